"""The last step to the size of the screen, in two halves at once: a key press waits for it, and a core is often free.

Hamming's kernel: sharper than bilinear at the same cost. Exports have their own, finer one.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from PIL import Image

from focusflow_desktop.shared.imaging.decode import Pixels

_WORTH_HALVING = 500_000  # pixels of the result: 65 ms become 45 for 1920 × 1280 (best of 40)


def shrink(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """The pixels at `size` (width, height)."""
    if (pixels.shape[1], pixels.shape[0]) == size:
        return pixels
    image = Image.fromarray(pixels)
    if size[0] * size[1] < _WORTH_HALVING:
        return np.asarray(image.resize(size, Image.Resampling.HAMMING))
    shrunk = np.empty((size[1], size[0], pixels.shape[2]), np.uint8)
    middle = size[1] // 2
    with ThreadPoolExecutor(1) as other:
        upper = other.submit(_part, image, shrunk[:middle], 0, size[1])
        _part(image, shrunk[middle:], middle, size[1])
        upper.result()  # raises what went wrong there
    return shrunk


def _part(image: Image.Image, result: Pixels, top: int, height: int) -> None:
    """Some lines of the result. The kernel reads beyond the box, so that no seam shows."""
    scale = image.height / height
    box = (0, top * scale, image.width, (top + len(result)) * scale)
    result[:] = np.asarray(image.resize((result.shape[1], len(result)), Image.Resampling.HAMMING, box=box))
