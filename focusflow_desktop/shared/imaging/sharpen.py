"""Output sharpening: an unsharp mask on brightness alone, so that edges gain no colour.

Sizes are final here, so the radius is a pixel; paper spreads ink and wants more than a screen, matte more than glossy.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from focusflow_desktop.shared.imaging.decode import Pixels
from focusflow_desktop.shared.imaging.recipe import Sharpen

_STRENGTH = {Sharpen.SCREEN: 0.6, Sharpen.GLOSSY: 0.9, Sharpen.MATTE: 1.3}
_BAND = 32  # rows at a time: the work stays in the processor's cache
_BITS = 6
_BLACK, _WHITE = np.int16(0), np.int16(255)  # of the band's own type: NumPy then need not look up its limits

Brightness = npt.NDArray[np.int16]


def sharpen(pixels: Pixels, kind: Sharpen, *, amount: float = 1.0) -> Pixels:
    """A sharpened copy; alpha, if any, stays."""
    gain = round(_STRENGTH.get(kind, 0.0) * amount * (1 << _BITS))
    if gain == 0 or min(pixels.shape[:2]) < 3:
        return pixels
    colours = np.ascontiguousarray(pixels[..., :3])
    light = np.asarray(Image.fromarray(colours).convert("L"))
    result = np.empty_like(colours)
    spread = np.empty((_BAND, colours.shape[1] * 3), np.int16)
    for top in range(0, len(light), _BAND):
        bottom = min(top + _BAND, len(light))
        detail = _detail(_with_neighbours(light, top, bottom), gain=gain)
        band = spread[: bottom - top]
        for channel in range(3):
            band[:, channel::3] = detail
        band += colours[top:bottom].reshape(bottom - top, -1)
        np.clip(band, _BLACK, _WHITE, out=band)
        result[top:bottom] = band.reshape(bottom - top, -1, 3)
    if pixels.shape[2] == 3:
        return result
    return np.dstack((result, pixels[..., 3]))


def _with_neighbours(light: Pixels, top: int, bottom: int) -> Brightness:
    """These rows with one more line on every side; past the picture's edge the edge repeats."""
    above, below = max(top - 1, 0), min(bottom + 1, len(light))
    rows = np.empty((bottom - top + 2, light.shape[1] + 2), np.int16)
    rows[above - top + 1 : below - top + 1, 1:-1] = light[above:below]
    if above == top:
        rows[0] = rows[1]
    if below == bottom:
        rows[-1] = rows[-2]
    rows[:, 0], rows[:, -1] = rows[:, 1], rows[:, -2]
    return rows


def _detail(rows: Brightness, *, gain: int) -> npt.NDArray[np.int32]:
    """What a 1-2-1 blur takes away, times the gain; worked in place, for each copy would cost a pass."""
    down = rows[:-2] + rows[2:]
    down += rows[1:-1]
    down += rows[1:-1]
    sixteenfold = rows[1:-1, 1:-1] << 4  # fits int16 four times over
    sixteenfold -= down[:, :-2]
    sixteenfold -= down[:, 2:]
    sixteenfold -= down[:, 1:-1]
    sixteenfold -= down[:, 1:-1]
    detail = sixteenfold.astype(np.int32)
    detail *= gain
    detail += 8 << _BITS
    detail >>= 4 + _BITS
    return detail
