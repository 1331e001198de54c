"""What lies on the disk for one photo: its sidecars, and the XMP inside a picture that carries its own."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from focusflow_desktop.photos.sidecars import names
from focusflow_desktop.photos.sidecars.edit import Change, edit
from focusflow_desktop.photos.sidecars.embedded import embedded_packet
from focusflow_desktop.photos.sidecars.marks import BLANK, Marks
from focusflow_desktop.photos.sidecars.packet import Packet, parse
from focusflow_desktop.photos.sidecars.places import Places, places_of
from focusflow_desktop.photos.sidecars.programs import program_of
from focusflow_desktop.photos.sidecars.read import marks_of, sidecar_owner
from focusflow_desktop.photos.sidecars.values import properties_of
from focusflow_desktop.photos.sidecars.write import Stamp, read_sidecar
from focusflow_desktop.shared.errors import Damaged, Refused, Unavailable

_NEW = (
    f'<x:xmpmeta xmlns:x="{names.META}" x:xmptk="FocusFlow">\n <rdf:RDF xmlns:rdf="{names.RDF}">\n'
    '  <rdf:Description rdf:about=""/>\n </rdf:RDF>\n</x:xmpmeta>\n'
).encode()
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """The program that wrote a file last and when; each only where it can be told."""

    program: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """One packet and where it is. One inside a picture is read and never written: the studio keeps those marks."""

    path: Path
    packet: Packet
    marks: Marks
    stamp: Stamp | None = None  # None: still to be made, or inside a picture
    is_embedded: bool = False
    written_at: datetime = _EARLIEST
    program: str = ""  # which one wrote it last, where that can be told
    warnings: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether this one is only now to be made."""
        return self.stamp is None and not self.is_embedded

    @property
    def writer(self) -> Writer:
        """Who wrote it last, and when: by its own date, else by the file's."""
        moment = self.written_at
        if moment == _EARLIEST and self.stamp is not None:
            moment = datetime.fromtimestamp(self.stamp.mtime_ns // 10**9, tz=UTC)
        return Writer(program=self.program, at=None if moment == _EARLIEST else moment)

    @property
    def age(self) -> tuple[datetime, int]:
        """Greater is newer: by its own date, then by the file's."""
        return self.written_at, self.stamp.mtime_ns if self.stamp else 0


def find_places(photo: Path) -> Places:
    """Where the photo's sidecars are."""
    try:
        there = os.listdir(photo.parent)  # noqa: PTH208 — names alone: a folder of thousands is listed per photo
    except OSError as error:
        raise Unavailable(
            "folder_unreachable",
            f"The folder of {photo.name} cannot be read. Nothing was changed.",
            file=photo.name,
        ) from error
    base = photo.stem.casefold()
    beside = [name for name in there if name.casefold().startswith(base)]
    return places_of(photo, beside=beside, owner=_owner)


def read_from(path: Path) -> Sidecar:
    """A sidecar file; raises what makes it unreadable."""
    content, stamp = read_sidecar(path)
    return _sidecar(path, content, stamp=stamp)


def read_inside(picture: Path) -> Sidecar | None:
    """The packet inside a picture; None where there is none or it cannot be understood, since nothing depends on it."""
    try:
        content = embedded_packet(picture)
        return _sidecar(picture, content, stamp=None) if content else None
    except (Damaged, Refused):
        return None


def new_sidecar(path: Path, photo: Path) -> Sidecar:
    """An empty sidecar that says whose it is, to be written at `path`."""
    owner = Change(names.SIDECAR_FOR, photo.suffix.lstrip(".").upper())
    return Sidecar(path=path, packet=parse(edit(parse(_NEW), [owner])), marks=BLANK)


def _owner(path: Path) -> str | None:
    return sidecar_owner(properties_of(parse(read_sidecar(path)[0])))


def _sidecar(path: Path, content: bytes, *, stamp: Stamp | None) -> Sidecar:
    packet = parse(content)
    read = marks_of(properties_of(packet))
    return Sidecar(
        path=path,
        packet=packet,
        marks=read.marks,
        stamp=stamp,
        is_embedded=stamp is None,
        written_at=read.metadata_date or _EARLIEST,
        program=program_of(packet),
        warnings=read.warnings,
    )
