"""People against the light: a couple before the sunset, dancers under bulbs, a walker on a ridge."""

from __future__ import annotations

import numpy as np

from focusflow_desktop.photos.samples.canvas import (
    Colour,
    Pixels,
    Size,
    blend,
    glow,
    noise,
    over,
    rgb,
    shine,
    softened,
)
from focusflow_desktop.photos.samples.scenes.land import hills, sunset
from focusflow_desktop.photos.samples.sheet import Points, Sheet, curve, ribbon, rounded


def couple(size: Size, rng: np.random.Generator) -> Pixels:
    """Bride and groom on the shore, the sun between them."""
    middle = float(rng.uniform(0.40, 0.60))
    picture = softened(sunset(size, rng, sun_x=middle), max(size) * 0.0022)
    ground = 0.90 + 0.02 * np.sin(np.linspace(0, 4, size[0]) + float(rng.uniform(0, 6)))
    _shore(picture, rng, ground)
    tall = size[1] * float(rng.uniform(0.40, 0.50))
    foot = (size[0] * middle, size[1] * 0.925)
    dark = (0.05, 0.035, 0.05)
    _lit_figures(
        picture, foot, tall, dark=dark, rim=(1.0, 0.72, 0.42), apart=float(rng.uniform(0.145, 0.175))
    )
    return picture


def dancers(size: Size, rng: np.random.Generator) -> Pixels:
    """The first dance, under strings of bulbs far out of focus."""
    base = ("#0d1620", "#181018", "#101a14")[int(rng.integers(3))]
    picture: Pixels = np.empty((size[1], size[0], 3), np.float32)
    picture[:] = rgb(base)
    shine(picture, (0.5, 0.28, 0.10), glow(size, (0.5, 0.55), 0.42, power=1.6) * 0.85)
    picture *= (0.8 + 0.4 * noise(rng, size, cells=(4, 3), octaves=4))[..., None]
    _bulbs(picture, rng)
    floor = np.clip((np.linspace(0, 1, size[1], dtype=np.float32)[:, None] - 0.86) / 0.14, 0, 1)
    over(picture, (0.05, 0.035, 0.025), (np.repeat(floor, size[0], axis=1) * 0.75).astype(np.float32))
    shine(picture, (0.8, 0.5, 0.22), glow(size, (0.5, 1.02), 0.30, power=1.5) * 0.35)
    foot = (size[0] * float(rng.uniform(0.42, 0.58)), size[1] * 0.965)
    tall = size[1] * float(rng.uniform(0.62, 0.70))
    _lit_figures(picture, foot, tall, dark=(0.035, 0.026, 0.026), rim=(1.0, 0.80, 0.50), apart=0.145)
    return picture


def walker(size: Size, rng: np.random.Generator) -> Pixels:
    """Someone small in front of the hills."""
    picture = hills(size, rng)
    x = float(rng.uniform(0.25, 0.75))
    crest = 0.955 - 0.055 * np.exp(-(((np.linspace(0, 1, size[0]) - x) / 0.22) ** 2))
    _shore(picture, rng, crest)
    tall = size[1] * 0.15
    sheet = Sheet(size, base=(0.03, 0.035, 0.04))
    for outline in _man(tall, turn=1.0):
        sheet.polygon(outline + np.array([size[0] * x, size[1] * 0.905]), (0.03, 0.035, 0.04))
    sheet.lay_over(picture)
    return picture


def _shore(picture: Pixels, rng: np.random.Generator, crest: Points) -> None:
    height, width = picture.shape[:2]
    sheet = Sheet((width, height), base=(0.04, 0.03, 0.035))
    line = crest * height + rng.normal(0, 0.0008 * height, width)
    across = np.arange(width)
    outline = np.concatenate([np.stack([across, line], -1), [[width, height * 1.1], [0, height * 1.1]]])
    sheet.polygon(outline, (0.045, 0.035, 0.04))
    for _ in range(520):
        x = int(rng.integers(0, width))
        tall = height * 0.022 * float(rng.uniform(0.3, 1.2))
        tip = (x + tall * float(rng.normal(0.1, 0.35)), line[x] - tall)
        spine = curve([(x, line[x] + 3), (x, line[x] - tall * 0.5), tip], steps=5)
        sheet.polygon(ribbon(spine, np.linspace(1, 0.1, 5) * max(1.2, width * 0.0011)), (0.045, 0.035, 0.04))
    sheet.lay_over(picture)


def _bulbs(picture: Pixels, rng: np.random.Generator) -> None:
    """Strings of warm lights as a fast lens draws them: discs, a little brighter at the rim."""
    height, width = picture.shape[:2]
    for _ in range(4):
        start, end = height * float(rng.uniform(-0.05, 0.3)), height * float(rng.uniform(-0.05, 0.3))
        sag = height * float(rng.uniform(0.15, 0.4))
        line = curve(
            [(-0.05 * width, start), (width * 0.5, max(start, end) + sag), (1.05 * width, end)], steps=14
        )
        radius = max(width, height) * float(rng.uniform(0.012, 0.026))
        for place in line + rng.normal(0, radius * 0.5, line.shape):
            _light(picture, place, radius, blend(rgb("#ffb45a"), rgb("#ffe2b0"), float(rng.random())))
    for _ in range(38):
        place = np.array([width * rng.random(), height * rng.uniform(0.25, 0.8)])
        colour = blend(rgb("#ff8f3c"), rgb("#ffd9a0"), float(rng.random()))
        _light(picture, place, max(width, height) * float(rng.uniform(0.006, 0.018)), colour, strength=0.4)


def _light(picture: Pixels, place: Points, radius: float, colour: Colour, *, strength: float = 0.85) -> None:
    height, width = picture.shape[:2]
    x0, x1 = int(max(0, place[0] - radius - 2)), int(min(width, place[0] + radius + 3))
    y0, y1 = int(max(0, place[1] - radius - 2)), int(min(height, place[1] + radius + 3))
    if x1 <= x0 or y1 <= y0:
        return
    u = (np.arange(x0, x1)[None, :] - place[0]) / radius
    v = (np.arange(y0, y1)[:, None] - place[1]) / radius
    away = np.sqrt(u * u + v * v)
    disc = np.clip((1.03 - away) * radius / 2.5, 0, 1) * (0.62 + 0.38 * away**4)
    shine(picture[y0:y1, x0:x1], colour, (disc * strength).astype(np.float32))


def _lit_figures(
    picture: Pixels, foot: tuple[float, float], tall: float, *, dark: Colour, rim: Colour, apart: float
) -> None:
    """Both figures dark, with a thin edge of the light behind them."""
    height, width = picture.shape[:2]
    sheet = Sheet((width, height), base=dark)
    place = np.array(foot)
    for outline in _man(tall, turn=1.0, reach=apart):
        sheet.polygon(outline + place - [tall * apart * 0.5, 0], dark)
    for outline in _bride(tall * 0.93, turn=-1.0, reach=apart):
        sheet.polygon(outline + place + [tall * apart * 0.5, 0], dark)
    edge = sheet.mask()
    inner = sheet.mask(blur_px=tall * 0.007)
    sheet.lay_over(picture)
    above = np.clip((foot[1] - 0.02 * tall - np.arange(height)[:, None]) / (0.12 * tall), 0, 1)
    shine(picture, rim, (np.clip((0.93 - inner) * 2.2, 0, 1) * edge * above * 0.85).astype(np.float32))


_Outline = list[tuple[float, float]]  # in heights of the figure: to the front, up

_JACKET: _Outline = [
    (-0.035, 0.852), (0.028, 0.852), (0.06, 0.825), (0.084, 0.775), (0.080, 0.66), (0.068, 0.56), (0.078, 0.46),
    (0.07, 0.445), (-0.078, 0.445), (-0.084, 0.47), (-0.072, 0.56), (-0.088, 0.68), (-0.098, 0.775), (-0.080, 0.825),
]  # fmt: skip
_LEG_BEHIND: _Outline = [
    (-0.074, 0.56), (0.02, 0.56), (0.004, 0.30), (-0.018, 0.05), (0.004, 0.022), (0.03, 0.004), (0.028, 0.0),
    (-0.082, 0.0), (-0.080, 0.05), (-0.078, 0.28), (-0.080, 0.44),
]  # fmt: skip
_LEG_BEFORE: _Outline = [
    (-0.03, 0.56), (0.072, 0.56), (0.074, 0.44), (0.064, 0.26), (0.050, 0.05), (0.075, 0.022), (0.108, 0.004),
    (0.106, 0.0), (-0.012, 0.0), (-0.010, 0.05), (-0.008, 0.28),
]  # fmt: skip
_MANS_HEAD: _Outline = [
    (-0.040, 0.905), (-0.046, 0.945), (-0.030, 0.985), (0.002, 1.0), (0.034, 0.985), (0.042, 0.955), (0.043, 0.94),
    (0.057, 0.918), (0.046, 0.912), (0.049, 0.897), (0.042, 0.878), (0.024, 0.872), (0.022, 0.83), (-0.036, 0.82),
    (-0.034, 0.875),
]  # fmt: skip
_BODICE: _Outline = [
    (-0.030, 0.835), (0.024, 0.835), (0.052, 0.80), (0.062, 0.755), (0.058, 0.70), (0.042, 0.63), (0.05, 0.56),
    (-0.05, 0.56), (-0.042, 0.63), (-0.055, 0.72), (-0.060, 0.775), (-0.052, 0.812),
]  # fmt: skip
_DRESS: _Outline = [
    (-0.046, 0.65), (0.046, 0.65), (0.075, 0.52), (0.105, 0.36), (0.145, 0.14), (0.175, 0.01), (0.10, -0.004),
    (-0.10, -0.004), (-0.27, 0.005), (-0.36, 0.0), (-0.27, 0.05), (-0.18, 0.16), (-0.115, 0.36), (-0.075, 0.52),
]  # fmt: skip
_BRIDES_HEAD: _Outline = [
    (-0.038, 0.90), (-0.046, 0.935), (-0.03, 0.98), (0.004, 0.995), (0.034, 0.975), (0.040, 0.945), (0.041, 0.935),
    (0.053, 0.914), (0.043, 0.908), (0.046, 0.895), (0.038, 0.876), (0.020, 0.868), (0.016, 0.82), (-0.026, 0.81),
    (-0.024, 0.87),
]  # fmt: skip
_BUN: _Outline = [
    (-0.03, 0.985),
    (-0.055, 1.0),
    (-0.082, 0.985),
    (-0.086, 0.95),
    (-0.07, 0.925),
    (-0.035, 0.93),
]
_VEIL: _Outline = [
    (-0.03, 0.965), (-0.075, 0.955), (-0.098, 0.88), (-0.112, 0.76), (-0.135, 0.62), (-0.175, 0.46), (-0.24, 0.30),
    (-0.26, 0.25), (-0.17, 0.29), (-0.09, 0.40), (-0.02, 0.60), (-0.01, 0.78),
]  # fmt: skip


def _man(tall: float, *, turn: float, reach: float = 0.16) -> list[Points]:
    """A man in a suit, seen from the side he faces (`turn` 1: to the right); feet at the origin, y down."""
    arm: _Outline = [
        (0.03, 0.82), (0.075, 0.79), (reach * 0.95, 0.655), (reach + 0.03, 0.615), (reach + 0.028, 0.585),
        (reach * 0.85, 0.592), (0.06, 0.68), (0.01, 0.74),
    ]  # fmt: skip
    return _shapes((_LEG_BEHIND, _LEG_BEFORE, _JACKET, arm, _MANS_HEAD), tall, turn)


def _bride(tall: float, *, turn: float, reach: float = 0.16) -> list[Points]:
    """A woman in a long dress with a veil, her hair up."""
    arm: _Outline = [
        (0.015, 0.815), (0.058, 0.79), (reach * 0.9, 0.715), (reach + 0.02, 0.745), (reach + 0.032, 0.725),
        (reach * 0.92, 0.675), (0.06, 0.695), (0.015, 0.745),
    ]  # fmt: skip
    return _shapes((_VEIL, _BODICE, _DRESS, arm, _BRIDES_HEAD, _BUN), tall, turn)


def _shapes(outlines: tuple[list[tuple[float, float]], ...], tall: float, turn: float) -> list[Points]:
    return [rounded(np.array(corners) * [turn * tall, -tall]) for corners in outlines]
