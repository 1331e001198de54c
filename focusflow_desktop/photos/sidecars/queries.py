"""What waits for a person because of a sidecar: values that changed in two places, files that cannot be read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FileRole, Folder, FolderKind, PhotoFile, SidecarState
from focusflow_desktop.photos.sidecars.marks import FIELDS, marks_from_json
from focusflow_desktop.shared.records import Photo

Entry = dict[str, object]  # as the row keeps it: ours, theirs, and who wrote theirs when


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One value that changed here and in a file."""

    photo_id: UUID
    file: str  # the sidecar's name
    field: str
    ours: object  # both as JSON has them
    theirs: object
    program: str = ""  # which program wrote the file, where that can be told
    written_at: datetime | None = None

    @property
    def value(self) -> object:
        """The file's value as marks have it."""
        return getattr(marks_from_json({self.field: self.theirs}), self.field)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPhoto:
    """One photo with everything about its sidecars that needs a person."""

    photo_id: UUID
    name: str
    folder: Path | None
    disputes: tuple[Dispute, ...]
    problem: str | None  # why its sidecar could not be read or written, as problems.py reads it

    @property
    def is_refused(self) -> bool:
        """Whether a file could not be read or written, so that there is nothing to choose from."""
        return not self.disputes


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The list, and how many there are in all."""

    photos: tuple[WaitingPhoto, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlaceFolder:
    """A folder that was added where it lies."""

    path: Path
    writes_sidecars: bool


def in_place_folders(db: DbSession) -> tuple[InPlaceFolder, ...]:
    """The folders added in place, by path."""
    chosen = select(Folder.path, Folder.writes_sidecars).where(Folder.kind == FolderKind.IN_PLACE)
    return tuple(
        InPlaceFolder(path=Path(os.fsdecode(path)), writes_sidecars=writes)
        for path, writes in db.execute(chosen.order_by(Folder.path))
    )


def waiting_sidecars(db: DbSession, *, limit: int = 500) -> Waiting:
    """The photos whose sidecars wait for a person: those to decide first, then by name."""
    needs = or_(SidecarState.conflict.is_not(None), SidecarState.problem.is_not(None))
    original = and_(PhotoFile.photo_id == SidecarState.photo_id, PhotoFile.role == FileRole.ORIGINAL)
    chosen = (
        select(SidecarState, Photo.name, func.min(PhotoFile.path))
        .join(Photo, Photo.id == SidecarState.photo_id)
        .outerjoin(PhotoFile, original)
        .where(needs)
        .group_by(SidecarState.photo_id)
        .order_by(SidecarState.conflict.is_(None), Photo.name, SidecarState.photo_id)
        .limit(limit)
    )
    photos = tuple(_photo(state, name, path) for state, name, path in db.execute(chosen))
    total = db.scalar(select(func.count(SidecarState.photo_id)).where(needs)) or 0
    return Waiting(photos=photos, total=total)


def _photo(state: SidecarState, name: str, path: bytes | None) -> WaitingPhoto:
    disputes = tuple(
        _dispute(state.photo_id, file, field, entry=fields[field])
        for file, fields in sorted((state.conflict or {}).items())
        for field in FIELDS
        if field in fields
    )
    return WaitingPhoto(
        photo_id=state.photo_id,
        name=name,
        folder=Path(os.fsdecode(path)).parent if path else None,
        disputes=disputes,
        problem=state.problem,
    )


def _dispute(photo_id: UUID, file: str, field: str, *, entry: Entry) -> Dispute:
    moment = entry.get("at")
    return Dispute(
        photo_id=photo_id,
        file=file,
        field=field,
        ours=entry["ours"],
        theirs=entry["theirs"],
        program=str(entry.get("program") or ""),
        written_at=datetime.fromisoformat(moment) if isinstance(moment, str) else None,
    )
