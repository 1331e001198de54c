"""Boxes of ISO media files: Canon's CR3, HEIC, and videos. Finds what metadata and pictures they hold; decodes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from focusflow_desktop.photos.library.source import ByteSource

_MAX_BOXES = 4096
CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
CANON_PREVIEW = bytes.fromhex("eaf42b5e1c984b88b9fbb7dc406e4d16")


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its name, where its content starts and where it says it ends."""

    name: bytes
    start: int
    end: int
    uuid: bytes = b""


def boxes(source: ByteSource, start: int, end: int) -> Iterator[Box]:
    """The boxes between two offsets, one after the other; a box may say it ends beyond the file."""
    for _ in range(_MAX_BOXES):
        if start + 8 > end:
            return
        size, name, head = source.number(start, 4), source.at(start + 4, 4), 8
        if size == 1:
            size, head = source.number(start + 8, 8), 16
        elif size == 0:
            size = end - start
        if size < head:
            return
        uuid = source.at(start + head, 16) if name == b"uuid" else b""
        yield Box(name, start + head + len(uuid), start + size, uuid)
        start += size


def find(source: ByteSource, within: Box, *path: bytes) -> Box | None:
    """The first box down a path of names."""
    for name in path:
        found = next((box for box in boxes(source, within.start, within.end) if box.name == name), None)
        if found is None:
            return None
        within = found
    return within


def whole(source: ByteSource) -> Box:
    """The file itself as a box."""
    return Box(b"", 0, source.size)


def canon_metadata(source: ByteSource) -> dict[bytes, Box]:
    """A CR3's metadata by name: CMT1 is the first TIFF directory, CMT2 EXIF, CMT3 the maker's, CMT4 GPS."""
    film = find(source, whole(source), b"moov")
    if film is None:
        return {}
    canon = next((box for box in boxes(source, film.start, film.end) if box.uuid == CANON), None)
    return {box.name: box for box in boxes(source, canon.start, canon.end)} if canon is not None else {}


@dataclass(frozen=True, slots=True)
class Track:
    """A film's track with its samples: in a CR3 the full JPEG, the raws, and timed metadata."""

    is_jpeg: bool
    width: int
    height: int
    samples: tuple[tuple[int, int], ...]  # offset and length in the file


def tracks(source: ByteSource) -> list[Track]:
    """The tracks of a CR3."""
    film = find(source, whole(source), b"moov")
    if film is None:
        return []
    found = (
        find(source, box, b"mdia", b"minf", b"stbl")
        for box in boxes(source, film.start, film.end)
        if box.name == b"trak"
    )
    return [_track(source, table) for table in found if table is not None]


def _track(source: ByteSource, table: Box) -> Track:
    described = find(source, table, b"stsd")
    entry = described.start + 8 if described is not None else 0  # the first sample entry, as a box
    inner = source.at(entry + 94, 4) if described is not None else b""
    sizes, offsets = find(source, table, b"stsz"), find(source, table, b"co64")
    samples: tuple[tuple[int, int], ...] = ()
    if sizes is not None and offsets is not None:
        length = source.number(sizes.start + 4, 4) or source.number(sizes.start + 12, 4)
        samples = ((source.number(offsets.start + 8, 8), length),)
    return Track(
        is_jpeg=source.at(entry + 4, 4) == b"CRAW" and inner == b"JPEG",
        width=source.number(entry + 32, 2),
        height=source.number(entry + 34, 2),
        samples=samples,
    )
