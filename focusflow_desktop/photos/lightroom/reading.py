"""Reads a Lightroom catalog into the studio: files registered where they lie, then everything said of them in one step.

Long work for a background thread. What is known by its place, size and time is not read again, so a reading that was
stopped goes on where it was. Nothing is copied or written but the studio's own database.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import PhotoFile
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.ingest.in_place import add_group
from focusflow_desktop.photos.ingest.outcome import is_pictured
from focusflow_desktop.photos.ingest.surroundings import Surroundings
from focusflow_desktop.photos.library.operations import note_missing
from focusflow_desktop.photos.lightroom.catalog import read_catalog
from focusflow_desktop.photos.lightroom.merging import said_of
from focusflow_desktop.photos.lightroom.operations import TakenOver, remember_places, take_over
from focusflow_desktop.photos.lightroom.places import CatalogPlaces, FoundGroup, find_files
from focusflow_desktop.photos.lightroom.rows import CatalogContent, CatalogPhoto
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.ids import photo_id
from focusflow_desktop.shared.records import Photo

_WINDOW = 500
NOT_FOUND = "It was not found. Plug in its drive, or say where its folder is now, and read the catalog again."
OTHER_KIND = "FocusFlow does not read this kind of file."


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogStep:
    """One photo of the catalog: where its file is or was sought, and why it is not here, if so."""

    path: Path
    done: int
    total: int
    problem: str = ""
    sha256: str = ""
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogResult:
    """What one reading did, and what of the catalog FocusFlow does not take."""

    photos: int  # of the catalog that are here now, with what it says of them
    new: int
    taken: TakenOver
    not_found: tuple[Path, ...]
    lost_roots: tuple[str, ...]
    problems: int
    content: CatalogContent
    is_cancelled: bool

    @property
    def changes(self) -> Changes:
        """For the pages."""
        return self.taken.changes | Changes.of("photos") | Changes.of("folders")


@dataclass(slots=True)
class _Found:
    """What is gathered on the way; `here` are the photos the studio had before."""

    here: set[UUID]
    photos: dict[UUID, list[CatalogPhoto]] = field(default_factory=dict)
    ids: dict[int, UUID] = field(default_factory=dict)
    new: set[UUID] = field(default_factory=set)
    missing: list[Path] = field(default_factory=list)
    not_found: list[Path] = field(default_factory=list)
    problems: int = 0
    done: int = 0

    def add(self, photo: UUID, said: Sequence[CatalogPhoto]) -> None:
        """These rows of the catalog are this photo."""
        self.photos.setdefault(photo, []).extend(said)
        self.ids.update((one.id, photo) for one in said)


def read_into(
    studio: Studio,
    catalog: Path,
    *,
    around: Surroundings,
    roots: Mapping[str, Path],
    step: str,
    tell: Callable[[CatalogStep], None],
    despite_lock: bool = False,
) -> CatalogResult:
    """`step` names the undo step. Raises what reading the catalog raises; a photo that fails is told and passed by."""
    content = read_catalog(catalog, despite_lock=despite_lock)
    places = find_files(content.photos, roots=roots)
    with studio.write() as db:
        remember_places(db, places.folders)
    with studio.read() as db:
        found = _Found(here=set(db.scalars(select(Photo.id))))
    known = _known_files(studio, places)
    total = len(content.photos)
    for one in places.found:
        if around.cancelled():
            break
        _find(one, around=around, known=known, found=found, total=total, tell=tell)
    is_cancelled = around.cancelled()
    if not is_cancelled:
        _name_lost(places, known=known, found=found, total=total, tell=tell)
    taken = _take(studio, content, found, step=step, around=around)
    return CatalogResult(
        photos=len(found.ids),
        new=len(found.new),
        taken=taken,
        not_found=tuple(found.not_found),
        lost_roots=tuple(places.lost_roots),
        problems=found.problems,
        content=content,
        is_cancelled=is_cancelled,
    )


def _find(
    one: FoundGroup,
    *,
    around: Surroundings,
    known: Mapping[Path, PhotoFile],
    found: _Found,
    total: int,
    tell: Callable[[CatalogStep], None],
) -> None:
    first = one.group.first.file
    record = known.get(first.path)
    found.done += len(one.photos)
    sha256, problem, is_new = "", "", False
    if record is not None and (record.byte_size, record.mtime_ns) == (first.size, first.mtime_ns):
        sha256 = record.sha256
        found.add(record.photo_id, one.photos)
    else:
        sha256, problem = _registered(one, around)
        if sha256:
            photo = photo_id(sha256)
            is_new = photo not in found.here
            found.new |= {photo} if is_new else set()
            found.add(photo, one.photos)
    found.problems += bool(problem)
    tell(
        CatalogStep(
            path=first.path, done=found.done, total=total, problem=problem, sha256=sha256, is_new=is_new
        )
    )


def _registered(one: FoundGroup, around: Surroundings) -> tuple[str, str]:
    """The content of the file that leads, empty where none is sound, and what is wrong."""
    try:
        results = [result for _, result in add_group(one.group, around=around)]
    except WorldError as error:
        return "", error.message
    problem = next((result.reason for result in results if result.reason), "")
    lead = next((result for result in results if is_pictured(result) and result.is_sound), None)
    return (lead.sha256 if lead is not None else ""), problem


def _name_lost(
    places: CatalogPlaces,
    *,
    known: Mapping[Path, PhotoFile],
    found: _Found,
    total: int,
    tell: Callable[[CatalogStep], None],
) -> None:
    """A file that is gone but was known here is a missing photo; of any other nobody can know which photo it is."""
    for lost in places.lost:
        record = known.get(lost.path)
        found.done += 1
        problem = ""
        if lost.is_unknown_kind:
            problem = OTHER_KIND
            found.problems += 1
        elif record is None:
            problem = NOT_FOUND
            found.not_found.append(lost.path)
        else:
            found.add(record.photo_id, [lost.photo])
            found.missing.append(lost.path)
        tell(CatalogStep(path=lost.path, done=found.done, total=total, problem=problem))


def _take(
    studio: Studio, content: CatalogContent, found: _Found, *, step: str, around: Surroundings
) -> TakenOver:
    said = {photo: said_of(rows) for photo, rows in found.photos.items()}
    if found.missing:
        with studio.write() as db:
            note_missing(db, found.missing, at=around.clock.now())
    with studio.write(step) as db:
        return take_over(
            db,
            said,
            catalog=content.key,
            new=frozenset(found.new),
            collections=content.collections,
            ids=found.ids,
        )


def _known_files(studio: Studio, places: CatalogPlaces) -> dict[Path, PhotoFile]:
    paths = [one.group.first.file.path for one in places.found] + [one.path for one in places.lost]
    known: dict[Path, PhotoFile] = {}
    with studio.read() as db:
        for start in range(0, len(paths), _WINDOW):
            asked = [os.fsencode(path) for path in paths[start : start + _WINDOW]]
            for record in db.scalars(select(PhotoFile).where(PhotoFile.path.in_(asked))):
                known[Path(os.fsdecode(record.path))] = record
    return known
