"""Decoded pixels of one picture: upright, eight-bit sRGB or whatever the file holds, three bytes a pixel."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from enum import StrEnum
from typing import SupportsIndex


class PixelSource(StrEnum):
    """Where the pixels came from, so that a view can say "preview" or "raw"."""

    EMBEDDED = "embedded"  # the JPEG a camera put into its raw
    HALF = "half"  # a raw developed at half size
    FULL = "full"  # the file's own pixels, or a raw developed in full


@dataclass(frozen=True, slots=True, kw_only=True)
class Pixels:
    """An upright picture in memory, row by row, red green blue."""

    width: int
    height: int
    rgb: bytes
    source: PixelSource
    original_width: int = 0  # of the whole picture, upright, where `width` is that of a smaller copy
    original_height: int = 0
    is_partial: bool = False  # the file broke off; what could be read is shown

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[object, ...]:
        """Offers the pixels as a buffer, so that the pool copies them once instead of pickling them."""
        rgb = pickle.PickleBuffer(self.rgb) if int(protocol) >= 5 else self.rgb
        facts = (
            self.width,
            self.height,
            self.source,
            self.original_width,
            self.original_height,
            self.is_partial,
        )
        return _restored, (rgb, *facts)


def _restored(rgb: bytes, *facts: int | PixelSource | bool) -> Pixels:
    width, height, source, original_width, original_height, is_partial = facts
    return Pixels(
        width=int(width),
        height=int(height),
        rgb=rgb,
        source=PixelSource(str(source)),
        original_width=int(original_width),
        original_height=int(original_height),
        is_partial=bool(is_partial),
    )
