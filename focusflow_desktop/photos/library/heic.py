"""What a HEIC's boxes tell before it is decoded: the size it is shown at, and where its EXIF lies."""

from __future__ import annotations

from collections.abc import Iterator

from focusflow_desktop.photos.library.boxes import Box, boxes, find, whole
from focusflow_desktop.photos.library.source import ByteSource

_MAX_ITEMS = 2048


def shown_size(source: ByteSource) -> tuple[int, int]:
    """The width and height after the file's own turning; the largest image of the file, which is the main one."""
    properties = _meta(source, b"iprp", b"ipco")
    if properties is None:
        return 0, 0
    sizes, is_turned = [(0, 0)], False
    for box in boxes(source, properties.start, properties.end):
        if box.name == b"ispe":
            sizes.append((source.number(box.start + 4, 4), source.number(box.start + 8, 4)))
        elif box.name == b"irot":
            is_turned = is_turned or bool(source.number(box.start, 1) & 1)
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    return (height, width) if is_turned else (width, height)


def exif_base(source: ByteSource) -> int | None:
    """Where the EXIF's TIFF starts in the file."""
    wanted = next((number for number, kind in _items(source) if kind == b"Exif"), None)
    place = _place(source, wanted) if wanted is not None else None
    return place + 4 + source.number(place, 4) if place is not None else None


def _meta(source: ByteSource, *path: bytes) -> Box | None:
    meta = find(source, whole(source), b"meta")
    return find(source, Box(b"", meta.start + 4, meta.end), *path) if meta is not None else None


def _items(source: ByteSource) -> Iterator[tuple[int, bytes]]:
    table = _meta(source, b"iinf")
    if table is None:
        return
    start = table.start + (6 if source.number(table.start, 1) == 0 else 8)
    for box in boxes(source, start, table.end):
        width = 4 if source.number(box.start, 1) > 2 else 2
        yield source.number(box.start + 4, width), source.at(box.start + 6 + width, 4)


def _place(source: ByteSource, item: int) -> int | None:
    """The first extent of an item, from the table of locations; only those counted from the file's start."""
    table = _meta(source, b"iloc")
    if table is None:
        return None
    version, sizes = source.number(table.start, 1), source.number(table.start + 4, 2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version > 1 else 2
    count, place = source.number(table.start + 6, wide), table.start + 6 + wide
    index_size = index_size if version else 0
    for _ in range(min(count, _MAX_ITEMS)):
        number = source.number(place, wide)
        method = source.number(place + wide, 2) & 15 if version else 0
        place += wide + (2 if version else 0) + 2
        base = source.number(place, base_size)
        extents = source.number(place + base_size, 2)
        place += base_size + 2
        if number == item:
            return base + source.number(place + index_size, offset_size) if method == 0 else None
        place += min(extents, _MAX_ITEMS) * (index_size + offset_size + length_size)
    return None
