"""The rows behind what the index answered: one statement for each kind of thing, however many were found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.search.rows import Found, FoundKind
from focusflow_desktop.shared.records import (
    Contact,
    ContactEmail,
    ContactPhone,
    Inquiry,
    Job,
    JobFile,
    Message,
    Note,
    Photo,
    PhotoSession,
    Todo,
)
from focusflow_desktop.shared.rules.todo_due import local_day

Ids = Iterable[UUID]
_ABOUT_LETTERS = 90


def found_rows(db: DbSession, ids: Mapping[str, set[UUID]], *, words: tuple[str, ...]) -> list[Found]:
    """What these rows (by table) are and where they lead."""
    rows: list[Found] = []
    clients = set(ids.get("contacts", ())) | _owners(db, ids)
    if clients:
        rows += _clients(db, clients)
    for table, read in _READERS.items():
        if ids.get(table):
            rows += read(db, ids[table], words)
    return rows


def _owners(db: DbSession, ids: Mapping[str, set[UUID]]) -> set[UUID]:
    """The clients whose e-mail or phone was found."""
    owners: set[UUID] = set()
    for record in (ContactEmail, ContactPhone):
        if ids.get(record.__tablename__):
            owners |= set(
                db.scalars(select(record.contact_id).where(record.id.in_(ids[record.__tablename__])))
            )
    return owners


def _clients(db: DbSession, ids: Ids) -> list[Found]:
    asked = select(Contact.id, Contact.name, Contact.company).where(
        Contact.id.in_(ids), ~Contact.deleted, Contact.merged_into_id.is_(None)
    )
    return [
        Found(kind=FoundKind.CLIENT, id=id_, title=name, about=company or "", room="clients",
              place={"contact_id": id_})
        for id_, name, company in db.execute(asked)
    ]  # fmt: skip


def _jobs(db: DbSession, ids: Ids, _words: tuple[str, ...]) -> list[Found]:
    first = and_(PhotoSession.tenant_id == Job.tenant_id, PhotoSession.id == Job.primary_session_id)
    asked = select(
        Job.id, Job.title, Job.number, Job.stage, PhotoSession.starts_at, PhotoSession.tz
    ).outerjoin(PhotoSession, first)
    return [
        Found(kind=FoundKind.JOB, id=id_, title=title, about=number or "", state=str(stage), at=at, tz=tz, room="jobs",
              place={"job_id": id_})
        for id_, title, number, stage, at, tz in db.execute(asked.where(Job.id.in_(ids), ~Job.deleted))
    ]  # fmt: skip


def _sessions(db: DbSession, ids: Ids, _words: tuple[str, ...]) -> list[Found]:
    above = and_(Job.tenant_id == PhotoSession.tenant_id, Job.id == PhotoSession.job_id)
    asked = (
        select(
            PhotoSession.id,
            PhotoSession.title,
            PhotoSession.state,
            PhotoSession.starts_at,
            PhotoSession.tz,
            PhotoSession.job_id,
            Job.title,
        )
        .join(Job, above)
        .where(PhotoSession.id.in_(ids), ~PhotoSession.deleted)
    )
    return [
        Found(kind=FoundKind.SESSION, id=id_, title=title, about=job, state=str(state), at=at, tz=tz,
              room="jobs" if at is None else "calendar",
              place={"job_id": job_id} if at is None else {"day": local_day(at, tz or "UTC"), "session_id": id_})
        for id_, title, state, at, tz, job_id, job in db.execute(asked)
    ]  # fmt: skip


def _todos(db: DbSession, ids: Ids, _words: tuple[str, ...]) -> list[Found]:
    asked = select(Todo.id, Todo.title, Todo.done_at, Job.title).outerjoin(Job, _job_of(Todo))
    return [
        Found(kind=FoundKind.TODO, id=id_, title=title, about=job or "", state="done" if done else "", room="todos",
              place={"todo_id": id_})
        for id_, title, done, job in db.execute(asked.where(Todo.id.in_(ids), ~Todo.deleted))
    ]  # fmt: skip


def _inquiries(db: DbSession, ids: Ids, words: tuple[str, ...]) -> list[Found]:
    asked = select(Inquiry.id, Inquiry.name, Inquiry.body, Inquiry.status, Inquiry.received_at, Inquiry.job_id,
                   Inquiry.contact_id).where(Inquiry.id.in_(ids), ~Inquiry.deleted)  # fmt: skip
    rows = []
    for id_, name, body, status, at, job_id, contact_id in db.execute(asked):
        room, place = lead(job_id=job_id, contact_id=contact_id)
        rows.append(
            Found(kind=FoundKind.INQUIRY, id=id_, title=name, about=around(body or "", words), state=str(status), at=at,
                  room=room or "jobs", place=place or {"inquiry_id": id_})
        )  # fmt: skip
    return rows


def _messages(db: DbSession, ids: Ids, words: tuple[str, ...]) -> list[Found]:
    asked = (
        select(Message.id, Message.subject, Message.body, Message.at, Message.job_id, Message.contact_id, Contact.name)
        .outerjoin(Contact, and_(Contact.tenant_id == Message.tenant_id, Contact.id == Message.contact_id))
        .where(Message.id.in_(ids), ~Message.deleted)
    )  # fmt: skip
    rows = []
    for id_, subject, body, at, job_id, contact_id, who in db.execute(asked):
        room, place = lead(job_id=job_id, contact_id=contact_id)
        title = " · ".join(part for part in (who, subject) if part) or around(body, words)
        rows.append(
            Found(
                kind=FoundKind.MESSAGE,
                id=id_,
                title=title,
                about=around(body, words),
                at=at,
                room=room,
                place=place,
            )
        )
    return rows


def _notes(db: DbSession, ids: Ids, words: tuple[str, ...]) -> list[Found]:
    asked = select(Note.id, Note.body, Note.job_id, Note.contact_id, Job.title).outerjoin(Job, _job_of(Note))
    rows = []
    for id_, body, job_id, contact_id, job in db.execute(asked.where(Note.id.in_(ids), ~Note.deleted)):
        room, place = lead(job_id=job_id, contact_id=contact_id)
        found = Found(
            kind=FoundKind.NOTE, id=id_, title=around(body, words), about=job or "", room=room, place=place
        )
        rows.append(found)
    return rows


def _files(db: DbSession, ids: Ids, _words: tuple[str, ...]) -> list[Found]:
    asked = select(JobFile.id, JobFile.name, JobFile.job_id, JobFile.contact_id, Job.title).outerjoin(
        Job, _job_of(JobFile)
    )
    rows = []
    for id_, name, job_id, contact_id, job in db.execute(asked.where(JobFile.id.in_(ids), ~JobFile.deleted)):
        room, place = lead(job_id=job_id, contact_id=contact_id)
        rows.append(Found(kind=FoundKind.FILE, id=id_, title=name, about=job or "", room=room, place=place))
    return rows


def _photos(db: DbSession, ids: Ids, _words: tuple[str, ...]) -> list[Found]:
    asked = select(Photo.id, Photo.name).where(Photo.id.in_(ids), ~Photo.deleted)
    return [
        Found(kind=FoundKind.PHOTO, id=id_, title=name, room="library", place={"active": id_})
        for id_, name in db.execute(asked)
    ]


_READERS: dict[str, Callable[[DbSession, Ids, tuple[str, ...]], list[Found]]] = {
    "jobs": _jobs,
    "sessions": _sessions,
    "todos": _todos,
    "inquiries": _inquiries,
    "messages": _messages,
    "notes": _notes,
    "job_files": _files,
    "photos": _photos,
}


def _job_of(record: Any) -> Any:  # a record class that hangs on a job
    return and_(Job.tenant_id == record.tenant_id, Job.id == record.job_id)


def lead(*, job_id: UUID | None, contact_id: UUID | None) -> tuple[str, dict[str, object]]:
    """The place of something that hangs on a job or a person; the job tells more."""
    if job_id is not None:
        return "jobs", {"job_id": job_id}
    return ("clients", {"contact_id": contact_id}) if contact_id is not None else ("", {})


def around(text: str, words: tuple[str, ...]) -> str:
    """The words around the first that was looked for, on one line."""
    line = " ".join(text.split())
    low = line.casefold()
    at = min((found for word in words if (found := low.find(word)) >= 0), default=0)
    start = max(0, at - _ABOUT_LETTERS // 3)
    if start:
        start = line.find(" ", start) + 1 or start
    cut = line[start : start + _ABOUT_LETTERS].strip()
    return ("…" if start else "") + cut + ("…" if start + _ABOUT_LETTERS < len(line) else "")
