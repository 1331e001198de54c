"""What the boxes of a HEIC or an AVIF tell before it is decoded: its size, how it is turned, where its EXIF lies."""

from __future__ import annotations

from collections.abc import Iterator

from focusflow_desktop.photos.library.boxes import Box, boxes, find, whole
from focusflow_desktop.photos.library.source import ByteSource

_MAX_ITEMS = 2048
_TURNED = (1, 8, 3, 6)  # by quarters against the clock
_MIRRORED = ((4, 5, 2, 7), (2, 7, 4, 5))  # by the axis, then by quarters


def shown_size(source: ByteSource) -> tuple[int, int]:
    """The width and height after the file's own turning."""
    width, height = stored_size(source)
    is_turned = any(source.number(box.start, 1) & 1 for box in _properties(source) if box.name == b"irot")
    return (height, width) if is_turned else (width, height)


def stored_size(source: ByteSource) -> tuple[int, int]:
    """The width and height before any turning; the largest image of the file, which is the main one."""
    sizes = [
        (source.number(box.start + 4, 4), source.number(box.start + 8, 4))
        for box in _properties(source)
        if box.name == b"ispe"
    ]
    return max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))


def orientation(source: ByteSource) -> int:
    """The file's own turning and mirroring as EXIF would say it, 1 to 8."""
    quarters, axis = 0, None
    for box in _properties(source):
        if box.name == b"irot":
            quarters = source.number(box.start, 1) & 3
        elif box.name == b"imir":
            axis = source.number(box.start, 1) & 1
    return _TURNED[quarters] if axis is None else _MIRRORED[axis][quarters]


def _properties(source: ByteSource) -> Iterator[Box]:
    properties = _meta(source, b"iprp", b"ipco")
    return boxes(source, properties.start, properties.end) if properties is not None else iter(())


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
