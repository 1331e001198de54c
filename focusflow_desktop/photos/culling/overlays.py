"""Masks to lay over a picture: where tones end, and where it is sharp. Masks only; the colours are the window's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from focusflow_desktop.photos.culling.brightness import Rgb, brightness, lightest_channel

Mask = npt.NDArray[np.bool_]

_LIGHTEST, _DARKEST = 253, 2
_LEAST_CONTRAST = 24.0
_STRONGEST_SHARE = 0.03


@dataclass(frozen=True, slots=True)
class Clipping:
    """Where a channel has reached its end, and where nothing but black is left."""

    highlights: Mask
    shadows: Mask


def clipping(pixels: Rgb, *, lightest: int = _LIGHTEST, darkest: int = _DARKEST) -> Clipping:
    """Highlights clip when any channel does; shadows only when all are gone."""
    peak = lightest_channel(pixels)
    return Clipping(highlights=peak >= lightest, shadows=peak <= darkest)


def focus_peaking(pixels: Rgb, *, least_contrast: float = _LEAST_CONTRAST) -> Mask:
    """The edges with the steepest contrast of this picture. Nothing is marked in a picture without any."""
    grey = brightness(pixels).astype(np.int16)
    strength = np.zeros(grey.shape, np.int16)
    if min(grey.shape) < 3:
        return strength > 0
    centre = grey[1:-1, 1:-1]
    across = np.abs(2 * centre - grey[1:-1, :-2] - grey[1:-1, 2:])
    down = np.abs(2 * centre - grey[:-2, 1:-1] - grey[2:, 1:-1])
    strength[1:-1, 1:-1] = across + down
    threshold = max(least_contrast, float(np.quantile(strength[::4, ::4], 1 - _STRONGEST_SHARE)))
    return strength >= threshold
