"""Reads the story, newest first. Each source is asked once for no more than is shown; none is read twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import Activity, Inquiry, Message, Note, PhotoSession, SessionMove, Todo
from focusflow_desktop.shared.records.messages import Channel, Direction

SHOWN = 100


class EntryKind(StrEnum):
    """Where a line of the story comes from."""

    MESSAGE = "message"
    NOTE = "note"
    ACT = "act"
    MOVE = "move"
    DONE = "done"
    INQUIRY = "inquiry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line."""

    kind: EntryKind
    id: UUID
    at: datetime
    title: str = ""
    body: str = ""
    channel: Channel | None = None
    is_incoming: bool = False
    action: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""


def timeline_of(
    db: DbSession, *, job_id: UUID | None = None, contact_id: UUID | None = None, limit: int = SHOWN
) -> list[Entry]:
    """The newest lines of a job or of a client: six statements at most."""
    entries = [
        *_messages(db, job_id, contact_id, limit),
        *_notes(db, job_id, contact_id, limit),
        *_acts(db, job_id, contact_id, limit),
        *_done(db, job_id, contact_id, limit),
        *_inquiries(db, job_id, contact_id, limit),
    ]
    if job_id is not None:
        entries += _moves(db, job_id, limit)
    entries.sort(key=lambda entry: (entry.at, entry.id), reverse=True)
    return entries[:limit]


def _of(record: Any, job_id: UUID | None, contact_id: UUID | None) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [~record.deleted]
    if job_id is not None:
        found.append(record.job_id == job_id)
    if contact_id is not None:
        found.append(record.contact_id == contact_id)
    return found


def _messages(db: DbSession, job_id: UUID | None, contact_id: UUID | None, limit: int) -> list[Entry]:
    columns = (Message.id, Message.at, Message.subject, Message.body, Message.channel, Message.direction)
    asked = select(*columns).where(*_of(Message, job_id, contact_id))
    return [
        Entry(
            kind=EntryKind.MESSAGE,
            id=row.id,
            at=row.at,
            title=row.subject or "",
            body=row.body,
            channel=row.channel,
            is_incoming=row.direction is Direction.IN,
        )
        for row in db.execute(asked.order_by(Message.at.desc()).limit(limit))
    ]


def _notes(db: DbSession, job_id: UUID | None, contact_id: UUID | None, limit: int) -> list[Entry]:
    asked = select(Note.id, Note.created_at, Note.body).where(*_of(Note, job_id, contact_id))
    return [
        Entry(kind=EntryKind.NOTE, id=row.id, at=row.created_at, body=row.body)
        for row in db.execute(asked.order_by(Note.created_at.desc()).limit(limit))
    ]


def _inquiries(db: DbSession, job_id: UUID | None, contact_id: UUID | None, limit: int) -> list[Entry]:
    columns = (Inquiry.id, Inquiry.received_at, Inquiry.channel, Inquiry.body)
    asked = select(*columns).where(*_of(Inquiry, job_id, contact_id))
    return [
        Entry(
            kind=EntryKind.INQUIRY,
            id=row.id,
            at=row.received_at,
            action=row.channel or "",
            body=row.body or "",
            is_incoming=True,
        )
        for row in db.execute(asked.order_by(Inquiry.received_at.desc()).limit(limit))
    ]


def _acts(db: DbSession, job_id: UUID | None, contact_id: UUID | None, limit: int) -> list[Entry]:
    columns = (Activity.id, Activity.at, Activity.action, Activity.before, Activity.after, Activity.reason)
    asked = select(*columns).where(*_of(Activity, job_id, contact_id))
    return [
        Entry(
            kind=EntryKind.ACT,
            id=row.id,
            at=row.at,
            title=str(row.after.get("title", "")),
            action=row.action,
            before=_said(row.before),
            after=_said(row.after),
            reason=row.reason or "",
        )
        for row in db.execute(asked.order_by(Activity.at.desc()).limit(limit))
    ]


def _done(db: DbSession, job_id: UUID | None, contact_id: UUID | None, limit: int) -> list[Entry]:
    asked = select(Todo.id, Todo.done_at, Todo.title).where(
        *_of(Todo, job_id, contact_id), Todo.done_at.is_not(None)
    )
    return [
        Entry(kind=EntryKind.DONE, id=row.id, at=row.done_at, title=row.title)
        for row in db.execute(asked.order_by(Todo.done_at.desc()).limit(limit))
        if row.done_at is not None
    ]


def _moves(db: DbSession, job_id: UUID, limit: int) -> list[Entry]:
    asked = (
        select(SessionMove, PhotoSession.title)
        .join(
            PhotoSession,
            (PhotoSession.id == SessionMove.session_id) & (PhotoSession.tenant_id == SessionMove.tenant_id),
        )
        .where(PhotoSession.job_id == job_id, ~SessionMove.deleted)
        .order_by(SessionMove.moved_at.desc())
        .limit(limit)
    )
    return [
        Entry(
            kind=EntryKind.MOVE,
            id=move.id,
            at=move.moved_at,
            title=title,
            before=move.previous_starts_at.isoformat() if move.previous_starts_at is not None else "",
            reason=move.reason or "",
        )
        for move, title in db.execute(asked)
    ]


def _said(values: dict[str, object]) -> str:
    """The one value an act has before or after, as it is stored."""
    return str(next(iter(values.values()), ""))
