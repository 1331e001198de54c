"""A few bytes that stand for a picture's looks: two hashes of 64 bits, its mean colour. Made once from a thumbnail."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from focusflow_desktop.photos.culling.brightness import Rgb, brightness

_COSINE_SIZE, _COSINES = 32, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Likeness without pixels. `gradient` follows edges (dHash), `frequencies` the coarse shapes (pHash)."""

    gradient: int
    frequencies: int
    mean_rgb: tuple[int, int, int]

    def to_bytes(self) -> bytes:
        """Nineteen bytes to store."""
        return self.gradient.to_bytes(8, "big") + self.frequencies.to_bytes(8, "big") + bytes(self.mean_rgb)

    @classmethod
    def from_bytes(cls, stored: bytes) -> Signature:
        """What `to_bytes` stored."""
        red, green, blue = stored[16:19]
        return cls(
            gradient=int.from_bytes(stored[:8], "big"),
            frequencies=int.from_bytes(stored[8:16], "big"),
            mean_rgb=(red, green, blue),
        )


def signature(pixels: Rgb) -> Signature:
    """The signature of an upright picture; a thumbnail of 256 pixels is enough."""
    grey = Image.fromarray(brightness(pixels))
    red, green, blue = (round(float(mean)) for mean in pixels[..., :3].reshape(-1, 3).mean(axis=0))
    return Signature(gradient=_gradient(grey), frequencies=_frequencies(grey), mean_rgb=(red, green, blue))


def distance(one: Signature, other: Signature) -> int:
    """Of 128 bits, how many differ."""
    return (one.gradient ^ other.gradient).bit_count() + (one.frequencies ^ other.frequencies).bit_count()


def _gradient(grey: Image.Image) -> int:
    small = np.asarray(grey.resize((9, 8), Image.Resampling.BOX), np.int16)
    return _number(small[:, 1:] > small[:, :-1])


def _frequencies(grey: Image.Image) -> int:
    small = np.asarray(grey.resize((_COSINE_SIZE, _COSINE_SIZE), Image.Resampling.BOX), np.float32)
    waves = _waves()
    low = waves @ small @ waves.T
    return _number(low > np.median(low.ravel()[1:]))


def _waves() -> npt.NDArray[np.float32]:
    """The first rows of the cosine transform."""
    steps = np.arange(_COSINE_SIZE)
    rows = np.arange(_COSINES)[:, None]
    return np.cos(np.pi * rows * (2 * steps + 1) / (2 * _COSINE_SIZE)).astype(np.float32)


def _number(bits: npt.NDArray[np.bool_]) -> int:
    return int.from_bytes(np.packbits(bits.ravel()).tobytes(), "big")
