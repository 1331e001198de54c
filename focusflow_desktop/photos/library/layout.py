"""Where the pictures lie inside a file: the sensor's data or main image, and the smaller JPEGs beside it.

Both the check for broken files and the quick preview stand on this; nothing is decoded here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from focusflow_desktop.photos.library import crw
from focusflow_desktop.photos.library.boxes import CANON_PREVIEW, boxes, canon_metadata, tracks, whole
from focusflow_desktop.photos.library.kinds import Container
from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.photos.library.tiff import Directory, Tiff, exif_directory, image_directories

_SENSOR_PHOTOMETRIC = frozenset({32803, 34892, 32844})
_SENSOR_COMPRESSION = frozenset({32767, 32769, 32770, 32772, 34713, 65000, 65535})
_JPEG_COMPRESSION = frozenset({6, 7})
_ELSEWHERE = 0xFFFFFFFF


class Role(Enum):
    """What a section is for."""

    MAIN = auto()  # the sensor's data of a raw, the picture of a TIFF
    JPEG = auto()  # a smaller (or full-size) JPEG of it
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Section:
    """One picture in a file: its pieces as offset and length, and its size where the file tells it."""

    role: Role
    pieces: tuple[tuple[int, int], ...]
    width: int = 0
    height: int = 0

    @property
    def nbytes(self) -> int:
        """How many bytes it says it has."""
        return sum(length for _, length in self.pieces)

    @property
    def end(self) -> int:
        """Where its last piece says it ends."""
        return max((offset + length for offset, length in self.pieces), default=0)


def sections(source: ByteSource, container: Container, *, is_raw: bool) -> list[Section]:
    """The pictures in a file that is built like a TIFF, or is one of the raw files with a structure of its own."""
    if container is Container.TIFF:
        tiff = Tiff.at(source)
        return list(_of_tiff(tiff, is_raw=is_raw)) if tiff is not None else []
    if container is Container.CR3:
        return list(_of_cr3(source))
    if container is Container.RAF:
        return list(_of_raf(source))
    if container is Container.CRW:
        return list(_of_crw(source))
    if container is Container.X3F:
        return list(_of_x3f(source))
    return []


def sections_of_exif(source: ByteSource, base: int) -> list[Section]:
    """The thumbnails that an EXIF block at `base` holds beside its tags."""
    tiff = Tiff.at(source, base)
    if tiff is None:
        return []
    return [found for directory in image_directories(tiff) for found in _pointed_jpeg(directory, tiff)]


def _of_tiff(tiff: Tiff, *, is_raw: bool) -> Iterator[Section]:
    is_cr2 = tiff.source.at(tiff.base + 8, 2) == b"CR"
    is_rw2 = tiff.source.at(tiff.base, 4) == b"IIU\0"
    for index, directory in enumerate(image_directories(tiff)):
        if is_rw2 and index == 0:
            yield from _of_panasonic(directory, tiff)
            continue
        yield from _pointed_jpeg(directory, tiff)
        pieces = _pieces(directory, tiff)
        if not pieces:
            continue
        main = index == 3 if is_cr2 else _is_main(directory, is_raw=is_raw)
        width, height = directory.whole(256), directory.whole(257)
        if is_cr2 and main:
            exif = exif_directory(next(image_directories(tiff)), tiff)
            width, height = exif.whole(0xA002), exif.whole(0xA003)
        role = Role.MAIN if main else _reduced_role(directory, pieces)
        yield Section(role, pieces, width, height)


def _is_main(directory: Directory, *, is_raw: bool) -> bool:
    if is_raw:
        compressed_by_maker = directory.whole(259) in _SENSOR_COMPRESSION
        return directory.whole(262) in _SENSOR_PHOTOMETRIC or compressed_by_maker
    return directory.whole(254) & 1 == 0


def _reduced_role(directory: Directory, pieces: tuple[tuple[int, int], ...]) -> Role:
    is_jpeg = directory.whole(259) in _JPEG_COMPRESSION and len(pieces) == 1
    return Role.JPEG if is_jpeg else Role.OTHER


def _pieces(directory: Directory, tiff: Tiff) -> tuple[tuple[int, int], ...]:
    at, length = (324, 325) if 324 in directory.tags else (273, 279)
    offsets, lengths = directory.numbers(at), directory.numbers(length)
    return tuple((tiff.base + int(o), int(n)) for o, n in zip(offsets, lengths, strict=False))


def _pointed_jpeg(directory: Directory, tiff: Tiff) -> Iterator[Section]:
    offset, length = directory.whole(513), directory.whole(514)
    if offset > 0 and length > 0:
        size = directory.whole(256), directory.whole(257)
        yield Section(Role.JPEG, ((tiff.base + offset, length),), *size)


def _of_panasonic(directory: Directory, tiff: Tiff) -> Iterator[Section]:
    """The length tag of Panasonic's raw is not to be trusted; its data goes on to the end of the file."""
    preview = directory.tags.get(0x2E)
    if preview is not None:
        yield Section(Role.JPEG, ((preview.offset, preview.nbytes),))
    start = directory.whole(0x118) or directory.whole(273)
    if 0 < start < _ELSEWHERE:
        size = directory.whole(2), directory.whole(3)
        yield Section(Role.MAIN, ((start, max(0, tiff.source.size - start)),), *size)


def _of_cr3(source: ByteSource) -> Iterator[Section]:
    for track in tracks(source):
        if track.width and track.height > 16:
            yield Section(Role.JPEG if track.is_jpeg else Role.MAIN, track.samples, track.width, track.height)
    for box in boxes(source, 0, whole(source).end):
        if box.uuid == CANON_PREVIEW:  # 8 bytes, then a PRVW box: 14 bytes of size, then the JPEG
            inner = box.start + 8
            size = source.number(inner + 14, 2), source.number(inner + 16, 2)
            yield Section(Role.JPEG, ((inner + 24, source.number(inner + 20, 4)),), *size)
    thumbnail = canon_metadata(source).get(b"THMB")
    if thumbnail is not None:
        size = source.number(thumbnail.start + 4, 2), source.number(thumbnail.start + 6, 2)
        yield Section(Role.JPEG, ((thumbnail.start + 16, source.number(thumbnail.start + 8, 4)),), *size)


def _of_raf(source: ByteSource) -> Iterator[Section]:
    yield Section(Role.JPEG, ((source.number(84, 4), source.number(88, 4)),))
    yield Section(Role.MAIN, ((source.number(100, 4), source.number(104, 4)),), *raf_size(source))


def raf_size(source: ByteSource) -> tuple[int, int]:
    """The width and height of a Fujifilm raw, from its own table of records."""
    table = source.number(92, 4)
    place = table + 4
    for _ in range(min(source.number(table, 4), 256)):
        tag, length = source.number(place, 2), source.number(place + 2, 2)
        if tag == 0x111:
            return source.number(place + 6, 2), source.number(place + 4, 2)
        place += 4 + length
    return 0, 0


def _of_crw(source: ByteSource) -> Iterator[Section]:
    found = crw.records(source)
    size = found.get(crw.IMAGE_SIZE, crw.Record(0, 0)).offset
    width, height = source.number(size, 4, little=True), source.number(size + 4, 4, little=True)
    raw = found.get(crw.RAW_PIXELS)
    if raw is not None:
        yield Section(Role.MAIN, ((raw.offset, raw.length),), width, height)
    for number in (crw.PREVIEW, crw.THUMBNAIL):
        if number in found:
            yield Section(Role.JPEG, ((found[number].offset, found[number].length),))


def _of_x3f(source: ByteSource) -> Iterator[Section]:
    table = source.number(source.size - 4, 4, little=True)
    if source.at(table, 4) != b"SECd":
        return
    for index in range(min(source.number(table + 8, 4, little=True), 64)):
        place = table + 12 + 12 * index
        offset, length = source.number(place, 4, little=True), source.number(place + 4, 4, little=True)
        if source.at(place + 8, 4) not in {b"IMAG", b"IMA2"}:
            continue
        width, height = (source.number(offset + at, 4, little=True) for at in (16, 20))
        picture, form = (source.number(offset + at, 4, little=True) for at in (8, 12))
        if form == 18:
            yield Section(Role.JPEG, ((offset + 28, length - 28),), width, height)
        else:
            yield Section(Role.MAIN if picture in {1, 3} else Role.OTHER, ((offset, length),), width, height)
