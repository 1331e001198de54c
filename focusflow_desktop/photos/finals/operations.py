"""Finals in the database: filing what arrived, linking it to its photo, keeping what is ambiguous for a person.

`final_files` says where each lies; what of it is linked also stands in `photo_files`, where an export looks. `settle`
brings the second in line with the first, after an undo too: an undo knows nothing of this machine's files.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid5

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, FinalCandidate, FinalFile, PhotoFile
from focusflow_desktop.photos.finals.scan import Signs
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import photo_id
from focusflow_desktop.shared.records import Final

_WINDOW = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFinal:
    """One edited picture that arrived."""

    path: Path
    sha256: str
    byte_size: int
    mtime_ns: int
    width_px: int | None = None
    height_px: int | None = None
    captured_at: datetime | None = None
    camera_serial: str | None = None

    @property
    def id(self) -> UUID:
        """One content is one final, on every machine."""
        return uuid5(photo_id(self.sha256), "final")

    @property
    def name(self) -> str:
        """The file's name as text, whatever bytes it is made of."""
        return os.fsencode(self.path.name).decode(errors="replace")


def register_final(
    db: DbSession, new: NewFinal, *, photo: UUID | None, candidates: Sequence[UUID] = (), at: datetime
) -> Changes:
    """File what lies at a path: a link that was given stays, also when the file was edited again under its name."""
    file = _file_for(db, new)
    is_edited = bool(file.sha256) and file.sha256 != new.sha256
    replaced = file.final_id if is_edited else None
    final = _final_for(db, new, photo=photo, candidates=candidates)
    if is_edited:
        file.edits, file.edited_at = file.edits + 1, at
    file.path, file.sha256, file.final_id = os.fsencode(new.path), new.sha256, final.id if final else None
    file.byte_size, file.mtime_ns = new.byte_size, new.mtime_ns
    file.width_px, file.height_px = new.width_px, new.height_px
    file.captured_at, file.camera_serial = new.captured_at, new.camera_serial
    file.problem = file.missing_since = None
    db.add(file)
    db.flush()
    changed = [new.id]
    if replaced is not None and replaced != file.final_id:
        _retire(db, replaced)
        changed.append(replaced)
    _settle_files(db, [file])
    return Changes.of("finals", changed)


def link_of(db: DbSession, path: Path) -> UUID | None:
    """The photo that the file at this path is linked to."""
    lying = FinalFile.path == os.fsencode(path)
    chosen = select(Final.photo_id).join(FinalFile, FinalFile.final_id == Final.id)
    return db.scalar(chosen.where(lying, ~Final.deleted))


def candidates_of(db: DbSession, final_id: UUID) -> set[UUID]:
    """The photos among which a person has to choose, or had to."""
    chosen = select(FinalCandidate.photo_id).where(FinalCandidate.final_id == final_id)
    return set(db.scalars(chosen))


def twins_of(db: DbSession, new: NewFinal) -> list[Path]:
    """Where else this content was seen and not missed yet."""
    chosen = select(FinalFile.path).where(
        FinalFile.sha256 == new.sha256,
        FinalFile.path != os.fsencode(new.path),
        FinalFile.missing_since.is_(None),
    )
    return [Path(os.fsdecode(path)) for path in db.scalars(chosen)]


def link_final(db: DbSession, final_id: UUID, *, photo: UUID) -> Changes:
    """The person's choice: this final was made from that photo."""
    record = _known(db, final_id)
    record.photo_id, record.deleted = photo, False
    return settle(db, [final_id])


def dismiss_final(db: DbSession, final_id: UUID) -> Changes:
    """The person's choice: it was made from none of the candidates. The file stays where it is."""
    record = _known(db, final_id)
    record.photo_id, record.deleted = None, True
    return settle(db, [final_id])


def settle(db: DbSession, final_ids: Iterable[UUID]) -> Changes:
    """Bring `photo_files` in line with the links of these finals."""
    wanted = list(final_ids)
    db.flush()
    for start in range(0, len(wanted), _WINDOW):
        chosen = select(FinalFile).where(FinalFile.final_id.in_(wanted[start : start + _WINDOW]))
        _settle_files(db, db.scalars(chosen).all())
    return Changes.of("finals", wanted) if wanted else Changes()


def note_unreadable(db: DbSession, path: Path, signs: Signs, *, problem: str) -> Changes:
    """The file is there and cannot be read as a picture; what it was linked to before stays linked."""
    file = _file_at(db, path) or FinalFile(path=os.fsencode(path), sha256="", edits=0)
    if (file.problem, file.byte_size, file.mtime_ns) == (problem, signs.byte_size, signs.mtime_ns):
        return Changes()
    file.byte_size, file.mtime_ns, file.problem = signs.byte_size, signs.mtime_ns, problem
    file.missing_since = None
    db.add(file)
    db.flush()
    _settle_files(db, [file])
    return Changes.of("finals")


def note_gone(db: DbSession, paths: Sequence[Path], *, at: datetime) -> Changes:
    """These finals are no longer where they were; their links are kept for when they come back."""
    encoded = [os.fsencode(path) for path in paths]
    for start in range(0, len(encoded), _WINDOW):
        window = encoded[start : start + _WINDOW]
        db.execute(update(FinalFile).where(FinalFile.path.in_(window)).values(missing_since=at))
        mine = (PhotoFile.path.in_(window), PhotoFile.role == FileRole.FINAL)
        db.execute(update(PhotoFile).where(*mine).values(missing_since=at))
    return Changes.of("finals") if encoded else Changes()


def _final_for(
    db: DbSession, new: NewFinal, *, photo: UUID | None, candidates: Sequence[UUID]
) -> Final | None:
    """The record of this content; None where nothing here looks like its original."""
    final = db.scalar(select(Final).where(Final.id == new.id))
    if final is None:
        if photo is None and not candidates:
            return None
        final = Final(
            id=new.id,
            name=new.name,
            sha256=new.sha256,
            width_px=new.width_px,
            height_px=new.height_px,
            edited_at=datetime.fromtimestamp(new.mtime_ns / 1e9),  # noqa: DTZ006 — the file's own naive time
        )
        db.add(final)
    if final.photo_id is None or final.deleted:
        final.deleted = bool(final.deleted) and photo is None and bool(candidates_of(db, new.id))
        final.photo_id = photo
        db.flush()
        if photo is None and not final.deleted:
            _replace_candidates(db, new.id, candidates)
    return final


def _retire(db: DbSession, final_id: UUID) -> None:
    """What was edited again is no final any more, unless it lies elsewhere too."""
    elsewhere = select(func.count(FinalFile.id)).where(FinalFile.final_id == final_id)
    if not db.scalar(elsewhere):
        db.execute(update(Final).where(Final.id == final_id).values(deleted=True))
        _replace_candidates(db, final_id, ())


def _known(db: DbSession, final_id: UUID) -> Final:
    record = db.scalar(select(Final).where(Final.id == final_id))
    if record is None:
        raise Refused("final_gone", "That edited picture is no longer in the studio. Nothing was changed.")
    return record


def _file_at(db: DbSession, path: Path) -> FinalFile | None:
    return db.scalar(select(FinalFile).where(FinalFile.path == os.fsencode(path)))


def _file_for(db: DbSession, new: NewFinal) -> FinalFile:
    """The row of this path, else of the same content that went missing elsewhere: it was moved or renamed."""
    found = _file_at(db, new.path)
    if found is not None:
        return found
    gone = (FinalFile.sha256 == new.sha256, FinalFile.missing_since.is_not(None))
    moved = db.scalar(select(FinalFile).where(*gone).order_by(FinalFile.id).limit(1))
    if moved is None:
        return FinalFile(sha256="", edits=0)
    old = (PhotoFile.path == moved.path, PhotoFile.role == FileRole.FINAL)
    db.execute(delete(PhotoFile).where(*old))
    return moved


def _replace_candidates(db: DbSession, final_id: UUID, candidates: Sequence[UUID]) -> None:
    db.execute(delete(FinalCandidate).where(FinalCandidate.final_id == final_id))
    db.add_all(FinalCandidate(final_id=final_id, photo_id=photo) for photo in candidates)
    db.flush()


def _settle_files(db: DbSession, files: Sequence[FinalFile]) -> None:
    named = Final.id.in_([file.final_id for file in files if file.final_id])
    chosen = select(Final.id, Final.photo_id).where(named, Final.photo_id.is_not(None), ~Final.deleted)
    links = {row[0]: row[1] for row in db.execute(chosen)}
    at = PhotoFile.path.in_([file.path for file in files])
    records = {record.path: record for record in db.scalars(select(PhotoFile).where(at))}
    for file in files:
        record = records.get(file.path)
        photo = links.get(file.final_id) if file.final_id else None
        if record is not None and record.role is not FileRole.FINAL:
            continue  # an original is never taken for a final, whatever folder is watched
        if photo is None:
            if record is not None:
                db.delete(record)
            continue
        record = record or PhotoFile(path=file.path)
        record.photo_id, record.role, record.sha256 = photo, FileRole.FINAL, file.sha256
        record.byte_size, record.mtime_ns = file.byte_size, file.mtime_ns
        record.missing_since = file.missing_since
        db.add(record)
    db.flush()
