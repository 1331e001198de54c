"""Flowers and grass: daisies and cosmos at full aperture, marram grass before the sea, a field under a storm."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from focusflow_desktop.photos.samples.canvas import (
    Colour,
    Pixels,
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
from focusflow_desktop.photos.samples.scenes.macro import bokeh
from focusflow_desktop.photos.samples.sheet import Points, Sheet, curve, ribbon


@dataclass(frozen=True, slots=True)
class Bloom:
    """How one kind of flower is built."""

    petals: int
    length: float  # of a petal, in flower radii
    breadth: float
    tip: Colour
    base: Colour
    shade: Colour
    heart: float
    notched: bool


_STEPS = 22  # along a petal


def _sections(count: int) -> list[tuple[int, int, float]]:
    """A petal's length in overlapping parts: first and last step, and how much of its base colour each has."""
    ends = np.linspace(0, _STEPS - 1, count + 1).round().astype(int)
    shares = np.linspace(1, 0, count) ** 1.5
    return [(max(0, a - 1), b + 1, float(share)) for a, b, share in zip(ends, ends[1:], shares, strict=False)]


DAISY = Bloom(34, 1.0, 0.17, rgb("#fbfaf5"), rgb("#e4e2d2"), rgb("#a9b0b8"), 0.30, False)
COSMOS = Bloom(8, 1.0, 0.66, rgb("#f3a9cd"), rgb("#c2457f"), rgb("#8a2a60"), 0.17, True)
POPPY = Bloom(6, 1.0, 1.02, rgb("#f2461d"), rgb("#b3120d"), rgb("#6a0709"), 0.16, True)


def daisies(size: Size, rng: np.random.Generator) -> Pixels:
    """Ox-eye daisies, one of them sharp."""
    return _flowers(size, rng, DAISY, mood=1)


def cosmos(size: Size, rng: np.random.Generator) -> Pixels:
    """Pink cosmos in evening light."""
    return _flowers(size, rng, COSMOS, mood=int(rng.integers(1, 3)))


def poppies(size: Size, rng: np.random.Generator) -> Pixels:
    """Poppies against a green field."""
    return _flowers(size, rng, POPPY, mood=1)


def _flowers(size: Size, rng: np.random.Generator, kind: Bloom, *, mood: int) -> Pixels:
    long_edge = max(size)
    picture = bokeh(size, rng, mood=mood) * np.float32(0.82)
    for blur, count, scale in ((0.022, 7, 0.10), (0.009, 4, 0.12)):
        sheet = Sheet(size, base=kind.base, blur_px=blur * long_edge)
        for _ in range(count):
            place = np.array([size[0] * rng.uniform(0, 1), size[1] * rng.uniform(0.15, 0.95)])
            radius = scale * long_edge * float(rng.uniform(0.7, 1.1))
            _flower(sheet, rng, kind, place=place, radius=radius, foot_y=size[1] * 1.1, is_sharp=False)
        sheet.lay_over(picture)
    _grass(picture, rng, Grass(count=26, height=0.5, blur=0.010, colours=("#1d4a1c", "#5d8f35")))
    hero = Sheet(size, base=kind.base)
    place = np.array([size[0] * rng.uniform(0.33, 0.67), size[1] * rng.uniform(0.38, 0.5)])
    radius = min(size) * float(rng.uniform(0.27, 0.33))
    _flower(hero, rng, kind, place=place, radius=radius, foot_y=size[1] * 1.1, is_sharp=True)
    hero.lay_over(picture)
    _grass(picture, rng, Grass(count=7, height=0.34, blur=0.022, colours=("#2c5a1c", "#a9c95c")))
    shine(picture, (0.55, 0.45, 0.2), glow(size, (float(rng.uniform(0, 1)), -0.05), 0.5) * 0.6)
    return picture


def _flower(
    sheet: Sheet,
    rng: np.random.Generator,
    kind: Bloom,
    *,
    place: Points,
    radius: float,
    foot_y: float,
    is_sharp: bool,
) -> None:
    foot = (place[0] + radius * rng.uniform(-0.6, 0.6), foot_y)
    spine = curve([(place[0], place[1]), (place[0], (place[1] + foot_y) / 2), foot], steps=16)
    sheet.polygon(ribbon(spine, np.full(16, radius * 0.085)), (0.24, 0.36, 0.13))
    beside = spine + np.array([radius * 0.015, 0])
    sheet.polygon(ribbon(beside, np.full(16, radius * 0.035)), (0.46, 0.58, 0.27))
    squash, turn = float(rng.uniform(0.62, 0.92)), float(rng.uniform(-0.4, 0.4))
    frame = np.array([[np.cos(turn), -np.sin(turn) * squash], [np.sin(turn), np.cos(turn) * squash]])
    for row in (0, 1):
        for index in range(kind.petals):
            if index % 2 != row:
                continue
            angle = 2 * np.pi * (index + rng.normal(0, 0.10)) / kind.petals
            _petal(
                sheet,
                rng,
                kind,
                middle=place,
                frame=frame * radius,
                angle=angle,
                behind=row == 0,
                is_sharp=is_sharp,
            )
    _disc(sheet, rng, kind, middle=place, frame=frame * radius, dots=420 if is_sharp else 90)


def _petal(
    sheet: Sheet,
    rng: np.random.Generator,
    kind: Bloom,
    *,
    middle: Points,
    frame: Points,
    angle: float,
    behind: bool,
    is_sharp: bool,
) -> None:
    """One petal: its body, then fine stripes from the heart to the tip that carry light and shade."""
    stripes = 17 if is_sharp else 5
    sections = _sections((7 if kind.petals > 12 else 20) if is_sharp else 2)
    length = kind.length * float(rng.uniform(0.9, 1.06))
    bend = float(rng.normal(0, 0.05))
    way, side = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    along = np.linspace(0.08, 1, _STEPS)
    swell = np.sin(along**0.62 * np.pi * 0.66 + 0.10) * kind.breadth / 2
    swell[-4:] *= (0.98, 0.92, 0.80, 0.56)
    lit = (
        0.84
        + 0.16 * float(way[0] * 0.5 - way[1] * 0.85)
        - (0.13 if behind else 0.0)
        + float(rng.normal(0, 0.02))
    )
    ragged = rng.normal(0, 0.03, stripes) * (1.0 if kind.notched else 0.4)
    across = np.linspace(-1, 1, stripes)[:, None]
    reach = length * (1 - 0.10 * across**2 + ragged[:, None] * 0.5)
    spines = (along * reach)[..., None] * way + (swell * across + bend * along**2)[..., None] * side
    outlines = middle + ribbon(spines, np.abs(swell) * 2.6 / (stripes - 1) + 0.004) @ frame.T
    fold = 1 - 0.16 * np.abs(across) ** 1.5 + 0.05 * np.sin(np.arange(stripes)[:, None] * 2.4 + angle * 7)
    shaded = np.clip(1.35 - lit * fold * 1.3, 0, 1)
    for few in (
        slice(each, each + 1) for each in range(stripes)
    ):  # a stripe whole, then the next over its edge
        for start, stop, share in sections:
            chosen = outlines[few]
            parts = np.concatenate([chosen[:, start:stop], chosen[:, ::-1][:, start:stop][:, ::-1]], axis=1)
            colour = np.array(blend(kind.tip, kind.base, share))
            sheet.polygons(parts, colour + (np.array(kind.shade) - colour) * shaded[few])


def _disc(
    sheet: Sheet, rng: np.random.Generator, kind: Bloom, *, middle: Points, frame: Points, dots: int
) -> None:
    count = dots
    ring = np.sqrt((np.arange(count) + 0.5) / count)
    turn = np.arange(count) * 2.399963
    spots = np.stack([np.cos(turn), np.sin(turn)], -1) * ring[:, None] * kind.heart
    size = float(np.abs(frame).max()) * kind.heart * 1.27 / dots**0.5
    dark = kind is POPPY
    rim = np.stack([np.cos(np.linspace(0, 6.29, 40)), np.sin(np.linspace(0, 6.29, 40))], -1) * kind.heart
    sheet.polygon(middle + rim @ frame.T, rgb("#1c1014") if dark else rgb("#8a4f08"))
    for index in np.argsort(-ring):
        place = middle + spots[index] @ frame.T - [0, size * 1.8 * (1 - ring[index] ** 2)]
        lit = (
            0.62
            + 0.30 * (spots[index][0] * 0.5 - spots[index][1] * 0.8) / kind.heart
            + float(rng.normal(0, 0.07))
        )
        high, low = (rgb("#5a4a55"), rgb("#0f0a10")) if dark else (rgb("#ffd83c"), rgb("#8a4a06"))
        colour = blend(low, high, float(np.clip(lit, 0, 1)))
        sheet.ellipse((place[0], place[1]), (size, size), colour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grass:
    """A row of blades; heights and the foot are shares of the picture's height, breadth and blur of its long edge."""

    count: int
    height: float
    colours: tuple[str, str]
    blur: float = 0.0
    lean: float = 0.0  # the wind
    breadth: float = 0.006
    foot: float = 1.02
    ragged: float = 0.0


def _grass(picture: Pixels, rng: np.random.Generator, grass: Grass) -> None:
    rows, columns = picture.shape[:2]
    long_edge = max(columns, rows)
    sheet = Sheet((columns, rows), base=rgb(grass.colours[0]), blur_px=grass.blur * long_edge)
    count = grass.count
    x = columns * rng.uniform(-0.15, 1.15, count)
    tall = rows * grass.height * rng.uniform(0.55, 1.15, count)
    drift = tall * (grass.lean + rng.normal(0, 0.16, count))
    base = rows * (grass.foot + grass.ragged * rng.normal(0, 1, count))
    feet, tips = np.stack([x, base], -1), np.stack([x + drift, base - tall], -1)
    spines = curve(np.stack([feet, np.stack([x + drift * 0.15, base - tall * 0.6], -1), tips], 1), steps=9)
    breadth = long_edge * grass.breadth * rng.uniform(0.5, 1.2, (count, 1)) * np.linspace(1, 0.06, 9)
    outlines = ribbon(spines, breadth)
    low, high = (np.array(rgb(code)) for code in grass.colours)
    colours = low + (high - low) * rng.uniform(0, 1, (count, 1))
    lit = colours + (np.array([1.0, 0.95, 0.75]) - colours) * rng.uniform(0.05, 0.3, (count, 1))
    halves = np.concatenate([spines, outlines[:, :9][:, ::-1]], axis=1)
    for first in range(0, count, 8):  # a few blades at a time, so that they cover each other as they stand
        few = slice(first, first + 8)
        sheet.polygons(outlines[few], colours[few])
        sheet.polygons(halves[few], lit[few])
    sheet.lay_over(picture)


def dunes(size: Size, rng: np.random.Generator) -> Pixels:
    """Marram grass on a dune, the sea behind it out of focus."""
    horizon = float(rng.uniform(0.36, 0.46))
    picture = sky(size, ((0, "#6f9fd8"), (horizon * 0.75, "#a9c8e6"), (horizon, "#d3e2ea"), (1, "#d3e2ea")))
    cloud = noise(rng, size, cells=(3, 7), octaves=5)
    over(picture, (0.97, 0.97, 0.98), smooth_step(0.52, 0.85, cloud) * 0.55)
    x, y = grid(size)
    line = smooth_step(horizon - 0.002, horizon + 0.002, y + 0 * x)
    sea = sky(
        size,
        (
            (0, "#3c86bd"),
            (horizon, "#4b93c4"),
            (horizon + 0.12, "#2b7fae"),
            (horizon + 0.3, "#63b7c4"),
            (1, "#63b7c4"),
        ),
    )
    sea += ((noise(rng, size, cells=(6, 80), octaves=4, gain=0.7) - 0.5) * 0.13)[..., None]
    over(picture, sea, line)
    picture = softened(picture, max(size) * 0.0045)
    bank = horizon + 0.22 + 0.06 * np.sin(x * 3 + float(rng.uniform(0, 6)))
    sand = ramp(
        noise(rng, size, cells=(8, 14), octaves=6, gain=0.7),
        ((0, "#7d6a34"), (0.5, "#b5964e"), (1, "#dfc684")),
    )
    over(picture, sand, smooth_step(-0.02, 0.05, (y - bank).astype(np.float32)))
    lean = float(rng.uniform(0.25, 0.55)) * (1 if rng.random() < 0.5 else -1)
    straw = ("#7a5a1c", "#e3b65a")
    for grass in (
        Grass(
            count=900,
            height=0.32,
            blur=0.004,
            colours=("#6b5a22", "#c9a552"),
            lean=lean,
            breadth=0.0022,
            foot=0.93,
        ),
        Grass(count=700, height=0.40, blur=0.0012, colours=("#73601f", "#d8ae58"), lean=lean, breadth=0.0026),
        Grass(count=320, height=0.55, colours=straw, lean=lean, breadth=0.0027),
        Grass(count=9, height=0.7, blur=0.012, colours=straw, lean=lean, breadth=0.006),
    ):
        _grass(picture, rng, grass)
    shine(picture, (0.4, 0.3, 0.1), glow(size, (0.85, 0.4), 0.7) * 0.35)
    return picture


def storm(size: Size, rng: np.random.Generator) -> Pixels:
    """A field under a storm front, the last light along the horizon."""
    horizon = float(rng.uniform(0.60, 0.68))
    x, y = grid(size)
    high = noise(rng, size, cells=(2.2, 3.6), octaves=7, gain=0.55)
    low = noise(rng, size, cells=(3.5, 9), octaves=6, gain=0.5)
    depth = (high * 0.65 + low * 0.35 - 0.12 * (1 - y / horizon)).astype(np.float32)
    picture = ramp(
        depth, ((0.2, "#1b2431"), (0.42, "#33425a"), (0.55, "#55677f"), (0.68, "#8495a6"), (0.85, "#cfd6da"))
    )
    slit = np.exp(-(((y - horizon + 0.03) / 0.055) ** 2) + 0 * x).astype(np.float32)
    shine(picture, rgb("#f6d9a4"), slit * np.clip(1.6 - depth * 1.4, 0, 1) * 0.95)
    rain = noise(rng, (size[0], max(8, size[1] // 8)), cells=(16, 1.2), octaves=3)
    fall = np.repeat(rain, 9, axis=0)[: size[1]]
    over(picture, (0.30, 0.36, 0.44), smooth_step(0.55, 0.85, fall) * smooth_step(0.25, horizon, y) * 0.5)
    ground = ramp(
        ((y - horizon) / (1 - horizon) + 0 * x).astype(np.float32),
        ((0, "#39452f"), (0.08, "#7c7440"), (0.35, "#a08e46"), (1, "#3d3413")),
    )
    over(picture, ground, smooth_step(horizon - 0.001, horizon + 0.001, y + 0 * x))
    woods = np.maximum(0, ridge(rng, size[0], bumps=5, octaves=4) + 0.1) * 0.020
    woods = woods + np.maximum(0, ridge(rng, size[0], bumps=90, octaves=5, gain=0.7)) * 0.006 * (
        woods > 0.002
    )
    band = smooth_step(0, 1.6 / size[1], (y - (horizon + 0.004 - woods[None, :])).astype(np.float32))
    over(picture, (0.09, 0.12, 0.12), band * (1 - smooth_step(horizon + 0.003, horizon + 0.006, y + 0 * x)))
    for foot, tall, count, breadth in (
        (0.74, 0.04, 700, 0.0007),
        (0.79, 0.06, 700, 0.0009),
        (0.87, 0.10, 700, 0.0013),
        (0.95, 0.15, 500, 0.0019),
        (1.06, 0.26, 420, 0.0026),
    ):
        colours = ("#4a3f18", "#b79a4c")
        field = Grass(
            count=count, height=tall, colours=colours, lean=0.3, breadth=breadth, foot=foot, ragged=0.02
        )
        _grass(picture, rng, field)
    return picture
