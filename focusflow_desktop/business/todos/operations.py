"""Writing down to-dos and changing them. Whatever a to-do hangs on must be there; nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Contact, Job, Member, PhotoSession, Todo
from focusflow_desktop.shared.records.job_types import DueAnchor

_LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """By when: a fixed day, or some days from something that may move. Neither: someday."""

    on: date | None = None
    anchor: DueAnchor | None = None
    offset_days: int = 0


SOMEDAY = Due()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a to-do hangs on; a session brings its job along."""

    job_id: UUID | None = None
    contact_id: UUID | None = None
    session_id: UUID | None = None


NOWHERE = Link()


def add_todo(
    db: DbSession,
    title: str,
    *,
    due: Due = SOMEDAY,
    link: Link = NOWHERE,
    assignee_id: UUID | None = None,
    body: str | None = None,
) -> Changes:
    """Write down one thing to do, below all others."""
    todo = Todo(id=new_id(), title=_title(title), body=body, assignee_id=_member(db, assignee_id))
    _set_link(db, todo, link)
    _set_due(todo, due)
    todo.position = 1 + (db.scalar(select(func.max(Todo.position))) or 0)
    db.add(todo)
    db.flush()
    return Changes.of("todos", [todo.id])


def rename_todo(db: DbSession, todo_id: UUID, title: str) -> Changes:
    """Say it in other words."""
    _todo(db, todo_id).title = _title(title)
    return Changes.of("todos", [todo_id])


def change_body(db: DbSession, todo_id: UUID, body: str) -> Changes:
    """Other words below the title; none take them away."""
    _todo(db, todo_id).body = body.strip() or None
    return Changes.of("todos", [todo_id])


def set_done(db: DbSession, ids: Iterable[UUID], *, at: datetime | None) -> Changes:
    """Done at this moment, or not done after all."""
    changed = [_todo(db, todo_id) for todo_id in ids]
    for todo in changed:
        todo.done_at = at
    return Changes.of("todos", [todo.id for todo in changed])


def set_due(db: DbSession, ids: Iterable[UUID], due: Due) -> Changes:
    """Another day, another rule, or someday."""
    changed = [_todo(db, todo_id) for todo_id in ids]
    for todo in changed:
        _set_due(todo, due)
    return Changes.of("todos", [todo.id for todo in changed])


def assign(db: DbSession, ids: Iterable[UUID], member_id: UUID | None) -> Changes:
    """Give them to somebody, or to nobody."""
    member = _member(db, member_id)
    changed = [_todo(db, todo_id) for todo_id in ids]
    for todo in changed:
        todo.assignee_id = member
    return Changes.of("todos", [todo.id for todo in changed])


def link_todo(db: DbSession, todo_id: UUID, link: Link) -> Changes:
    """Hang it on a job, a client or a session; nothing given takes it off."""
    todo = _todo(db, todo_id)
    _set_link(db, todo, link)
    _set_due(todo, Due(on=todo.due_on, anchor=todo.due_anchor, offset_days=todo.due_offset_days or 0))
    return Changes.of("todos", [todo_id])


def reorder(db: DbSession, ids: Sequence[UUID]) -> Changes:
    """Let these stand in this order, in the places they hold together."""
    todos = [_todo(db, todo_id) for todo_id in ids]
    places = sorted({todo.position for todo in todos})
    if len(places) < len(todos):  # places held twice cannot be told apart: all are numbered anew
        places = list(range(places[0], places[0] + len(todos))) if places else []
    for todo, place in zip(todos, places, strict=True):
        todo.position = place
    return Changes.of("todos", ids)


def remove_todos(db: DbSession, ids: Iterable[UUID]) -> Changes:
    """Take them off the lists; Undo brings them back."""
    changed = [_todo(db, todo_id) for todo_id in ids]
    for todo in changed:
        todo.deleted = True
    return Changes.of("todos", [todo.id for todo in changed])


def _title(title: str) -> str:
    cleaned = " ".join(title.split())
    if not cleaned:
        raise Refused("todo_title_missing", "Say what is to be done.", field="title")
    return cleaned[:_LONGEST_TITLE]


def _todo(db: DbSession, todo_id: UUID) -> Todo:
    found = db.scalar(select(Todo).where(Todo.id == todo_id, ~Todo.deleted))
    if found is None:
        raise Refused("todo_gone", "This to-do is no longer there. Nothing was changed.")
    return found


def _set_due(todo: Todo, due: Due) -> None:
    if due.anchor is not None:
        hangs = todo.session_id if due.anchor is DueAnchor.SESSION else todo.job_id
        if hangs is None:
            raise Refused(
                "todo_rule_needs_job",
                "A day that is counted from a session or a job needs one: choose it first, or give a day.",
                field="due",
            )
    todo.due_on = due.on if due.anchor is None else None
    todo.due_anchor = due.anchor
    todo.due_offset_days = due.offset_days if due.anchor is not None else None


def _set_link(db: DbSession, todo: Todo, link: Link) -> None:
    job_id = link.job_id
    if link.session_id is not None:
        job_id = db.scalar(
            select(PhotoSession.job_id).where(PhotoSession.id == link.session_id, ~PhotoSession.deleted)
        )
        if job_id is None:
            raise _away("session")
    elif job_id is not None and db.scalar(select(Job.id).where(Job.id == job_id, ~Job.deleted)) is None:
        raise _away("job")
    if link.contact_id is not None and (
        db.scalar(select(Contact.id).where(Contact.id == link.contact_id, ~Contact.deleted)) is None
    ):
        raise _away("contact")
    todo.job_id, todo.contact_id, todo.session_id = job_id, link.contact_id, link.session_id


def _member(db: DbSession, member_id: UUID | None) -> UUID | None:
    if member_id is not None and (
        db.scalar(select(Member.id).where(Member.id == member_id, ~Member.deleted)) is None
    ):
        raise _away("assignee")
    return member_id


def _away(field: str) -> Refused:
    return Refused("todo_link_gone", "What this to-do should hang on is no longer there.", field=field)
