"""Writes little-endian TIFF structures: what EXIF blocks and DNG files are made of. No reader."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction


class Kind(IntEnum):
    """The types a tag's values may have."""

    BYTE = 1
    ASCII = 2
    SHORT = 3
    LONG = 4
    RATIONAL = 5
    UNDEFINED = 7
    SRATIONAL = 10


_BYTES = {
    Kind.BYTE: 1,
    Kind.ASCII: 1,
    Kind.SHORT: 2,
    Kind.LONG: 4,
    Kind.RATIONAL: 8,
    Kind.UNDEFINED: 1,
    Kind.SRATIONAL: 8,
}

Value = str | bytes | Sequence[int] | Sequence[Fraction]


@dataclass(frozen=True, slots=True)
class Tag:
    """One entry of a directory."""

    number: int
    kind: Kind
    value: Value

    def encoded(self) -> bytes:
        """The value as it stands in the file."""
        if isinstance(self.value, str):
            return self.value.encode() + b"\0"
        if isinstance(self.value, bytes):
            return self.value
        if self.kind in (Kind.RATIONAL, Kind.SRATIONAL):
            pair = "<ii" if self.kind is Kind.SRATIONAL else "<II"
            parts = [Fraction(number) for number in self.value]
            return b"".join(struct.pack(pair, part.numerator, part.denominator) for part in parts)
        code = {1: "B", 2: "H", 4: "I"}[_BYTES[self.kind]]
        return struct.pack(f"<{len(self.value)}{code}", *(int(number) for number in self.value))


class TiffWriter:
    """Grows a file in memory; whoever points at something writes that first and keeps its place."""

    def __init__(self) -> None:
        """Open with the header; `finish` fills in where the first directory is."""
        self._buffer = bytearray(b"II*\0\0\0\0\0")

    def put(self, content: bytes | memoryview) -> int:
        """Append bytes at an even place; returns the place."""
        if len(self._buffer) & 1:
            self._buffer.append(0)
        place = len(self._buffer)
        self._buffer.extend(content)
        return place

    def directory(self, tags: Sequence[Tag]) -> int:
        """Append a directory with its values; returns its place."""
        entries: list[bytes] = []
        for tag in sorted(tags, key=lambda tag: tag.number):
            value = tag.encoded()
            count = len(value) // _BYTES[tag.kind]
            inline = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack("<I", self.put(value))
            entries.append(struct.pack("<HHI", tag.number, tag.kind, count) + inline)
        return self.put(struct.pack("<H", len(entries)) + b"".join(entries) + b"\0\0\0\0")

    def finish(self, first_directory: int) -> bytes:
        """The whole file."""
        struct.pack_into("<I", self._buffer, 4, first_directory)
        return bytes(self._buffer)
