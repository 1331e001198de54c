"""Canon's CRW of 2000 to 2004: heaps of records with their directory at the end. Reads the few records asked for."""

from __future__ import annotations

from dataclasses import dataclass

from focusflow_desktop.photos.library.source import ByteSource

_MAX_RECORDS = 512
_MAX_DEPTH = 4

MAKE_MODEL, CAPTURED, IMAGE_SIZE, SERIAL = 0x080A, 0x180E, 0x1810, 0x180B
RAW_PIXELS, PREVIEW, THUMBNAIL = 0x2005, 0x2007, 0x2008


@dataclass(frozen=True, slots=True)
class Record:
    """One record: where its value lies."""

    offset: int
    length: int


def records(source: ByteSource) -> dict[int, Record]:
    """Every record of the file by its number, through all heaps."""
    found: dict[int, Record] = {}
    _read_heap(source, source.number(2, 4, little=True), source.size, found, 0)
    return found


def _read_heap(source: ByteSource, start: int, end: int, found: dict[int, Record], depth: int) -> None:  # noqa: PLR0917
    table = start + source.number(end - 4, 4, little=True)
    count = min(source.number(table, 2, little=True), _MAX_RECORDS)
    for index in range(count):
        place = table + 2 + 10 * index
        kind = source.number(place, 2, little=True)
        length, offset = source.number(place + 2, 4, little=True), source.number(place + 6, 4, little=True)
        if kind & 0xC000 == 0x4000:  # the value is in the entry itself
            found.setdefault(kind & 0x3FFF, Record(place + 2, 8))
        elif kind & 0x3800 in {0x2800, 0x3000}:
            if depth < _MAX_DEPTH and length > 4 and start + offset + length <= source.size:
                _read_heap(source, start + offset, start + offset + length, found, depth + 1)
        else:
            found.setdefault(kind & 0x3FFF, Record(start + offset, length))
