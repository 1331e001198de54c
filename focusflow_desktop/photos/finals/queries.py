"""What the finals room reads: each folder with its counts, what waits for a choice and why, what was edited again."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FinalCandidate, FinalFile
from focusflow_desktop.photos.finals.folders import finals_folders, lies_below
from focusflow_desktop.photos.finals.match import PictureFacts
from focusflow_desktop.photos.finals.reasons import Reason, Signs, reason_of, signs_of
from focusflow_desktop.photos.library.queries import sessions
from focusflow_desktop.photos.library.rows import SessionRow
from focusflow_desktop.shared.records import Final, Photo

LINKED_SHOWN = 24
SHOWN = 30  # one screen's worth of choices; the next come as these are made
_CHOICES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalsFolder:
    """One watched folder and what became of its pictures."""

    path: Path
    session_id: UUID | None
    linked: int = 0
    waiting: int = 0
    without: int = 0
    unreadable: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A photo the final may have been made from."""

    photo_id: UUID
    name: str
    captured_at: datetime | None
    camera: str
    serial: str
    signs: Signs


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFinal:
    """A final whose original a person has to choose."""

    final_id: UUID
    name: str
    sha256: str
    path: Path | None  # None: it is not on this machine
    captured_at: datetime | None
    reason: Reason
    candidates: tuple[Candidate, ...]
    more: int = 0  # candidates beyond those shown


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """A picture in a finals folder that is linked to nothing and waits for no choice; `problem` says why, if it broke."""

    path: Path
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """A final that was edited again and kept its photo."""

    path: Path
    edits: int
    edited_at: datetime
    photo_id: UUID
    photo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedFinal:
    """A final that has found its photo."""

    final_id: UUID
    name: str
    sha256: str
    path: Path
    photo_id: UUID
    photo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalsView:
    """Everything the room shows, read at once."""

    folders: tuple[FinalsFolder, ...] = ()
    waiting: tuple[WaitingFinal, ...] = ()
    waiting_count: int = 0
    open_files: tuple[OpenFile, ...] = ()
    edited: tuple[Edited, ...] = ()
    linked: tuple[LinkedFinal, ...] = ()
    shoots: tuple[SessionRow, ...] = ()


class Standing(StrEnum):
    """Where one file in a finals folder stands."""

    LINKED = "linked"
    WAITING = "waiting"
    WITHOUT = "without"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalStanding:
    """One file that is there, and the photo it is linked to."""

    path: Path
    standing: Standing
    photo_id: UUID | None
    photo: str
    problem: str | None


def standings(db: DbSession, folder: Path) -> list[FinalStanding]:
    """Every file below the folder that is there, by path."""
    columns = (FinalFile.path, FinalFile.problem, Final.id, Final.deleted, Photo.id, Photo.name)
    chosen = select(*columns).outerjoin(Final, Final.id == FinalFile.final_id)
    chosen = chosen.outerjoin(Photo, Photo.id == Final.photo_id)
    here = (lies_below(FinalFile.path, folder), FinalFile.missing_since.is_(None))
    found = []
    for path, problem, final, is_dismissed, photo, name in db.execute(
        chosen.where(*here).order_by(FinalFile.path)
    ):
        is_final = final is not None and not is_dismissed
        standing = (
            Standing.LINKED if is_final and photo else Standing.WAITING if is_final else Standing.WITHOUT
        )
        found.append(
            FinalStanding(
                path=Path(os.fsdecode(path)),
                standing=Standing.FAILED if problem else standing,
                photo_id=photo if is_final else None,
                photo=name or "",
                problem=problem,
            )
        )
    return found


def finals_view(db: DbSession) -> FinalsView:
    """One reading of the room."""
    waiting, count = waiting_finals(db)
    return FinalsView(
        folders=tuple(_folder(db, path, session) for path, session in finals_folders(db)),
        waiting=tuple(waiting),
        waiting_count=count,
        open_files=tuple(_open_files(db)),
        edited=tuple(_edited(db)),
        linked=tuple(_linked(db)),
        shoots=tuple(sessions(db)),
    )


def waiting_finals(db: DbSession) -> tuple[list[WaitingFinal], int]:
    """The first finals that wait for a choice, by name, and how many wait in all."""
    undecided = (Final.photo_id.is_(None), ~Final.deleted)
    count = int(db.scalar(select(func.count(Final.id)).where(*undecided)) or 0)
    chosen = select(Final.id, Final.name, Final.sha256).where(*undecided)
    finals = db.execute(chosen.order_by(Final.name, Final.id).limit(SHOWN)).all()
    ids = [final[0] for final in finals]
    files, candidates = _files_of(db, ids), _candidates_of(db, ids)
    return [_waiting(final, files.get(final[0]), candidates[final[0]]) for final in finals], count


def _waiting(final: Any, file: FinalFile | None, originals: list[Any]) -> WaitingFinal:
    facts = PictureFacts(
        name=final.name,
        captured_at=file.captured_at if file else None,
        serial=file.camera_serial if file else None,
    )
    theirs = [PictureFacts(name=o.name, captured_at=o.captured_at, serial=o.camera_serial) for o in originals]
    ranked = [
        Candidate(
            photo_id=original.id,
            name=original.name,
            captured_at=original.captured_at,
            camera=original.camera or "",
            serial=original.camera_serial or "",
            signs=signs_of(facts, their),
        )
        for original, their in zip(originals, theirs, strict=True)
    ]
    ranked.sort(key=lambda c: (not c.signs.same_name, not c.signs.same_second, c.name))
    return WaitingFinal(
        final_id=final.id,
        name=final.name,
        sha256=final.sha256,
        path=Path(os.fsdecode(file.path)) if file and file.missing_since is None else None,
        captured_at=facts.captured_at,
        reason=reason_of(facts, theirs),
        candidates=tuple(ranked[:_CHOICES]),
        more=max(0, len(ranked) - _CHOICES),
    )


def _files_of(db: DbSession, finals: Iterable[UUID]) -> dict[UUID, FinalFile]:
    chosen = select(FinalFile).where(FinalFile.final_id.in_(list(finals)))
    found: dict[UUID, FinalFile] = {}
    for file in db.scalars(chosen.order_by(FinalFile.missing_since.desc(), FinalFile.id)):
        if file.final_id is not None:
            found[file.final_id] = file
    return found


def _candidates_of(db: DbSession, finals: Iterable[UUID]) -> dict[UUID, list[Any]]:
    columns = (Photo.id, Photo.name, Photo.captured_at, Photo.camera, Photo.camera_serial)
    chosen = select(FinalCandidate.final_id, *columns).join(Photo, Photo.id == FinalCandidate.photo_id)
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in db.execute(chosen.where(FinalCandidate.final_id.in_(list(finals)), ~Photo.deleted)):
        found[row.final_id].append(row)
    return found


def _folder(db: DbSession, path: Path, session: UUID | None) -> FinalsFolder:
    here = FinalFile.missing_since.is_(None)
    broken = FinalFile.problem.is_not(None)
    final = and_(Final.id.is_not(None), ~Final.deleted)
    linked = and_(final, Final.photo_id.is_not(None))
    waiting = and_(final, Final.photo_id.is_(None))
    counts = (
        func.count(FinalFile.id).filter(here, linked),
        func.count(FinalFile.id).filter(here, ~broken, waiting),
        func.count(FinalFile.id).filter(here, ~broken, or_(Final.id.is_(None), Final.deleted)),
        func.count(FinalFile.id).filter(here, broken),
        func.count(FinalFile.id).filter(~here),
    )
    chosen = select(*counts).outerjoin(Final, Final.id == FinalFile.final_id)
    found = db.execute(chosen.where(lies_below(FinalFile.path, path))).one()
    return FinalsFolder(
        path=path,
        session_id=session,
        linked=found[0],
        waiting=found[1],
        without=found[2],
        unreadable=found[3],
        missing=found[4],
    )


def _open_files(db: DbSession) -> list[OpenFile]:
    chosen = select(FinalFile.path, FinalFile.problem).outerjoin(Final, Final.id == FinalFile.final_id)
    unlinked = or_(Final.id.is_(None), Final.deleted, FinalFile.problem.is_not(None))
    rows = db.execute(
        chosen.where(unlinked, FinalFile.missing_since.is_(None))
        .order_by(FinalFile.problem.is_(None), FinalFile.path)
        .limit(SHOWN)
    )
    return [OpenFile(path=Path(os.fsdecode(path)), problem=problem) for path, problem in rows]


def _linked(db: DbSession) -> list[LinkedFinal]:
    """The newest files first."""
    columns = (Final.id, Final.name, Final.sha256, FinalFile.path, Photo.id, Photo.name)
    chosen = (
        select(*columns)
        .join(FinalFile, FinalFile.final_id == Final.id)
        .join(Photo, Photo.id == Final.photo_id)
    )
    here = (~Final.deleted, FinalFile.missing_since.is_(None), FinalFile.problem.is_(None))
    rows = db.execute(
        chosen.where(*here).order_by(FinalFile.mtime_ns.desc(), FinalFile.id).limit(LINKED_SHOWN)
    )
    return [
        LinkedFinal(
            final_id=final,
            name=name,
            sha256=sha256,
            path=Path(os.fsdecode(path)),
            photo_id=photo,
            photo=original,
        )
        for final, name, sha256, path, photo, original in rows
    ]


def _edited(db: DbSession) -> list[Edited]:
    columns = (FinalFile.path, FinalFile.edits, FinalFile.edited_at, Photo.id, Photo.name)
    chosen = (
        select(*columns).join(Final, Final.id == FinalFile.final_id).join(Photo, Photo.id == Final.photo_id)
    )
    rows = db.execute(
        chosen.where(FinalFile.edits > 0, ~Final.deleted, FinalFile.edited_at.is_not(None))
        .order_by(FinalFile.edited_at.desc())
        .limit(SHOWN)
    )
    return [
        Edited(path=Path(os.fsdecode(path)), edits=edits, edited_at=at, photo_id=photo, photo=name)
        for path, edits, at, photo, name in rows
        if at is not None
    ]
