"""From a painted scene to what the sensor saw: framing, focus, motion, brightness, grain, at the full size.

Scenes are painted once per burst at working size; every frame of the burst is another exposure of that painting.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageFilter

from focusflow_desktop.photos.samples.canvas import Pixels, Plane, Size, glow, resized, to_image

Bytes8 = NDArray[np.uint8]  # (height, width, 3)

_WORKING_EDGE = 1680  # what the scenes are painted at; the rest is enlargement and grain
_TILE = 1024
_STRIP = 32  # rows at a time, so that they stay in the processor's cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How one picture of a burst differs from the painting."""

    shift: tuple[float, float] = (0.0, 0.0)  # of the framing, in shares of the margin, -1 to 1
    zoom: float = 1.0
    soft: float = 0.0  # missed focus, in shares of the long edge
    motion: float = 0.0  # camera shake, in shares of the long edge
    brightness_ev: float = 0.0
    grain: float = 6.1  # standard deviation, in 8-bit steps
    seed: int = 0


def working_size(size: Size) -> Size:
    """The size to paint at for pictures of `size`."""
    edge = min(max(size), max(1200, min(_WORKING_EDGE, round(max(size) * 0.48))))
    scale = edge / max(size)
    return max(8, round(size[0] * scale)), max(8, round(size[1] * scale))


def through_lens(painting: Pixels) -> Image.Image:
    """The painting as a lens draws it, its corners a little darker; every frame of a burst starts from it."""
    corners = 1 - 0.22 * (1 - glow((painting.shape[1], painting.shape[0]), (0.5, 0.5), 0.62, power=3))
    return to_image(painting * corners[..., None]).filter(
        ImageFilter.UnsharpMask(radius=1.2, percent=40, threshold=0)
    )


def expose(seen: Image.Image, frame: Frame, size: Size) -> Bytes8:
    """The finished pixels of one frame, upright."""
    image = seen
    long_edge = max(image.size)
    if frame.brightness_ev:
        image = image.point(_brightness(frame.brightness_ev))
    if frame.soft:
        image = image.filter(ImageFilter.GaussianBlur(frame.soft * long_edge))
    elif frame.motion:
        image = _shaken(image, round(frame.motion * long_edge))
    enlarged = image.resize(size, Image.Resampling.BICUBIC, box=_framing(image.size, frame))
    return _with_grain(np.asarray(enlarged), frame)


def _brightness(ev: float) -> list[int]:
    return [min(255, round(value * 2.0 ** (ev / 2.2))) for value in range(256)] * 3


def _framing(size: Size, frame: Frame) -> tuple[float, float, float, float]:
    """The part of the painting that this frame shows; 4 % on each side are left for shifts."""
    share = min(1.0, 0.92 / frame.zoom)
    width, height = size[0] * share, size[1] * share
    left = (size[0] - width) / 2 * (1 + max(-1.0, min(1.0, frame.shift[0])))
    top = (size[1] - height) / 2 * (1 + max(-1.0, min(1.0, frame.shift[1])))
    return left, top, left + width, top + height


def _shaken(image: Image.Image, length: int) -> Image.Image:
    """Smeared along the shake, by averaging pairs of shifted copies: each round doubles the distance."""
    smeared, step = image, max(1, length // 8)
    for distance in (step, 2 * step, 4 * step):
        moved = ImageChops.offset(smeared, distance, round(distance * 0.35))
        smeared = Image.blend(smeared, moved, 0.5)
    return smeared


def _with_grain(pixels: Bytes8, frame: Frame) -> Bytes8:
    """Fine luminance grain, a little coarser below; pixels of one tile, each strip from another place of it."""
    if frame.grain <= 0:
        return pixels
    rng = np.random.default_rng(frame.seed)
    tile = (_grain_tile() * np.float32(frame.grain)).round().astype(np.int16)
    height, width = pixels.shape[:2]
    grained = np.empty_like(pixels)
    wide = np.tile(tile, (1, -(-width // _TILE) + 1))
    sums = np.empty((_STRIP, width, 3), np.int16)
    for top in range(0, height, _STRIP):
        rows = min(_STRIP, height - top)
        down, aside = (int(number) for number in rng.integers(0, (_TILE - _STRIP, _TILE)))
        strip = wide[down : down + rows, aside : aside + width]
        part = np.add(pixels[top : top + rows], strip[..., None], out=sums[:rows])
        grained[top : top + rows] = np.clip(part, 0, 255, out=part)
    return grained


@lru_cache(maxsize=1)
def _grain_tile() -> Plane:
    rng = np.random.default_rng(20260513)
    fine = rng.standard_normal((_TILE, _TILE), dtype=np.float32)
    coarse = resized(rng.standard_normal((_TILE // 2, _TILE // 2), dtype=np.float32), (_TILE, _TILE))
    return fine * np.float32(0.8) + coarse * np.float32(0.6)
