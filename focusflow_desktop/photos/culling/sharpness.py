"""How sharp a picture is where it is sharpest: the peak over eight by eight tiles, not the mean over all.

A mean prefers busy foliage and punishes a wide aperture. The number compares frames of one burst, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from focusflow_desktop.photos.culling.brightness import Rgb, brightness

TILES = 8
_PEAK_TILES = 3  # the mean of the best few, so that one glint is no subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharpness:
    """The peak, where it lies (tile column and row), and how one-sided the edges are: near 1 means motion."""

    peak: float
    column: int
    row: int
    anisotropy: float


def sharpness(pixels: Rgb) -> Sharpness:
    """Measure a picture of about 1024 pixels; anything from 64 on works."""
    grey = brightness(pixels).astype(np.float32)
    if min(grey.shape) < 2 * TILES:
        return Sharpness(peak=0.0, column=0, row=0, anisotropy=0.0)
    across = (grey[1:-1, 2:] - grey[1:-1, :-2]) / 2
    down = (grey[2:, 1:-1] - grey[:-2, 1:-1]) / 2
    bend = 4 * grey[1:-1, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:] - grey[:-2, 1:-1] - grey[2:, 1:-1]
    tiles = _tile_means(bend * bend)
    best = np.argsort(tiles.ravel())[::-1][:_PEAK_TILES]
    row, column = divmod(int(best[0]), TILES)
    return Sharpness(
        peak=float(np.sqrt(tiles.ravel()[best].mean())),
        column=column,
        row=row,
        anisotropy=_one_sidedness(_tile(across, row, column), _tile(down, row, column)),
    )


def _one_sidedness(across: np.ndarray, down: np.ndarray) -> float:
    """From the structure tensor of a tile: 0 where edges run every way, 1 where they all run one way."""
    xx, yy, xy = float((across**2).mean()), float((down**2).mean()), float((across * down).mean())
    total = xx + yy
    return float(np.hypot(xx - yy, 2 * xy) / total) if total > 0 else 0.0


def _tile_means(values: np.ndarray) -> np.ndarray:
    height, width = (side // TILES for side in values.shape)
    cut = values[: height * TILES, : width * TILES]
    means: np.ndarray = cut.reshape(TILES, height, TILES, width).mean(axis=(1, 3))
    return means


def _tile(values: np.ndarray, row: int, column: int) -> np.ndarray:
    height, width = (side // TILES for side in values.shape)
    return values[row * height : (row + 1) * height, column * width : (column + 1) * width]
