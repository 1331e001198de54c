"""To-dos as lists: today, upcoming, someday, done. A day that hangs on a session is computed here and never stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, case, or_, select
from sqlalchemy.orm import Session as DbSession
from sqlalchemy.orm import aliased

from focusflow_desktop.shared.records import Contact, Job, Member, PhotoSession, StudioProfile, Todo
from focusflow_desktop.shared.rules.todo_due import Anchors, DueAnchor, due_on, is_overdue, local_day

DONE_SHOWN = 200


class TodoList(StrEnum):
    """Which of the four lists a to-do stands in."""

    TODAY = "today"
    UPCOMING = "upcoming"
    SOMEDAY = "someday"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoRow:
    """One thing to do, with its day as it is now."""

    id: UUID
    title: str
    body: str
    due: date | None
    done_at: datetime | None
    stands_in: TodoList
    is_overdue: bool
    anchor: DueAnchor | None
    offset_days: int
    assignee_id: UUID | None
    assignee: str
    job_id: UUID | None
    job: str
    contact_id: UUID | None
    contact: str
    session_id: UUID | None
    session: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoChoices:
    """Who can do it and which jobs it can hang on, by name."""

    people: tuple[tuple[UUID, str], ...]
    jobs: tuple[tuple[UUID, str], ...]


def todo_choices(db: DbSession) -> TodoChoices:
    """The team, and every job that is not put away: two statements."""
    people = db.execute(
        select(Member.id, Member.name).where(~Member.deleted, ~Member.is_archived).order_by(Member.name)
    )
    jobs = db.execute(
        select(Job.id, Job.title)
        .where(~Job.deleted, ~Job.is_archived, ~Job.is_imported)
        .order_by(Job.created_at.desc())
    )
    return TodoChoices(
        people=tuple((key, name) for key, name in people), jobs=tuple((key, title) for key, title in jobs)
    )


def todays_todos(db: DbSession, *, today: date) -> list[TodoRow]:
    """What is due today or before, then the last done ones, as `todo_rows` has them: three statements."""
    may_be_due = or_(Todo.due_anchor.is_not(None), Todo.due_on <= today)
    rows = _read(db, today=today, of=[_IN_USE], still=[may_be_due])
    return [row for row in rows if row.stands_in in (TodoList.TODAY, TodoList.DONE)]


def todo_rows(
    db: DbSession, *, today: date, job_id: UUID | None = None, contact_id: UUID | None = None
) -> list[TodoRow]:
    """Every open to-do and the last done ones, of all or of one job or client: three statements, in the lists' order.

    To-dos of imported history are left out unless its own job is asked for.
    """
    of = [] if job_id is not None or contact_id is not None else [_IN_USE]
    if job_id is not None:
        of.append(Todo.job_id == job_id)
    if contact_id is not None:
        of.append(Todo.contact_id == contact_id)
    return _read(db, today=today, of=of)


_IN_USE = or_(Todo.job_id.is_(None), ~Job.is_imported)


def _read(
    db: DbSession,
    *,
    today: date,
    of: Sequence[ColumnElement[bool]],
    still: Sequence[ColumnElement[bool]] = (),
) -> list[TodoRow]:
    """The open ones that fulfil `of` and `still`, in order; then the last done ones that fulfil `of`."""
    zone = db.scalar(select(StudioProfile.tz).where(~StudioProfile.deleted)) or "UTC"
    asked = _asked().where(*of)
    found = db.execute(asked.where(Todo.done_at.is_(None), *still).order_by(Todo.position, Todo.id))
    rows = [_row(one, today=today, zone=zone) for one in found]
    rows.sort(key=_order)
    done = db.execute(asked.where(Todo.done_at.is_not(None)).order_by(Todo.done_at.desc()).limit(DONE_SHOWN))
    return rows + [_row(one, today=today, zone=zone) for one in done]


_Primary, _Own = aliased(PhotoSession), aliased(PhotoSession)


def _asked() -> Select[*tuple[Any, ...]]:
    """Columns, not records: a list of thousands is read many times a day."""
    return (
        select(
            Todo.id,
            Todo.title,
            Todo.body,
            Todo.due_on,
            Todo.due_anchor,
            Todo.due_offset_days,
            Todo.done_at,
            _for_rule(Todo.created_at).label("created_at"),
            Todo.assignee_id,
            Todo.job_id,
            Todo.contact_id,
            Todo.session_id,
            Job.title.label("job"),
            _for_rule(Job.booked_at).label("booked_at"),
            _for_rule(Job.deliver_on).label("deliver_on"),
            _for_rule(_Primary.starts_at).label("primary_at"),
            _Primary.tz.label("primary_tz"),
            _Own.title.label("session"),
            _for_rule(_Own.starts_at).label("own_at"),
            _Own.tz.label("own_tz"),
            Member.name.label("assignee"),
            Contact.name.label("contact"),
        )
        .outerjoin(Job, _same(Todo, Job, Todo.job_id == Job.id))
        .outerjoin(_Primary, _same(Job, _Primary, Job.primary_session_id == _Primary.id))
        .outerjoin(_Own, _same(Todo, _Own, Todo.session_id == _Own.id))
        .outerjoin(Member, _same(Todo, Member, Todo.assignee_id == Member.id))
        .outerjoin(Contact, _same(Todo, Contact, Todo.contact_id == Contact.id))
        .where(~Todo.deleted)
    )


def _for_rule(moment: Any) -> ColumnElement[Any]:
    """A moment that only a rule counts from: most to-dos have a day or none, and reading moments takes time."""
    return case((Todo.due_anchor.is_not(None), moment))


def _same(one: type[Todo | Job], other: object, ids: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(one.tenant_id == other.tenant_id, ids)  # type: ignore[attr-defined]  # a record or its alias


def _row(found: Row[Any], *, today: date, zone: str) -> TodoRow:
    due = found.due_on
    if found.due_anchor is not None:
        due = due_on(
            _anchors(found, zone=zone),
            fixed=found.due_on,
            anchor=found.due_anchor,
            offset_days=found.due_offset_days,
        )
    is_done = found.done_at is not None
    return TodoRow(
        id=found.id,
        title=found.title,
        body=found.body or "",
        due=due,
        done_at=found.done_at,
        stands_in=_list_of(due, today=today, is_done=is_done),
        is_overdue=is_overdue(due, today=today, is_done=is_done),
        anchor=found.due_anchor,
        offset_days=found.due_offset_days or 0,
        assignee_id=found.assignee_id,
        assignee=found.assignee or "",
        job_id=found.job_id,
        job=found.job or "",
        contact_id=found.contact_id,
        contact=found.contact or "",
        session_id=found.session_id,
        session=found.session or "",
    )


def _anchors(found: Row[Any], *, zone: str) -> Anchors:
    return Anchors(
        primary_session=local_day(found.primary_at, found.primary_tz or zone),
        session=local_day(found.own_at, found.own_tz or zone),
        booked=local_day(found.booked_at, zone),
        created=local_day(found.created_at, zone),
        delivery=found.deliver_on,
    )


def _list_of(due: date | None, *, today: date, is_done: bool) -> TodoList:
    if is_done:
        return TodoList.DONE
    if due is None:
        return TodoList.SOMEDAY
    return TodoList.TODAY if due <= today else TodoList.UPCOMING


def _order(row: TodoRow) -> date:
    """Upcoming by day; today's and someday's stand as the person put them."""
    return row.due if row.due is not None and row.stands_in is TodoList.UPCOMING else date.min
