"""How the tones of a picture are spread: 256 counts for red, green, blue and brightness."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from focusflow_desktop.photos.culling.brightness import Rgb, brightness, lightest_channel

_ENOUGH_PIXELS = 400_000  # beyond that every n-th row and column draws the same curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """Four curves of 256 counts, and the share of pixels that are pure black or have a channel at its end."""

    red: tuple[int, ...]
    green: tuple[int, ...]
    blue: tuple[int, ...]
    luma: tuple[int, ...]
    share_black: float
    share_clipped: float


def histogram(pixels: Rgb) -> Histogram:
    """Count the tones of an RGB picture (height × width × 3)."""
    step = max(1, int((pixels.shape[0] * pixels.shape[1] / _ENOUGH_PIXELS) ** 0.5))
    few = np.ascontiguousarray(pixels[::step, ::step, :3])
    red, green, blue = (_counts(few[..., channel]) for channel in range(3))
    lightest = lightest_channel(few)
    total = max(1, few.shape[0] * few.shape[1])
    return Histogram(
        red=red,
        green=green,
        blue=blue,
        luma=_counts(brightness(few)),
        share_black=float((lightest == 0).sum()) / total,
        share_clipped=float((lightest == 255).sum()) / total,
    )


def _counts(channel: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> tuple[int, ...]:
    return tuple(np.bincount(channel.ravel(), minlength=256).tolist())
