"""What the camera wrote about a photo, read from the head of its file: never the pixels, and as little as will do.

The time is the camera's own naive clock; nothing here guesses a zone. Files may lie: wrong facts are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from focusflow_desktop.photos.library import crw, exif, heic, jpeg, layout
from focusflow_desktop.photos.library.boxes import canon_metadata
from focusflow_desktop.photos.library.exif import ExifFacts
from focusflow_desktop.photos.library.inspection import FileState, Verdict, inspect
from focusflow_desktop.photos.library.kinds import Container, container_of, kind_of
from focusflow_desktop.photos.library.layout import Role
from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.photos.library.tiff import Tiff
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.photos import PhotoKind

__all__ = ["FileState", "PhotoFacts", "Verdict", "facts_of", "inspect", "read_facts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts(ExifFacts):
    """All that is known of one original before it is decoded. Width and height are before `orientation`."""

    kind: PhotoKind
    byte_size: int = 0


def read_facts(path: Path) -> PhotoFacts:
    """The facts of one file. Refused when it is no picture, Unavailable when it cannot be read."""
    with ByteSource.open(path) as source:
        found = facts_of(source, name=path.name)
    if found.kind is PhotoKind.VIDEO:
        written = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006 — naive local, as a camera's clock is
        return replace(found, captured_at=written)
    return found


def facts_of(source: ByteSource, *, name: str) -> PhotoFacts:
    """The facts of what a source holds."""
    container = container_of(source.at(0, 32), name=name)
    kind = kind_of(container, name=name)
    if kind is None:
        raise Refused("file.not_a_picture", f"{name} is not a picture.", name=name)
    found = _READERS.get(container, _of_others)(source, kind)
    values = {field: getattr(found, field) for field in ExifFacts.__dataclass_fields__}
    return PhotoFacts(kind=kind, byte_size=source.size, **values)


def _of_jpeg(source: ByteSource, _kind: PhotoKind) -> ExifFacts:
    return _jpeg_at(source, 0)


def _of_raf(source: ByteSource, _kind: PhotoKind) -> ExifFacts:
    width, height = layout.raf_size(source)
    return replace(_jpeg_at(source, source.number(84, 4)), width=width, height=height)


def _of_others(_source: ByteSource, _kind: PhotoKind) -> ExifFacts:
    return ExifFacts()


def _jpeg_at(source: ByteSource, base: int) -> ExifFacts:
    head = jpeg.read_head(source, base)
    return replace(_at(source, head.exif_base), width=head.width, height=head.height)


def _of_tiff(source: ByteSource, kind: PhotoKind) -> ExifFacts:
    found = _at(source, 0)
    mains = [
        section
        for section in layout.sections(source, Container.TIFF, is_raw=kind is PhotoKind.RAW)
        if section.role is Role.MAIN and section.width and section.height
    ]
    if not mains:
        return found
    largest = max(mains, key=lambda section: section.width * section.height)
    return replace(found, width=largest.width, height=largest.height)


def _of_cr3(source: ByteSource, _kind: PhotoKind) -> ExifFacts:
    parts = canon_metadata(source)
    at = {name: Tiff.at(source, box.start) for name, box in parts.items()}
    return exif.from_parts(
        first=at.get(b"CMT1"), exif=at.get(b"CMT2"), maker=at.get(b"CMT3"), gps=at.get(b"CMT4")
    )


def _of_heic(source: ByteSource, _kind: PhotoKind) -> ExifFacts:
    """The size is as shown: a HEIC turns itself, and its EXIF orientation repeats what was already done."""
    width, height = heic.shown_size(source)
    return replace(_at(source, heic.exif_base(source)), width=width, height=height, orientation=1)


def _of_avif(source: ByteSource, _kind: PhotoKind) -> ExifFacts:
    """The size is as stored: what decodes an AVIF leaves the turning to us."""
    width, height = heic.stored_size(source)
    turned = heic.orientation(source)
    return replace(_at(source, heic.exif_base(source)), width=width, height=height, orientation=turned)


def _of_png(source: ByteSource, _kind: PhotoKind) -> ExifFacts:
    place, base = 8, None
    for _ in range(256):
        length, name = source.number(place, 4), source.at(place + 4, 4)
        if name == b"eXIf":
            base = place + 8
        if name in {b"eXIf", b"IEND", b""}:
            break
        place += 12 + length
    return replace(_at(source, base), width=source.number(16, 4), height=source.number(20, 4))


def _of_webp(source: ByteSource, _kind: PhotoKind) -> ExifFacts:
    place, base, width, height = 12, None, 0, 0
    for _ in range(64):
        name, length = source.at(place, 4), source.number(place + 4, 4, little=True)
        if name == b"VP8X":
            width, height = (source.number(place + at, 3, little=True) + 1 for at in (12, 15))
        elif name == b"VP8 " and not width:
            width, height = (source.number(place + at, 2, little=True) & 0x3FFF for at in (14, 16))
        elif name == b"VP8L" and not width:
            bits = source.number(place + 9, 4, little=True)
            width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        elif name == b"EXIF":
            has_prefix = source.at(place + 8, 6) == b"Exif\0\0"
            base = place + (14 if has_prefix else 8)
        elif not name:
            break
        place += 8 + length + length % 2
    return replace(_at(source, base), width=width, height=height)


def _of_crw(source: ByteSource, _kind: PhotoKind) -> ExifFacts:
    found = crw.records(source)
    nothing = crw.Record(0, 0)
    names = found.get(crw.MAKE_MODEL, nothing)
    make, _, model = source.at(names.offset, min(names.length, 64)).partition(b"\0")
    size = found.get(crw.IMAGE_SIZE, nothing).offset
    when = found.get(crw.CAPTURED, nothing).offset
    seconds = source.number(when, 4, little=True) if when else 0
    turned = source.number(size + 12, 4, little=True) if size else 0
    return ExifFacts(
        captured_at=exif.from_seconds(seconds),
        make=exif.text(make),
        model=exif.text(model.partition(b"\0")[0]),
        width=source.number(size, 4, little=True) if size else 0,
        height=source.number(size + 4, 4, little=True) if size else 0,
        orientation={90: 6, 180: 3, 270: 8}.get(turned, 1),
    )


def _at(source: ByteSource, base: int | None) -> ExifFacts:
    tiff = Tiff.at(source, base) if base is not None else None
    return exif.from_tiff(tiff) if tiff is not None else ExifFacts()


_READERS: dict[Container, Callable[[ByteSource, PhotoKind], ExifFacts]] = {
    Container.JPEG: _of_jpeg,
    Container.TIFF: _of_tiff,
    Container.CR3: _of_cr3,
    Container.CRW: _of_crw,
    Container.RAF: _of_raf,
    Container.HEIC: _of_heic,
    Container.AVIF: _of_avif,
    Container.PNG: _of_png,
    Container.WEBP: _of_webp,
}
