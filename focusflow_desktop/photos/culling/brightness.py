"""Brightness as the eye weighs red, green and blue, in whole numbers and without a copy in floats."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Rgb = npt.NDArray[np.uint8]  # height × width × 3
Grey = npt.NDArray[np.uint8]  # height × width


def brightness(pixels: Rgb) -> Grey:
    """Rec. 709 luma, 0–255."""
    wide = pixels.astype(np.uint16)
    weighed = (wide[..., 0] * 54 + wide[..., 1] * 183 + wide[..., 2] * 19) >> 8
    return weighed.astype(np.uint8)


def lightest_channel(pixels: Rgb) -> Grey:
    """The largest of red, green and blue of each pixel; several times as fast as `max(axis=2)`."""
    lightest: Grey = np.maximum(np.maximum(pixels[..., 0], pixels[..., 1]), pixels[..., 2])
    return lightest


def as_array(rgb: bytes, width: int, height: int) -> Rgb:
    """Decoded bytes as rows and columns, without a copy."""
    return np.frombuffer(rgb, np.uint8).reshape(height, width, 3)
