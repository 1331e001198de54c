"""Wide views: hills in mist, the sea at sunset, a wood in fog, the night sky."""

from __future__ import annotations

import numpy as np

from focusflow_desktop.photos.samples.canvas import (
    Colour,
    Pixels,
    Plane,
    Size,
    blend,
    glow,
    grid,
    noise,
    over,
    ramp,
    rgb,
    ridge,
    shine,
    sky,
    smooth_step,
    softened,
)
from focusflow_desktop.photos.samples.sheet import Sheet, ribbon

_DAWNS = (
    (("#3f5f92", "#c98f86", "#ffdca3"), "#e9b58d", "#1c2a33"),
    (("#7fa6c9", "#cfdfe6", "#fdf3df"), "#c5d5d8", "#16302c"),
    (("#2a3158", "#8a5a86", "#ff9f6b"), "#c98788", "#191a2b"),
)


def hills(size: Size, rng: np.random.Generator) -> Pixels:
    """Ridge behind ridge in the morning mist, spruces on the nearest."""
    (top, middle, low), haze, near = _DAWNS[int(rng.integers(len(_DAWNS)))]
    picture = sky(size, ((0, top), (0.32, middle), (0.52, low), (1, low)))
    wisps = noise(rng, size, cells=(2, 9), octaves=6)
    over(picture, rgb(low), smooth_step(0.5, 0.85, wisps) * 0.55)
    sun = (float(rng.uniform(0.2, 0.8)), float(rng.uniform(0.36, 0.44)))
    for radius, strength in ((0.45, 0.45), (0.12, 0.6), (0.02, 1.0)):
        shine(picture, (1.0, 0.93, 0.76), glow(size, sun, radius, power=1.6) * strength)
    count = 7
    for index in range(count):
        _ridge_line(picture, rng, rgb(haze), rgb(near), share=index / (count - 1), sun=sun)
    return picture


def _ridge_line(
    picture: Pixels,
    rng: np.random.Generator,
    haze: Colour,
    near: Colour,
    *,
    share: float,
    sun: tuple[float, float],
) -> None:
    height, width = picture.shape[:2]
    level = 0.46 + 0.46 * share**1.25
    land = level - (0.055 + 0.03 * share) * ridge(
        rng, width, bumps=2.5 - share, octaves=8, gain=0.46 + 0.03 * share
    )
    crest = land
    if share > 0.6:
        crest = land - _spruces(
            rng, width, tall=0.02 + 0.22 * (share - 0.6), crowd=round(170 - 220 * (share - 0.6))
        )
    first = int(np.clip(crest.min() * height - 2, 0, height - 2))
    size = (width, height - first)
    y = np.linspace(0, 1, height, dtype=np.float32)[first:, None]
    body: Pixels = np.empty((size[1], width, 3), np.float32)
    body[:] = blend(haze, near, 0.06 + 0.94 * share**1.35)
    depth = np.clip((y - land[None, :] + 0.02) / 0.16, 0, 1)
    mist = depth * (1 - share) ** 0.7 * (0.65 + 0.7 * (noise(rng, size, cells=(4, 7), octaves=5) - 0.5))
    over(body, blend(haze, (1, 1, 1), 0.25), np.clip(mist, 0, 1).astype(np.float32))
    shine(body, (1.0, 0.85, 0.6), glow((width, height), sun, 0.4, power=1.6)[first:] * (0.35 * (1 - share)))
    over(picture[first:], body, smooth_step(0, 1.6 / height, (y - crest[None, :]).astype(np.float32)))


def _spruces(rng: np.random.Generator, width: int, *, tall: float, crowd: int) -> Plane:
    """The outline of a wood, as heights above the ridge."""
    at = np.arange(width) / width
    outline = np.zeros(width)
    for _ in range(max(30, crowd)):
        place, high = rng.uniform(-0.02, 1.02), tall * float(rng.uniform(0.35, 1.0))
        distance = np.abs(at - place) / (high * float(rng.uniform(0.13, 0.19)))
        tiers = 0.22 * ((distance * 4.0 + rng.random()) % 1) * (distance < 1) * (distance > 0.12)
        outline = np.maximum(outline, high * np.clip(1 - distance**0.85 - tiers, 0, 1))
    return outline.astype(np.float32)


def sunset(size: Size, rng: np.random.Generator, *, sun_x: float | None = None) -> Pixels:
    """The sun going down over the sea under broken clouds."""
    horizon = float(rng.uniform(0.54, 0.62))
    warm = int(rng.integers(2))
    stops = (
        (
            (0, "#26406f"),
            (horizon * 0.5, "#8e7aa0"),
            (horizon * 0.85, "#f0a36b"),
            (horizon, "#ffd18a"),
            (1, "#ffd18a"),
        ),
        (
            (0, "#3a2a5c"),
            (horizon * 0.45, "#a8507a"),
            (horizon * 0.8, "#f47b4f"),
            (horizon, "#ffc56e"),
            (1, "#ffc56e"),
        ),
    )[warm]
    picture = sky(size, stops)
    sun = (float(rng.uniform(0.3, 0.7)) if sun_x is None else sun_x, horizon - float(rng.uniform(0.03, 0.09)))
    x, y = grid(size)
    high = noise(rng, size, cells=(2.5, 8), octaves=7, gain=0.55)
    cover = smooth_step(0.46, 0.74, high + 0.18 * (0.5 - y)) * smooth_step(horizon, horizon - 0.18, y + 0 * x)
    lit = ramp(
        np.clip(1.25 - high + 0.55 * (glow(size, sun, 0.5, power=1.4) - 0.4), 0, 1).astype(np.float32),
        ((0, "#2c2740"), (0.4, "#5b4260"), (0.62, "#c0605c"), (0.8, "#ff9e62"), (1, "#fff0c4")),
    )
    over(picture, lit, (cover * 0.88).astype(np.float32))
    for radius, strength in ((0.55, 0.42), (0.16, 0.55), (0.035, 1.0)):
        shine(picture, (1.0, 0.84, 0.55), glow(size, sun, radius, power=1.5) * strength)
    disc = smooth_step(0.985, 1.0, glow(size, sun, 0.16, power=2))
    shine(picture, (1.0, 0.98, 0.88), disc)
    _water(picture, rng, horizon=horizon, sun=sun)
    return picture


def _water(picture: Pixels, rng: np.random.Generator, *, horizon: float, sun: tuple[float, float]) -> None:
    """The sea: the sky mirrored and dimmed, waves that grow towards us, glitter below the sun."""
    height, width = picture.shape[:2]
    first = round(horizon * height)
    rows = height - first
    depth = (np.arange(rows, dtype=np.float32) + 0.5) / rows
    mirror = picture[np.clip(first - 1 - (depth**0.8 * first * 0.92).astype(int), 0, first - 1)]
    mirror = softened(mirror, max(width, height) * 0.006)
    flat = noise(rng, (width, 1024), cells=(10, 90), octaves=5, gain=0.75)
    reach = np.clip((np.log1p(depth * 14) / np.log(15) * 1023), 0, 1023).astype(int)
    near = noise(rng, (width, rows), cells=(7, 26), octaves=5, gain=0.65)
    waves = (flat[reach] - 0.5) * (1 - 0.4 * depth[:, None]) + (near - 0.5) * depth[:, None]
    sea = mirror * (0.62 - 0.18 * depth[:, None, None]) + np.float32(0.02)
    sea *= (1 + 1.5 * waves)[..., None]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    path = np.exp(-(((x - sun[0]) / (0.035 + 0.16 * depth[:, None])) ** 2))
    glitter = smooth_step(0.10, 0.34, (waves + 0.16 * path).astype(np.float32)) * path
    np.clip(sea, 0, 1, out=sea)
    shine(sea, (1.0, 0.83, 0.55), (path * 0.32).astype(np.float32))
    shine(sea, (1.0, 0.92, 0.72), (glitter * 0.9).astype(np.float32))
    picture[first:] = sea


def wood(size: Size, rng: np.random.Generator) -> Pixels:
    """Trunks going back into the fog, light falling between them."""
    moods = (
        ("#dfe7c4", "#8fa77c", "#16211a"),
        ("#f3d9a6", "#b58b52", "#20170f"),
        ("#cfdadd", "#7f97a0", "#131c22"),
    )
    bright, fog, dark = moods[int(rng.integers(len(moods)))]
    light = (float(rng.uniform(0.3, 0.7)), float(rng.uniform(0.22, 0.38)))
    picture = ramp(glow(size, light, 0.55, power=1.5), ((0, fog), (1, bright)))
    picture *= (0.9 + 0.25 * noise(rng, size, cells=(3, 3), octaves=5))[..., None]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        _trunks(picture, rng, blend(rgb(fog), rgb(dark), 0.15 + 0.85 * share), share=share)
        _undergrowth(picture, rng, blend(rgb(fog), rgb(dark), 0.12 + 0.8 * share), share=share)
        shine(picture, rgb(bright), glow(size, light, 0.42, power=1.5) * (0.42 * (1 - share)))
    return picture


def _trunks(picture: Pixels, rng: np.random.Generator, colour: Colour, *, share: float) -> None:
    height, width = picture.shape[:2]
    blur = max(width, height) * (0.0016 * (1 - share))
    bark = Sheet((width, height), base=colour, blur_px=blur)
    lit = Sheet(
        (width, height), base=blend(colour, (1, 0.95, 0.8), 0.3), blur_px=blur + width * 0.004 * (share + 0.2)
    )
    for _ in range(round(26 - 20 * share)):
        x, thick = (
            width * float(rng.uniform(-0.02, 1.02)),
            width * (0.005 + 0.034 * share**1.4) * float(rng.uniform(0.7, 1.3)),
        )
        foot = height * (0.66 + 0.4 * share)
        lean = float(rng.normal(0, 0.02)) * height
        steps = 26
        down = np.linspace(-0.05 * height, foot, steps)
        sway = np.cumsum(rng.normal(0, 0.12, steps)) * thick * 0.22
        spine = np.stack([x + lean * (1 - down / height) + sway, down], -1)
        girth = thick * (0.78 + 0.3 * np.linspace(0, 1, steps) ** 3 + rng.normal(0, 0.015, steps))
        bark.polygon(ribbon(spine, girth), colour)
        lit.polygon(ribbon(spine - [thick * 0.30, 0], girth * 0.28), blend(colour, (1, 0.95, 0.8), 0.3))
        for _ in range(round(2 + 3 * share)):
            start = spine[int(rng.integers(2, 14))]
            side = float(rng.choice([-1, 1]))
            tip = start + np.array(
                [side * height * rng.uniform(0.06, 0.2), -height * rng.uniform(-0.02, 0.12)]
            )
            bend = np.stack([start, (start + tip) / 2 + [0, height * 0.015], tip])
            bark.polygon(ribbon(bend, np.array([0.16, 0.09, 0.015]) * thick), colour)
    bark.lay_over(picture)
    lit.lay_over(picture, alpha=0.5)


def _undergrowth(picture: Pixels, rng: np.random.Generator, colour: Colour, *, share: float) -> None:
    height, width = picture.shape[:2]
    crest = 0.64 + 0.36 * share - 0.03 * ridge(rng, width, bumps=6, octaves=8, gain=0.72)
    first = int(np.clip(crest.min() * height - 2, 0, height - 2))
    y = np.linspace(0, 1, height, dtype=np.float32)[first:, None]
    ground: Pixels = np.empty((height - first, width, 3), np.float32)
    ground[:] = colour
    ground *= (0.75 + 0.5 * noise(rng, (width, height - first), cells=(24, 20), octaves=4, gain=0.8))[
        ..., None
    ]
    over(picture[first:], ground, smooth_step(0, 0.012, (y - crest[None, :]).astype(np.float32)))


def night(size: Size, rng: np.random.Generator) -> Pixels:
    """The Milky Way above a ridge of spruces."""
    picture = sky(
        size, ((0, "#070c1f"), (0.5, "#101f45"), (0.8, "#2d4468"), (0.95, "#6d6f78"), (1, "#8d7f74"))
    )
    width, height = size
    x, y = grid(size)
    slope = float(rng.uniform(-1.1, -0.6))
    across = ((y - 0.42) - slope * (x - 0.52) * (height / width) * 1.3).astype(np.float32)
    cloud = noise(rng, size, cells=(4, 4), octaves=7, gain=0.62)
    band = np.exp(-((across / 0.17) ** 2)).astype(np.float32)
    lane = np.exp(-(((across + (cloud - 0.5) * 0.22) / 0.035) ** 2)).astype(np.float32)
    haze = band * np.clip(cloud * 1.5 - 0.25, 0, 1.3)
    shine(picture, (0.62, 0.60, 0.74), (haze * 0.55).astype(np.float32))
    shine(picture, (0.85, 0.62, 0.46), (band**3 * cloud * 0.28).astype(np.float32))
    over(picture, (0.05, 0.06, 0.12), (lane * band * 0.55).astype(np.float32))
    _stars(picture, rng, band)
    crest = 0.86 - 0.05 * ridge(rng, width, bumps=2, octaves=6) - _spruces(rng, width, tall=0.14, crowd=120)
    over(picture, (0.012, 0.017, 0.03), smooth_step(0, 1.6 / height, (y - crest[None, :]).astype(np.float32)))
    return picture


def _stars(picture: Pixels, rng: np.random.Generator, band: Plane) -> None:
    height, width = picture.shape[:2]
    light = np.zeros((height, width), np.float32)
    count = 4200
    columns, rows = rng.integers(0, width, count), rng.integers(0, height, count)
    bright = rng.pareto(1.7, count).astype(np.float32) * 0.22
    kept = rng.random(count) < 0.45 + 0.55 * band[rows, columns]
    light[rows[kept], columns[kept]] = np.clip(bright[kept] + 0.2, 0, 3.5)
    fine = np.repeat(light[..., None], 3, axis=2)
    shine(picture, (0.92, 0.95, 1.0), np.clip(light, 0, 1))
    halo = softened(np.clip(fine / 3.5, 0, 1), max(size_of(picture)) * 0.0009)
    shine(picture, (0.8, 0.88, 1.0), np.clip(halo[..., 0] * 16, 0, 1))


def size_of(picture: Pixels) -> Size:
    """Width and height of a picture."""
    return picture.shape[1], picture.shape[0]
