"""The painter's tools of the sample scenes: gradients, noise, glows and blur on float pictures.

Not an imaging library: what the product does to photographs lives in `shared/imaging`. Lengths are in pixels of
the working size; scenes derive them from the picture's long edge, so that every size shows the same picture.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Pixels = NDArray[np.float32]  # (height, width, 3), display-referred, 0 to 1
Plane = NDArray[np.float32]  # (height, width)
Size = tuple[int, int]  # width, height
Colour = tuple[float, float, float]


def rgb(code: str) -> Colour:
    """`"#ff8800"` as three numbers from 0 to 1."""
    return int(code[1:3], 16) / 255, int(code[3:5], 16) / 255, int(code[5:7], 16) / 255


def blend(one: Colour, other: Colour, share: float) -> Colour:
    """The colour `share` of the way from `one` to `other`."""
    return (
        one[0] + (other[0] - one[0]) * share,
        one[1] + (other[1] - one[1]) * share,
        one[2] + (other[2] - one[2]) * share,
    )


def grid(size: Size) -> tuple[Plane, Plane]:
    """Columns (1, width) and rows (height, 1), each from 0 to 1."""
    width, height = size
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    return x, y


def ramp(position: Plane, stops: Sequence[tuple[float, str]]) -> Pixels:
    """Colours along `position`, through the stops `(where, "#rrggbb")`."""
    places = [where for where, _ in stops]
    colours = np.array([rgb(code) for _, code in stops], np.float32)
    steps = np.linspace(places[0], places[-1], 1024)
    table = np.stack([np.interp(steps, places, colours[:, c]) for c in range(3)], -1).astype(np.float32)
    share = (position - places[0]) / (places[-1] - places[0])
    index = (np.clip(share, 0, 1) * 1023).astype(np.int16)
    picked: Pixels = table[index]
    return picked


def sky(size: Size, stops: Sequence[tuple[float, str]]) -> Pixels:
    """A gradient from the top (0) to the bottom (1)."""
    width, height = size
    column = ramp(np.linspace(0, 1, height, dtype=np.float32)[:, None], stops)
    return np.repeat(column, width, axis=1)


def plain(size: Size, code: str) -> Pixels:
    """One colour everywhere."""
    return np.broadcast_to(np.array(rgb(code), np.float32), (size[1], size[0], 3)).copy()


def resized(plane: Plane, size: Size) -> Plane:
    """A smooth enlargement (or reduction) of a plane."""
    return np.asarray(Image.fromarray(plane).resize(size, Image.Resampling.BICUBIC), np.float32)


def noise(
    rng: np.random.Generator, size: Size, *, cells: tuple[float, float], octaves: int = 5, gain: float = 0.5
) -> Plane:
    """Cloud-like noise around 0.5, mostly within 0 to 1; `cells` are its largest features across and down."""
    width, height = size
    small = (max(1, width // 4), max(1, height // 4))  # the broad features need no more
    broad = np.zeros((small[1], small[0]), np.float32)
    fine = np.zeros((height, width), np.float32)
    weight, sum_squared = 1.0, 0.0
    for octave in range(octaves):
        across = min(width, max(2, round(cells[0] * 2**octave)))
        down = min(height, max(2, round(cells[1] * 2**octave)))
        coarse = rng.standard_normal((down + 2, across + 2), dtype=np.float32)
        if across * 3 < small[0] and down * 3 < small[1]:
            broad += weight * resized(coarse, small)
        else:
            fine += weight * resized(coarse, size)
        sum_squared += weight * weight
        weight *= gain
    total = fine + resized(broad, size)
    return total * np.float32(0.22 / sum_squared**0.5) + np.float32(0.5)


def ridge(
    rng: np.random.Generator, width: int, *, bumps: float, octaves: int = 7, gain: float = 0.5
) -> Plane:
    """A mountain line: `width` heights, about -1 to 1."""
    line = np.zeros(width, np.float32)
    weight = 1.0
    at = np.linspace(0, 1, width, dtype=np.float32)
    for octave in range(octaves):
        knots = max(3, round(bumps * 2**octave))
        values = rng.standard_normal(knots + 3)
        place = at * knots + rng.random()
        whole = np.clip(place.astype(int), 0, knots + 1)
        part = place - whole
        smooth = part * part * (3 - 2 * part)
        line += (weight * (values[whole] * (1 - smooth) + values[whole + 1] * smooth)).astype(np.float32)
        weight *= gain
    return line * np.float32(0.5)


def glow(size: Size, centre: tuple[float, float], radius: float, *, power: float = 2.0) -> Plane:
    """Light falling off around a point given in shares of the picture; `radius` is a share of the long edge."""
    width, height = size
    long_edge = max(size)
    x, y = grid(size)
    dx = (x - centre[0]) * (width / long_edge) / radius
    dy = (y - centre[1]) * (height / long_edge) / radius
    return np.asarray(np.exp(-((dx * dx + dy * dy) ** np.float32(power / 2))), np.float32)


def smooth_step(low: float, high: float, value: Plane) -> Plane:
    """0 below `low`, 1 above `high`, without a corner between them."""
    share: Plane = np.clip((value - low) / (high - low), 0, 1)
    smooth: Plane = (share * share * (3 - 2 * share)).astype(np.float32)
    return smooth


def over(picture: Pixels, colour: Pixels | Colour, mask: Plane) -> None:
    """Lay a colour over the picture, in place, where the mask says."""
    layer = np.asarray(colour, np.float32)
    picture += (layer - picture) * mask[..., None]


def shine(picture: Pixels, colour: Colour, mask: Plane) -> None:
    """Add light in place as on film: highlights roll off and never clip hard."""
    light = np.asarray(colour, np.float32) * mask[..., None]
    picture += light * (1 - np.clip(picture, 0, 1))


def to_image(picture: Pixels) -> Image.Image:
    """The picture in 8 bits."""
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))


def softened(picture: Pixels, radius_px: float) -> Pixels:
    """The picture out of focus; wide blurs are made small first."""
    if radius_px < 0.3:
        return picture
    image = to_image(picture)
    step = max(1, int(radius_px / 4))
    if step > 1:
        image = image.resize(
            (max(2, image.width // step), max(2, image.height // step)), Image.Resampling.BOX
        )
    blurred = image.filter(ImageFilter.GaussianBlur(radius_px / step))
    if step > 1:
        blurred = blurred.resize((picture.shape[1], picture.shape[0]), Image.Resampling.BICUBIC)
    return np.asarray(np.asarray(blurred, np.float32) / 255, np.float32)
