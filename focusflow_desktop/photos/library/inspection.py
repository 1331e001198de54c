"""Is this file whole? Looks at its structure without decoding it: lengths against the file, ends where they belong.

What it calls good may still hold flipped bits: only decoding finds those. What it calls bad is surely bad.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath

from focusflow_desktop.photos.library import jpeg
from focusflow_desktop.photos.library.boxes import boxes, whole
from focusflow_desktop.photos.library.kinds import (
    PICTURE_SUFFIXES,
    RAW_SUFFIXES,
    VIDEO_SUFFIXES,
    Container,
    container_of,
    kind_of,
)
from focusflow_desktop.photos.library.layout import Role, Section, sections
from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.photos.library.tiff import Tiff, image_directories
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.records.photos import PhotoKind

_LEAST_BYTES_PER_PIXEL = 1 / 256  # an all-black lossy raw still needs more
_LEAST_RAW_BYTES = 1 << 16  # where a raw does not tell its size
_LEAST_PANASONIC = 1 / 4  # packed in blocks of a fixed size


class FileState(StrEnum):
    """What can be said of a file without decoding it."""

    GOOD = "good"
    TRUNCATED = "truncated"
    STUB = "stub"
    NOT_A_PICTURE = "not_a_picture"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a file, a stable code of the reason, and a sentence for people."""

    state: FileState
    kind: PhotoKind | None
    code: str = ""
    reason: str = ""
    fields: dict[str, object] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Nothing speaks against it."""
        return self.state is FileState.GOOD


def inspect(path: Path) -> Verdict:
    """Judge a file by its structure. Raises Unavailable when it cannot be read at all."""
    with ByteSource.open(path) as source:
        try:
            return inspect_source(source, name=path.name)
        except Damaged as error:
            return Verdict(FileState.DAMAGED, None, error.code, error.message)


def inspect_source(source: ByteSource, *, name: str) -> Verdict:
    """Judge what a source holds."""
    suffix = PurePath(name).suffix.lower()
    if source.size == 0:
        return Verdict(FileState.TRUNCATED, None, "file.empty", "The file is empty.")
    container = container_of(source.at(0, 32), name=name)
    kind = kind_of(container, name=name)
    if kind is None:
        if suffix in RAW_SUFFIXES | PICTURE_SUFFIXES | VIDEO_SUFFIXES:
            said = "The file does not begin as a picture does; its start is missing or overwritten."
            return Verdict(FileState.DAMAGED, None, "file.no_start", said)
        return Verdict(FileState.NOT_A_PICTURE, None, "file.not_a_picture", "This is not a picture.")
    if suffix in RAW_SUFFIXES and kind is not PhotoKind.RAW:
        said = f"The file is named {suffix[1:].upper()} but holds only a {kind.value.upper()} picture, not the raw."
        return Verdict(FileState.STUB, kind, "raw.holds_only_picture", said, {"kind": kind.value})
    problem = _problem(source, container, kind)
    return problem if problem is not None else Verdict(FileState.GOOD, kind)


def _problem(source: ByteSource, container: Container, kind: PhotoKind) -> Verdict | None:
    if container is Container.JPEG:
        return _jpeg_problem(source, kind)
    if container is Container.PNG:
        return _truncated(kind) if not _png_ends(source) else None
    if container is Container.WEBP:
        return _too_short(source, kind, needed=source.number(4, 4, little=True) + 8)
    if container in {Container.HEIC, Container.AVIF, Container.CR3, Container.VIDEO}:
        problem = _boxes_problem(source, kind)
        if problem is not None or container is not Container.CR3:
            return problem
    if container is Container.MRW:
        return _stub(kind) if source.size < _LEAST_RAW_BYTES else None
    return _sections_problem(source, container, kind)


def _jpeg_problem(source: ByteSource, kind: PhotoKind) -> Verdict | None:
    if not jpeg.ends_properly(source):
        return _truncated(kind)
    head = jpeg.read_head(source)
    if head.width and head.height:
        return None
    said = "The picture does not say how large it is; its header is broken."
    return Verdict(FileState.DAMAGED, kind, "file.no_size", said)


def _sections_problem(source: ByteSource, container: Container, kind: PhotoKind) -> Verdict | None:
    if container is Container.TIFF and not _directories_are_there(source):
        return _truncated(kind)
    is_raw = kind is PhotoKind.RAW
    found = sections(source, container, is_raw=is_raw)
    mains = [section for section in found if section.role is Role.MAIN and section.pieces]
    for section in mains:
        if section.end > source.size:
            return _too_short(source, kind, needed=section.end)
    cut = next((s for s in found if s.role is Role.JPEG and s.pieces[0][0] < source.size < s.end), None)
    if cut is not None:
        return _too_short(source, kind, needed=cut.end)
    if not mains and is_raw and container is not Container.TIFF:
        return _stub(kind)
    if not mains:  # a maker's own structure, or only previews
        return _stub(kind) if source.size < 4 * _LEAST_RAW_BYTES and is_raw else None
    largest = max(mains, key=lambda section: (section.width * section.height, section.nbytes))
    return _stub(kind) if _is_too_thin(largest, source, is_raw=is_raw) else None


def _is_too_thin(section: Section, source: ByteSource, *, is_raw: bool) -> bool:
    pixels = section.width * section.height
    if not pixels:
        return is_raw and section.nbytes < _LEAST_RAW_BYTES
    is_panasonic = source.at(0, 4) == b"IIU\0"
    return section.nbytes < pixels * (_LEAST_PANASONIC if is_panasonic else _LEAST_BYTES_PER_PIXEL)


def _directories_are_there(source: ByteSource) -> bool:
    tiff = Tiff.at(source)
    if tiff is None:
        return False
    first = next(image_directories(tiff), None)
    return first is not None and first.is_whole and bool(first.tags)


def _boxes_problem(source: ByteSource, kind: PhotoKind) -> Verdict | None:
    found = list(boxes(source, 0, whole(source).end))
    needed = max((box.end for box in found), default=0)
    if needed > source.size:
        return _too_short(source, kind, needed=needed)
    has_pixels = any(box.name in {b"mdat", b"moof"} and box.end - box.start > 0 for box in found)
    if not found or (found[0].name == b"ftyp" and not has_pixels):
        return _stub(kind) if found else None
    return None


def _png_ends(source: ByteSource) -> bool:
    place = 8
    while place < source.size:
        length, name = source.number(place, 4), source.at(place + 4, 4)
        if name == b"IEND":
            return place + 12 <= source.size
        place += 12 + length
    return False


def _truncated(kind: PhotoKind) -> Verdict:
    said = "The file breaks off before the picture ends."
    return Verdict(FileState.TRUNCATED, kind, "file.breaks_off", said)


def _too_short(source: ByteSource, kind: PhotoKind, *, needed: int) -> Verdict | None:
    if source.size >= needed:
        return None
    said = f"The file breaks off: it has {source.size:,} bytes and needs at least {needed:,}."
    return Verdict(FileState.TRUNCATED, kind, "file.too_short", said, {"size": source.size, "needed": needed})


def _stub(kind: PhotoKind) -> Verdict:
    said = "The file holds only a header; the picture itself is missing."
    return Verdict(FileState.STUB, kind, "raw.no_sensor_data", said)
