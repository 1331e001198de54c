"""Smaller or larger, by Lanczos; a large shrink is averaged by whole factors first."""

from __future__ import annotations

import numpy as np
from PIL import Image

from focusflow_desktop.shared.imaging.decode import Pixels

_GAP = 2.0


def resize(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """The pixels at `size` (width, height); transparent ones do not bleed into their neighbours."""
    height, width = pixels.shape[:2]
    if (width, height) == size:
        return pixels
    image = Image.fromarray(pixels)
    shrunk = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)
    return np.asarray(shrunk)
