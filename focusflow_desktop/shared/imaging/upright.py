"""EXIF's eight orientations undone: pixels as stored become pixels as seen."""

from __future__ import annotations

import numpy as np
from PIL import Image

from focusflow_desktop.shared.imaging.decode import Pixels

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def swaps_sides(orientation: int) -> bool:
    """Whether the stored width is the seen height."""
    return orientation in {5, 6, 7, 8}


def upright(pixels: Pixels, orientation: int) -> Pixels:
    """The pixels as seen; orientation 1 and nonsense change nothing."""
    turn = _TURNS.get(orientation)
    if turn is None:
        return pixels
    return np.asarray(Image.fromarray(pixels).transpose(turn))
