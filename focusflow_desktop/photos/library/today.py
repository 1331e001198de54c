"""What of the picture side needs the photographer now; the Today page shows it with its next action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import Import, PhotoFile, SidecarState
from focusflow_desktop.photos.library.conditions import is_among_missing, joined
from focusflow_desktop.photos.library.queries import sessions
from focusflow_desktop.photos.library.rows import SessionRow
from focusflow_desktop.shared.records import Final, Photo


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenImport:
    """A card whose files do not all have two verified copies yet."""

    source: str
    started_at: datetime
    files: int
    verdict: str | None  # None: the import has not ended


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsYou:
    """Everything that waits for a decision or a hand."""

    cards: tuple[OpenImport, ...]
    to_cull: tuple[SessionRow, ...]
    finals_waiting: int
    sidecars_waiting: int
    missing: int


def needs_you(db: DbSession) -> NeedsYou:
    """What waits, read in a constant number of statements."""
    return NeedsYou(
        cards=tuple(_open_imports(db)),
        to_cull=tuple(session for session in sessions(db) if session.unmarked),
        finals_waiting=_count(
            db, select(func.count(Final.id)).where(Final.photo_id.is_(None), ~Final.deleted)
        ),
        sidecars_waiting=_count(db, select(func.count(SidecarState.photo_id)).where(_needs_a_person())),
        missing=_missing(db),
    )


def _open_imports(db: DbSession) -> list[OpenImport]:
    not_safe = or_(Import.verdict.is_(None), Import.verdict != "may_format")
    chosen = select(Import).where(not_safe).order_by(Import.started_at.desc()).limit(20)
    return [
        OpenImport(source=i.source, started_at=i.started_at, files=i.files, verdict=i.verdict)
        for i in db.scalars(chosen)
    ]


def _missing(db: DbSession) -> int:
    """Counted only when a file is missing at all: the count walks over every file."""
    if db.scalar(select(PhotoFile.id).where(PhotoFile.missing_since.is_not(None)).limit(1)) is None:
        return 0
    return _count(db, joined(select(func.count(Photo.id))).where(is_among_missing()))


def _needs_a_person() -> ColumnElement[bool]:
    return or_(SidecarState.conflict.is_not(None), SidecarState.problem.is_not(None))


def _count(db: DbSession, statement: object) -> int:
    return int(db.scalar(statement) or 0)  # type: ignore[call-overload]  # any select of one number
