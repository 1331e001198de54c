"""To-dos as lists: today, upcoming, someday, done. A day that hangs on a session is computed here and never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, case, or_, select
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
    rows = _read(db, _questions(may_be_due=True), {"today": today}, today=today)
    return [row for row in rows if row.stands_in in (TodoList.TODAY, TodoList.DONE)]


def todo_rows(
    db: DbSession, *, today: date, job_id: UUID | None = None, contact_id: UUID | None = None
) -> list[TodoRow]:
    """Every open to-do and the last done ones, of all or of one job or client: three statements, in the lists' order.

    To-dos of imported history are left out unless its own job is asked for.
    """
    questions = _questions(of_job=job_id is not None, of_contact=contact_id is not None)
    return _read(db, questions, {"job": job_id, "contact": contact_id}, today=today)


def _read(
    db: DbSession, questions: tuple[Select[Any], Select[Any]], values: Mapping[str, object], *, today: date
) -> list[TodoRow]:
    """The open ones in order, then the last done ones."""
    db.flush()  # the lists are asked past the session, which would do so: plain rows take half the time
    zone = db.scalar(_ZONE) or "UTC"
    still, done = questions
    known = {name: value for name, value in values.items() if value is not None}
    asked = db.connection()
    rows = [_row(one, today=today, zone=zone) for one in asked.execute(still, known)]
    rows.sort(key=_order)
    return rows + [_row(one, today=today, zone=zone) for one in asked.execute(done, known)]


_ZONE = select(StudioProfile.tz).where(~StudioProfile.deleted)
_Primary, _Own = aliased(PhotoSession), aliased(PhotoSession)


@cache
def _questions(
    *, of_job: bool = False, of_contact: bool = False, may_be_due: bool = False
) -> tuple[Select[Any], Select[Any]]:
    """For the open ones and for the last done ones; made once each.

    Columns, not records: a list of thousands is read many times a day.
    """
    asked = (
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
    if not of_job and not of_contact:
        asked = asked.where(or_(Todo.job_id.is_(None), ~Job.is_imported))
    if of_job:
        asked = asked.where(Todo.job_id == bindparam("job"))
    if of_contact:
        asked = asked.where(Todo.contact_id == bindparam("contact"))
    still = asked.where(Todo.done_at.is_(None)).order_by(Todo.position, Todo.id)
    if may_be_due:
        still = still.where(or_(Todo.due_anchor.is_not(None), Todo.due_on <= bindparam("today")))
    return still, asked.where(Todo.done_at.is_not(None)).order_by(Todo.done_at.desc()).limit(DONE_SHOWN)


def _for_rule(moment: Any) -> ColumnElement[Any]:
    """A moment that only a rule counts from: most to-dos have a day or none, and reading moments takes time."""
    return case((Todo.due_anchor.is_not(None), moment))


def _same(one: type[Todo | Job], other: object, ids: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(one.tenant_id == other.tenant_id, ids)  # type: ignore[attr-defined]  # a record or its alias


def _row(found: Row[*tuple[Any, ...]], *, today: date, zone: str) -> TodoRow:
    (
        id_, title, body, due, anchor, offset, done_at, created_at, assignee_id, job_id, contact_id, session_id,
        job, booked_at, deliver_on, primary_at, primary_tz, session, own_at, own_tz, assignee, contact,
    ) = found  # fmt: skip
    if anchor is not None:
        anchors = Anchors(
            primary_session=local_day(primary_at, primary_tz or zone),
            session=local_day(own_at, own_tz or zone),
            booked=local_day(booked_at, zone),
            created=local_day(created_at, zone),
            delivery=deliver_on,
        )
        due = due_on(anchors, fixed=due, anchor=anchor, offset_days=offset)
    is_done = done_at is not None
    return TodoRow(
        id=id_,
        title=title,
        body=body or "",
        due=due,
        done_at=done_at,
        stands_in=_list_of(due, today=today, is_done=is_done),
        is_overdue=is_overdue(due, today=today, is_done=is_done),
        anchor=anchor,
        offset_days=offset or 0,
        assignee_id=assignee_id,
        assignee=assignee or "",
        job_id=job_id,
        job=job or "",
        contact_id=contact_id,
        contact=contact or "",
        session_id=session_id,
        session=session or "",
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
