"""Output sharpening: an unsharp mask on brightness alone, so that edges gain no colour.

Sizes are final here, so the radius is a pixel; paper spreads ink and wants more than a screen, matte more than glossy.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from focusflow_desktop.shared.imaging.decode import Pixels
from focusflow_desktop.shared.imaging.recipe import Sharpen

_STRENGTH = {Sharpen.SCREEN: 0.6, Sharpen.GLOSSY: 0.9, Sharpen.MATTE: 1.3}
_BAND = 48  # rows at a time: the work stays in the processor's cache
_BITS = 6
_BLACK, _WHITE = np.int16(0), np.int16(255)  # of the band's own type: NumPy then need not look up its limits


def sharpen(pixels: Pixels, kind: Sharpen, *, amount: float = 1.0) -> Pixels:
    """A sharpened copy; alpha, if any, stays."""
    gain = round(_STRENGTH.get(kind, 0.0) * amount * (1 << _BITS))
    if gain == 0 or min(pixels.shape[:2]) < 3:
        return pixels
    colours = np.ascontiguousarray(pixels[..., :3])
    light = np.asarray(Image.fromarray(colours).convert("L"))
    result = np.empty_like(colours)
    for top in range(0, len(light), _BAND):
        _sharpen_band(colours, light, result, top=top, gain=gain)
    if pixels.shape[2] == 3:
        return result
    return np.dstack((result, pixels[..., 3]))


def _sharpen_band(colours: Pixels, light: Pixels, result: Pixels, *, top: int, gain: int) -> None:
    bottom = min(top + _BAND, len(light))
    above, below = max(top - 1, 0), min(bottom + 1, len(light))
    rows = np.pad(
        light[above:below].astype(np.int16), ((above - top + 1, bottom + 1 - below), (1, 1)), "edge"
    )
    down = rows[:-2] + 2 * rows[1:-1] + rows[2:]
    blurred_16 = down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]
    detail_16 = (rows[1:-1, 1:-1] << 4) - blurred_16  # sixteen times the detail; fits int16 four times over
    detail = (detail_16.astype(np.int32) * gain + (8 << _BITS)) >> (4 + _BITS)
    band = np.repeat(detail.astype(np.int16), 3, axis=1)
    band += colours[top:bottom].reshape(bottom - top, -1)
    np.clip(band, _BLACK, _WHITE, out=band)
    result[top:bottom] = band.reshape(bottom - top, -1, 3)
