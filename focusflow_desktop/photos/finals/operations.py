"""Finals in the database: registering what arrived, linking it to its photo, keeping what is ambiguous for a person."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid5

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, FinalCandidate, Folder, FolderKind, PhotoFile
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import photo_id
from focusflow_desktop.shared.records import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFinal:
    """One edited picture that arrived."""

    path: Path
    sha256: str
    byte_size: int
    mtime_ns: int
    width_px: int | None = None
    height_px: int | None = None
    edited_at: datetime | None = None

    @property
    def id(self) -> UUID:
        """One content is one final, on every machine."""
        return uuid5(photo_id(self.sha256), "final")


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFinal:
    """A final whose original a person has to choose."""

    final_id: UUID
    name: str
    candidates: tuple[UUID, ...]


def register_final(
    db: DbSession, new: NewFinal, *, photo: UUID | None, candidates: Sequence[UUID] = ()
) -> Changes:
    """Add a final, linked where its photo is certain; a final that is known keeps the link a person gave it."""
    record = db.scalar(select(Final).where(Final.id == new.id))
    if record is None:
        record = Final(
            id=new.id,
            photo_id=photo,
            name=new.path.name,
            sha256=new.sha256,
            width_px=new.width_px,
            height_px=new.height_px,
            edited_at=new.edited_at,
        )
        db.add(record)
    elif record.photo_id is None:
        record.photo_id = photo
    _replace_candidates(db, new.id, () if record.photo_id else candidates)
    if record.photo_id is not None:
        _remember_file(db, new, record.photo_id)
    db.flush()
    return Changes.of("finals", [new.id])


def link_final(db: DbSession, final_id: UUID, *, photo: UUID, path: Path | None = None) -> Changes:
    """The person's choice: this final was made from that photo."""
    record = db.scalar(select(Final).where(Final.id == final_id))
    if record is None:
        raise Refused("final_gone", "That edited picture is no longer in the studio. Nothing was changed.")
    record.photo_id = photo
    _replace_candidates(db, final_id, ())
    if path is not None:
        status = path.stat()
        new = NewFinal(path=path, sha256=record.sha256, byte_size=status.st_size, mtime_ns=status.st_mtime_ns)
        _remember_file(db, new, photo)
    return Changes.of("finals", [final_id])


def waiting_finals(db: DbSession) -> list[WaitingFinal]:
    """Every final without a photo, with the photos it may belong to."""
    chosen = select(Final.id, Final.name).where(Final.photo_id.is_(None), ~Final.deleted).order_by(Final.name)
    waiting = db.execute(chosen).all()
    candidates: dict[UUID, list[UUID]] = {final_id: [] for final_id, _ in waiting}
    for candidate in db.scalars(select(FinalCandidate)):
        if candidate.final_id in candidates:
            candidates[candidate.final_id].append(candidate.photo_id)
    return [WaitingFinal(final_id=i, name=name, candidates=tuple(candidates[i])) for i, name in waiting]


def finals_folders(db: DbSession) -> list[tuple[Path, UUID | None]]:
    """The watched folders and the shoots they belong to."""
    chosen = select(Folder.path, Folder.session_id).where(Folder.kind == FolderKind.FINALS)
    return [(Path(os.fsdecode(path)), session) for path, session in db.execute(chosen)]


def _replace_candidates(db: DbSession, final_id: UUID, candidates: Sequence[UUID]) -> None:
    db.execute(delete(FinalCandidate).where(FinalCandidate.final_id == final_id))
    db.add_all(FinalCandidate(final_id=final_id, photo_id=photo) for photo in candidates)


def _remember_file(db: DbSession, new: NewFinal, photo: UUID) -> None:
    path = os.fsencode(new.path)
    record = db.scalar(select(PhotoFile).where(PhotoFile.path == path)) or PhotoFile(path=path)
    record.photo_id, record.role, record.sha256 = photo, FileRole.FINAL, new.sha256
    record.byte_size, record.mtime_ns, record.missing_since = new.byte_size, new.mtime_ns, None
    db.add(record)
