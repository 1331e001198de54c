"""Close to the ground: a dandelion clock, drops on a leaf, a palm leaf against the light."""

from __future__ import annotations

import numpy as np

from focusflow_desktop.photos.samples.canvas import (
    Pixels,
    Size,
    glow,
    grid,
    noise,
    over,
    ramp,
    resized,
    rgb,
    shine,
    smooth_step,
    softened,
)
from focusflow_desktop.photos.samples.sheet import Points, Sheet, curve, ribbon

_MOODS = (
    ("#31420f", ("#e07a14", "#f39a23", "#b8420c", "#8c2a08", "#5d7a1c", "#6b7fa8")),
    ("#1d3322", ("#3e7a4a", "#86b25a", "#c9d98a", "#2a5a5e", "#dfe7b0", "#48724c")),
    ("#2b2440", ("#6a4f92", "#b07cae", "#e6a7a0", "#3f3a6e", "#f2cfa8", "#574a86")),
)


def bokeh(size: Size, rng: np.random.Generator, *, mood: int) -> Pixels:
    """A far background, wholly out of focus."""
    base, colours = _MOODS[mood % len(_MOODS)]
    small = (max(16, size[0] // 6), max(16, size[1] // 6))
    picture: Pixels = np.empty((small[1], small[0], 3), np.float32)
    picture[:] = rgb(base)
    for _ in range(16):
        colour = rgb(colours[int(rng.integers(len(colours)))])
        centre = (float(rng.uniform(-0.1, 1.1)), float(rng.uniform(-0.1, 1.1)))
        over(picture, colour, glow(small, centre, float(rng.uniform(0.06, 0.22)), power=3) * 0.8)
    picture *= (0.75 + 0.5 * noise(rng, small, cells=(5, 4), octaves=3))[..., None]
    planes = [resized(np.ascontiguousarray(picture[..., c]), size) for c in range(3)]
    return softened(np.stack(planes, -1), max(size) / 90)


def dandelion(size: Size, rng: np.random.Generator) -> Pixels:
    """A dandelion clock before a warm, far background, some of its seeds already flying."""
    picture = bokeh(size, rng, mood=int(rng.integers(3)))
    long_edge = max(size)
    centre = np.array([size[0] * rng.uniform(0.38, 0.62), size[1] * rng.uniform(0.38, 0.48)])
    radius = min(size) * rng.uniform(0.25, 0.31)
    stem_end = (centre[0] + radius * rng.uniform(-0.5, 0.5), size[1] * 1.05)
    _stem(picture, centre, stem_end, long_edge)
    directions = _sphere(190)
    kept = directions[rng.random(len(directions)) > 0.12]
    for near, blur in ((False, 0.0022), (True, 0.0004)):
        sheet = Sheet(size, base=(1.0, 0.97, 0.9), blur_px=blur * long_edge)
        for direction in kept[(kept[:, 2] > 0.05) == near]:
            _seed(sheet, rng, centre + direction[:2] * radius * 0.16, direction * radius)
        sheet.lay_over(picture, alpha=0.95 if near else 0.6)
        if not near:
            _heart(picture, centre, radius * 0.17, rng)
    flying = Sheet(size, base=(1.0, 0.97, 0.9), blur_px=0.0009 * long_edge)
    for _ in range(4):
        place = np.array([size[0] * rng.uniform(0.68, 0.97), size[1] * rng.uniform(0.08, 0.5)])
        angle = rng.uniform(-2.2, -0.4)
        _seed(flying, rng, place, np.array([np.cos(angle), np.sin(angle), 0.2]) * radius * 0.8)
    flying.lay_over(picture, alpha=0.9)
    shine(picture, (0.35, 0.28, 0.16), glow(size, (0.9, 0.05), 0.6))
    return picture


def _sphere(count: int) -> Points:
    index = np.arange(count) + 0.5
    height = 1 - 2 * index / count
    turn = index * 2.399963
    ring = np.sqrt(1 - height**2)
    return np.stack([ring * np.cos(turn), height, ring * np.sin(turn)], -1)


def _seed(sheet: Sheet, rng: np.random.Generator, foot: Points, reach: Points) -> None:
    """One seed: its stalk, and the umbrella of hairs at the end of it."""
    length = float(np.linalg.norm(reach))
    tip = foot + reach[:2] * 0.72
    lit = 0.72 + 0.28 * float(np.clip((reach[0] * 0.6 - reach[1] * 0.7 + reach[2] * 0.3) / length, -1, 1))
    thin = length * 0.0052
    sheet.line(np.stack([foot, tip]), (0.80 * lit, 0.74 * lit, 0.62 * lit), width_px=thin, alpha=0.8)
    sheet.line(np.stack([foot, foot + reach[:2] * 0.12]), (0.42, 0.28, 0.14), width_px=thin * 3.4)
    axis = reach / length
    side = np.cross(axis, [0.31, 0.52, 0.79])
    side /= np.linalg.norm(side)
    other = np.cross(axis, side)
    for turn in rng.uniform(0, 2 * np.pi, 26):
        spread = axis * rng.uniform(0.08, 0.2) + (side * np.cos(turn) + other * np.sin(turn)) * 0.27
        end = tip + spread[:2] * length * rng.uniform(0.85, 1.1)
        bright = min(1.0, lit * float(rng.uniform(0.92, 1.12)))
        sheet.line(
            np.stack([tip, end]), (bright, bright * 0.98, bright * 0.93), width_px=thin * 0.5, alpha=0.85
        )


def _stem(picture: Pixels, top: Points, end: tuple[float, float], long_edge: int) -> None:
    height, width = picture.shape[:2]
    spine = curve([(top[0], top[1]), (top[0], (top[1] + end[1]) / 2), end], steps=20)
    for share, shade in ((1.0, "#4d5a26"), (0.62, "#71803a"), (0.25, "#a9b169")):
        sheet = Sheet((width, height), base=rgb(shade), blur_px=long_edge * 0.0012)
        shift = np.array([(1 - share) * long_edge * 0.0035, 0])
        sheet.polygon(ribbon(spine + shift, np.full(20, long_edge * 0.011 * share)), rgb(shade))
        sheet.lay_over(picture)


def _heart(picture: Pixels, centre: Points, radius: float, rng: np.random.Generator) -> None:
    height, width = picture.shape[:2]
    sheet = Sheet((width, height), base=(0.4, 0.36, 0.2))
    sheet.ellipse((centre[0], centre[1]), (radius, radius * 0.92), (0.36, 0.31, 0.17))
    for direction in _sphere(260):
        if direction[2] < 0:
            continue
        lit = 0.35 + 0.5 * float(np.clip(direction[0] * 0.5 - direction[1] * 0.6 + direction[2] * 0.4, 0, 1))
        place = centre + direction[:2] * radius * 0.95
        size = radius * float(rng.uniform(0.035, 0.06))
        sheet.ellipse((place[0], place[1]), (size, size), (lit, lit * 0.88, lit * 0.56))
    sheet.lay_over(picture)


def drops(size: Size, rng: np.random.Generator) -> Pixels:
    """Rain on a broad leaf, sharp along one plane."""
    leaf = _leaf_surface(size, rng)
    long_edge = max(size)
    x, y = grid(size)
    slant = float(rng.uniform(-0.5, 0.5))
    distance = np.abs(y - 0.52 - slant * (x - 0.5)).astype(np.float32)
    wet = leaf.copy()
    for _ in range(46):
        place = (float(rng.uniform(0.02, 0.98)), float(rng.uniform(0.04, 0.96)))
        radius = float(np.clip(rng.lognormal(-4.35, 0.55), 0.004, 0.045)) * long_edge
        _drop(wet, rng, centre=(place[0] * size[0], place[1] * size[1]), radius=radius)
    near = softened(wet, long_edge * 0.004)
    far = softened(wet, long_edge * 0.012)
    over(wet, near, smooth_step(0.10, 0.24, distance))
    over(wet, far, smooth_step(0.22, 0.46, distance))
    shine(wet, (0.5, 0.55, 0.3), glow(size, (0.12, 0.02), 0.55) * 0.5)
    return wet


def _leaf_surface(size: Size, rng: np.random.Generator) -> Pixels:
    x, y = grid(size)
    angle = float(rng.uniform(-0.75, -0.35))
    aspect = size[1] / size[0]
    along = (x * np.cos(angle) + y * aspect * np.sin(angle)).astype(np.float32)
    across = (-x * np.sin(angle) + y * aspect * np.cos(angle)).astype(np.float32) - np.float32(0.62)
    warp = noise(rng, size, cells=(3, 2), octaves=4) - 0.5
    lanes = (along * 13 - np.abs(across) * 9 + warp * 0.7).astype(np.float32)
    vein = np.exp(-(((lanes % 1) - 0.5) ** 2) * 420).astype(np.float32)
    puff = np.sin(((lanes % 1) - 0.5) * np.pi) ** 2
    middle = np.exp(-((across + warp * 0.02) ** 2) * 9000).astype(np.float32)
    cells = noise(rng, size, cells=(90, 60), octaves=4, gain=0.8)
    tone = (
        0.50 - 0.16 * puff + 0.22 * (cells - 0.5) + 0.30 * (noise(rng, size, cells=(2, 2), octaves=2) - 0.5)
    )
    tone += 0.14 * vein + 0.30 * middle - 0.25 * smooth_step(0.0, 0.5, across) * np.float32(0.6)
    stops = ((0.0, "#04170a"), (0.25, "#0c3d17"), (0.5, "#257a2b"), (0.72, "#5fae45"), (1.0, "#c8e6a0"))
    return ramp(tone.astype(np.float32), stops)


def _drop(picture: Pixels, rng: np.random.Generator, *, centre: tuple[float, float], radius: float) -> None:
    """One drop, lit from the upper left: it is darker there, and gathers the light on its far side."""
    height, width = picture.shape[:2]
    reach = radius * 1.6
    x0, x1 = int(max(0, centre[0] - reach)), int(min(width, centre[0] + reach))
    y0, y1 = int(max(0, centre[1] - reach)), int(min(height, centre[1] + reach))
    if x1 - x0 < 4 or y1 - y0 < 4:
        return
    part = picture[y0:y1, x0:x1]
    squash, tilt = float(rng.uniform(0.82, 1.15)), float(rng.uniform(-0.15, 0.15))
    u = (np.arange(x0, x1, dtype=np.float32)[None, :] - centre[0]) / radius
    v = (np.arange(y0, y1, dtype=np.float32)[:, None] - centre[1]) / (radius * squash) + u * tilt
    away = np.sqrt(u * u + v * v).astype(np.float32)
    light = (u * 0.62 + v * 0.78).astype(np.float32)
    shadow = np.exp(-(((u - 0.16) ** 2 + (v - 0.24) ** 2) ** 3)).astype(np.float32)
    over(part, (0.01, 0.06, 0.02), shadow * 0.55 * smooth_step(0.85, 1.05, away))
    inside = 1 - smooth_step(1 - 3.0 / radius, 1 + 0.5 / radius, away)
    seen = part[::-1, ::-1].copy()
    body = seen * (0.62 + 0.62 * np.clip(light, -0.8, 1))[..., None] + 0.10 * np.clip(light, 0, 1)[..., None]
    body *= (1 - 0.55 * smooth_step(0.80, 1.0, away) * (light < 0.25))[..., None]
    over(part, np.clip(body, 0, 1).astype(np.float32), inside)
    gathered = np.exp(-(((u - 0.42) ** 2 + (v - 0.5) ** 2) * 7)).astype(np.float32)
    shine(part, (0.75, 0.95, 0.55), gathered * inside * 0.75)
    window = np.exp(-((((u + 0.36) / 0.17) ** 2 + ((v + 0.42) / 0.13) ** 2) ** 2)).astype(np.float32)
    shine(part, (1.0, 1.0, 1.0), window * inside * 0.98)


def palm(size: Size, rng: np.random.Generator) -> Pixels:
    """A palm leaf with the sun behind it."""
    x, y = grid(size)
    aspect = size[1] / size[0]
    foot = (float(rng.uniform(-0.35, -0.1)), float(rng.uniform(0.75, 1.2)))
    dx, dy = (x - foot[0]).astype(np.float32), ((foot[1] - y) * aspect).astype(np.float32)
    turn, away = np.arctan2(dy, dx).astype(np.float32), np.hypot(dx, dy).astype(np.float32)
    warp = noise(rng, size, cells=(2, 2), octaves=3) - 0.5
    lanes = turn * np.float32(rng.uniform(20, 28)) + warp * 0.35
    part = lanes % 1
    fold = np.where(part < 0.58, part / 0.58, (1 - part) / 0.42).astype(np.float32)
    strip = np.floor(lanes).astype(np.int32)
    own = rng.random(512).astype(np.float32)[strip % 512]
    threads = np.sin(lanes * 2 * np.pi * 9 + own * 6).astype(np.float32)
    fibre = noise(rng, size, cells=(60, 40), octaves=3)
    sun = glow(size, (float(rng.uniform(0.55, 0.8)), float(rng.uniform(0.1, 0.35))), 0.62)
    tone = (
        0.16
        + 0.36 * fold**1.4
        + 0.05 * threads * fold
        + 0.10 * (own - 0.5)
        + 0.12 * (fibre - 0.5)
        + 0.34 * sun
    )
    tone = tone - 0.30 * np.exp(-((part - 0.02) ** 2) * 900) - 0.12 * smooth_step(0.9, 1.5, away)
    stops = ((0.0, "#021206"), (0.22, "#0b4212"), (0.45, "#2c8a1a"), (0.68, "#86cc2c"), (1.0, "#f2f7b0"))
    picture = ramp(tone.astype(np.float32), stops)
    long_edge = max(size)
    over(picture, softened(picture, long_edge * 0.006), smooth_step(0.75, 1.15, away))
    over(picture, softened(picture, long_edge * 0.005), 1 - smooth_step(0.25, 0.5, away))
    return picture
