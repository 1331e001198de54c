"""The structure of a JPEG: its segments, its size, its EXIF, its end. Decodes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from focusflow_desktop.photos.library.source import ByteSource

_MAX_SEGMENTS = 512
_TAIL_BYTES = 1 << 16
_PIECE_BYTES = 1 << 20
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9
_EXIF = b"Exif\0"


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment: its marker, where its content starts, and how long that is."""

    marker: int
    start: int
    length: int


def segments(source: ByteSource, base: int = 0) -> Iterator[Segment]:
    """The segments from the start of a JPEG up to and with its first scan header."""
    place = base + 2
    for _ in range(_MAX_SEGMENTS):
        head = source.at(place, 4)
        if len(head) < 4 or head[0] != 0xFF:
            return
        marker = head[1]
        if marker == 0xFF:  # a filling byte
            place += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD9:
            place += 2
            continue
        length = int.from_bytes(head[2:4], "big")
        if length < 2:
            return
        yield Segment(marker, place + 4, length - 2)
        if marker == _SCAN:
            return
        place += 2 + length


@dataclass(frozen=True, slots=True)
class JpegHead:
    """What the segments tell: the picture's size, and where its EXIF's TIFF starts (None without)."""

    width: int
    height: int
    exif_base: int | None


def read_head(source: ByteSource, base: int = 0) -> JpegHead:
    """Size and EXIF of the JPEG at `base`."""
    exif, width, height = None, 0, 0
    for segment in segments(source, base):
        if segment.marker == 0xE1 and exif is None and source.at(segment.start, 5) == _EXIF:
            exif = segment.start + 6
        if segment.marker in _FRAMES:
            height, width = source.number(segment.start + 1, 2), source.number(segment.start + 3, 2)
            break
    return JpegHead(width, height, exif)


def ends_properly(source: ByteSource) -> bool:
    """Whether the first picture has a scan and that scan is closed. Looks at the tail first, where nearly all end."""
    scan = next((found for found in segments(source) if found.marker == _SCAN), None)
    if scan is None:
        return False
    start = scan.start + scan.length
    tail = max(start, source.size - _TAIL_BYTES)
    if b"\xff\xd9" in source.at(tail, _TAIL_BYTES):
        return True
    return any(
        b"\xff\xd9" in source.at(place, _PIECE_BYTES + 1) for place in range(start, tail, _PIECE_BYTES)
    )
