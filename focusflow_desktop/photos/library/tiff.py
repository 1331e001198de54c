"""Directories of a TIFF, which is also what EXIF and most raw files are made of. Reads tags, never pixels.

Hostile files are its usual guests: directories may loop, offsets may point anywhere, counts may lie.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from focusflow_desktop.photos.library.source import ByteSource

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_LETTERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I"}
_MAX_ENTRIES = 1024
_MAX_DIRECTORIES = 64
_MAX_VALUE_BYTES = 1 << 20

_SUB_DIRECTORIES = 330
_EXIF, _GPS = 0x8769, 0x8825

# the four bytes that open a TIFF and its raw cousins: plain, Olympus (RO, RS), Panasonic (U)
MAGICS = frozenset({b"II*\0", b"MM\0*", b"IIRO", b"IIRS", b"MMOR", b"IIU\0"})


@dataclass(frozen=True, slots=True)
class Tiff:
    """Where a TIFF starts in a source, and its byte order."""

    source: ByteSource
    base: int
    order: str

    @classmethod
    def at(cls, source: ByteSource, base: int = 0) -> Tiff | None:
        """The TIFF that starts at `base`, if one does."""
        head = source.at(base, 8)
        if len(head) < 8 or head[:4] not in MAGICS:
            return None
        return cls(source, base, "<" if head[:2] == b"II" else ">")

    def first(self) -> int:
        """The offset of the first directory."""
        (offset,) = struct.unpack(self.order + "I", self.source.at(self.base + 4, 4))
        return int(offset)


class Entry(NamedTuple):
    """One tag: its type, count, and where its value lies. A tuple, for a raw has hundreds of them."""

    tiff: Tiff
    kind: int
    length: int  # in values
    offset: int  # in the source

    @property
    def nbytes(self) -> int:
        """How long the value says it is."""
        return self.length * _SIZES.get(self.kind, 0)

    def raw(self) -> bytes:
        """The value's bytes, as far as they are there."""
        return self.tiff.source.at(self.offset, min(self.nbytes, _MAX_VALUE_BYTES))

    def numbers(self) -> tuple[float, ...]:
        """The value as numbers; a fraction without a denominator is left out."""
        raw = self.raw()
        size = _SIZES.get(self.kind, 1)
        count = len(raw) // size
        if self.kind in {5, 10}:
            letter = "I" if self.kind == 5 else "i"
            parts = struct.unpack(f"{self.tiff.order}{2 * count}{letter}", raw[: 8 * count])
            return tuple(a / b for a, b in zip(parts[::2], parts[1::2], strict=True) if b)
        if self.kind not in _LETTERS:
            return tuple(raw)
        return struct.unpack(f"{self.tiff.order}{count}{_LETTERS[self.kind]}", raw[: size * count])

    def text(self) -> str | None:
        """The value as text up to its NUL, stripped; None when nothing is left."""
        raw = self.raw().split(b"\0")[0].strip()
        try:
            return raw.decode() or None
        except UnicodeDecodeError:
            return raw.decode("latin-1") or None


@dataclass(frozen=True, slots=True)
class Directory:
    """One directory's tags, and the offset of the one after it."""

    tags: dict[int, Entry] = field(default_factory=dict)
    following: int = 0
    is_whole: bool = True  # all its entries lie inside the file

    def number(self, tag: int, default: float | None = None) -> float | None:
        """The tag's first number."""
        entry = self.tags.get(tag)
        numbers = entry.numbers()[:1] if entry is not None else ()
        return numbers[0] if numbers else default

    def whole(self, tag: int, default: int = 0) -> int:
        """The tag's first number as a whole one."""
        number = self.number(tag)
        return int(number) if number is not None and abs(number) < 1e18 else default

    def numbers(self, tag: int) -> tuple[float, ...]:
        """All the tag's numbers."""
        entry = self.tags.get(tag)
        return entry.numbers() if entry is not None else ()

    def text(self, tag: int) -> str | None:
        """The tag's text."""
        entry = self.tags.get(tag)
        return entry.text() if entry is not None else None


def read_directory(tiff: Tiff, offset: int) -> Directory:
    """The directory at `offset` from the TIFF's start."""
    start = tiff.base + offset
    head = tiff.source.at(start, 2)
    if len(head) < 2 or not offset:
        return Directory(is_whole=False)
    (said,) = struct.unpack(tiff.order + "H", head)
    count = min(said, _MAX_ENTRIES)
    table = tiff.source.at(start + 2, 12 * count + 4)
    tags: dict[int, Entry] = {}
    rows = memoryview(table)[: 12 * min(count, len(table) // 12)]
    for index, (tag, kind, length, value) in enumerate(struct.iter_unpack(tiff.order + "HHII", rows)):
        is_inside = length * _SIZES.get(kind, 0) <= 4
        place = start + 10 + 12 * index if is_inside else tiff.base + value
        tags.setdefault(tag, Entry(tiff, kind, length, place))
    is_whole = len(table) >= 12 * count
    following = (
        struct.unpack_from(tiff.order + "I", table, 12 * count)[0] if len(table) == 12 * count + 4 else 0
    )
    return Directory(tags, int(following), is_whole)


def image_directories(tiff: Tiff) -> Iterator[Directory]:
    """The main chain and the directories below it, each once, however they point at each other."""
    waiting = [tiff.first()]
    seen: set[int] = set()
    while waiting and len(seen) < _MAX_DIRECTORIES:
        offset = waiting.pop(0)
        if offset in seen or not offset:
            continue
        seen.add(offset)
        directory = read_directory(tiff, offset)
        yield directory
        waiting.extend(int(below) for below in directory.numbers(_SUB_DIRECTORIES)[:16])
        waiting.append(directory.following)


def exif_directory(first: Directory, tiff: Tiff) -> Directory:
    """The EXIF tags below the first directory; empty when there are none."""
    return read_directory(tiff, first.whole(_EXIF)) if _EXIF in first.tags else Directory()


def gps_directory(first: Directory, tiff: Tiff) -> Directory:
    """The GPS tags below the first directory; empty when there are none."""
    return read_directory(tiff, first.whole(_GPS)) if _GPS in first.tags else Directory()
