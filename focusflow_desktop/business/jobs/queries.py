"""Jobs as a board and as one page. Every list costs the same number of statements however many jobs there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.jobs.files import FileOfJob, files_of
from focusflow_desktop.business.jobs.stages import StageMove, moves_of
from focusflow_desktop.business.todos.queries import TodoRow, todo_rows
from focusflow_desktop.shared.records import (
    Contact,
    Job,
    JobContact,
    JobType,
    JobTypeRole,
    Photo,
    PhotoSession,
    PhotoState,
)
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState
from focusflow_desktop.shared.rules.job_stage import OPEN, POSTPONABLE

COLUMN_SHOWN, ENDED_SHOWN, STRIP_SHOWN = 60, 200, 8
ENDED = frozenset({JobStage.COMPLETED, JobStage.LOST, JobStage.CANCELLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCard:
    """One job on the board."""

    id: UUID
    title: str
    stage: JobStage
    client: str
    starts_at: datetime | None
    value_minor: int | None
    currency: str | None
    is_postponed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StageColumn:
    """One stage: the jobs shown, how many there are, what they are worth together."""

    stage: JobStage
    cards: tuple[JobCard, ...]
    total: int
    value_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOfJob:
    """One session of a job, with how far its pictures are."""

    id: UUID
    title: str
    state: SessionState
    production: ProductionStatus
    starts_at: datetime | None
    ends_at: datetime | None
    tz: str | None
    photos: int
    is_primary: bool
    kind: SessionKind = SessionKind.SHOOT


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOfJob:
    """Somebody with a part in the job."""

    contact_id: UUID
    name: str
    role: JobRole


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """Everything of one job but its story, which is business/timeline."""

    id: UUID
    title: str
    number: str
    kind: str
    stage: JobStage
    end_reason: str
    is_postponed: bool
    postponed_reason: str
    value_minor: int | None
    currency: str | None
    deliver_on: date | None
    is_archived: bool
    is_imported: bool
    moves: tuple[StageMove, ...]
    sessions: tuple[SessionOfJob, ...]
    people: tuple[PersonOfJob, ...]
    todos: tuple[TodoRow, ...]
    open_roles: tuple[JobRole, ...] = ()  # what its type asks for and nobody is yet
    files: tuple[FileOfJob, ...] = ()
    pictures: tuple[UUID, ...] = ()  # some of its shoots' pictures, the chosen ones first
    is_postponable: bool = False


def board(db: DbSession, *, text: str = "") -> list[StageColumn]:
    """The open stages with their next jobs: two statements and one for each column."""
    found = _wanted(text)
    sums = {
        stage: (count, value or 0)
        for stage, count, value in db.execute(
            select(Job.stage, func.count(), func.sum(Job.estimated_value_minor))
            .where(*found)
            .group_by(Job.stage)
        )
    }
    columns = []
    for stage in (stage for stage in JobStage if stage in OPEN):
        total, value = sums.get(stage, (0, 0))
        rows = (
            db.execute(_cards().where(Job.stage == stage, *found).limit(COLUMN_SHOWN)).all() if total else []
        )
        cards = tuple(JobCard(**row._mapping) for row in rows)
        columns.append(StageColumn(stage=stage, cards=cards, total=total, value_minor=value))
    return columns


def job_list(
    db: DbSession, *, stages: frozenset[JobStage], text: str = "", limit: int = 200
) -> list[JobCard]:
    """Jobs in these stages, the newest day first: one statement."""
    rows = db.execute(_cards(newest=True).where(Job.stage.in_(stages), *_wanted(text)).limit(limit))
    return [JobCard(**row._mapping) for row in rows]


def ended_jobs(db: DbSession, *, text: str = "", limit: int = ENDED_SHOWN) -> list[JobCard]:
    """What is over or put away, imported history too, the newest day first: one statement."""
    is_over = Job.stage.in_(ENDED) | Job.is_archived
    found = [Job.title.icontains(word, autoescape=True) for word in text.split()]
    rows = db.execute(_cards(newest=True).where(~Job.deleted, is_over, *found).limit(limit))
    return [JobCard(**row._mapping) for row in rows]


def job_page(db: DbSession, job_id: UUID, *, today: date, now: datetime) -> JobPage | None:
    """One job; None when it is gone."""
    found = db.execute(
        select(Job, JobType.name)
        .outerjoin(JobType, (JobType.id == Job.job_type_id) & (JobType.tenant_id == Job.tenant_id))
        .where(Job.id == job_id, ~Job.deleted)
    ).one_or_none()
    if found is None:
        return None
    job, kind = found
    people, sessions = _people(db, job_id), _sessions(db, job)
    return JobPage(
        id=job.id,
        title=job.title,
        number=job.number or "",
        kind=kind or "",
        stage=job.stage,
        end_reason=job.end_reason or "",
        is_postponed=job.is_postponed,
        postponed_reason=job.postponed_reason or "",
        value_minor=job.estimated_value_minor,
        currency=job.currency,
        deliver_on=job.deliver_on,
        is_archived=job.is_archived,
        is_imported=job.is_imported,
        moves=moves_of(db, job, now=now),
        sessions=sessions,
        people=people,
        todos=tuple(todo_rows(db, today=today, job_id=job_id)),
        open_roles=_open_roles(db, job, people),
        files=files_of(db, job_id),
        pictures=_pictures(db, sessions),
        is_postponable=job.stage in POSTPONABLE,
    )


def client_choices(db: DbSession) -> list[tuple[UUID, str]]:
    """Every client by name: one statement."""
    asked = select(Contact.id, Contact.name).where(~Contact.deleted, Contact.merged_into_id.is_(None))
    return [(key, name) for key, name in db.execute(asked.order_by(Contact.name))]


def type_choices(db: DbSession) -> list[tuple[UUID, str]]:
    """The job types in use: one statement."""
    asked = select(JobType.id, JobType.name).where(~JobType.deleted, ~JobType.is_archived)
    return [(key, name) for key, name in db.execute(asked.order_by(JobType.position, JobType.name))]


def _wanted(text: str) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [~Job.deleted, ~Job.is_archived, ~Job.is_imported]
    return [*found, *(Job.title.icontains(word, autoescape=True) for word in text.split())]


def _cards(
    *, newest: bool = False
) -> Select[UUID, str, JobStage, Any, datetime | None, int | None, str | None, bool]:
    client = (
        select(Contact.name)
        .join(JobContact, (JobContact.contact_id == Contact.id) & (JobContact.tenant_id == Contact.tenant_id))
        .where(
            JobContact.tenant_id == Job.tenant_id,
            JobContact.job_id == Job.id,
            JobContact.role == JobRole.PRIMARY,
            ~JobContact.deleted,
        )
        .order_by(JobContact.position)
        .limit(1)
        .correlate(Job)
        .scalar_subquery()
    )
    day = PhotoSession.starts_at.desc() if newest else PhotoSession.starts_at
    return (
        select(
            Job.id,
            Job.title,
            Job.stage,
            func.coalesce(client, "").label("client"),
            PhotoSession.starts_at,
            Job.estimated_value_minor.label("value_minor"),
            Job.currency,
            Job.is_postponed,
        )
        .outerjoin(
            PhotoSession,
            (PhotoSession.id == Job.primary_session_id) & (PhotoSession.tenant_id == Job.tenant_id),
        )
        .order_by(Job.is_postponed, day.nulls_last(), Job.title)
    )


def _sessions(db: DbSession, job: Job) -> tuple[SessionOfJob, ...]:
    photos = (
        select(func.count())
        .where(Photo.tenant_id == PhotoSession.tenant_id, Photo.session_id == PhotoSession.id, ~Photo.deleted)
        .correlate(PhotoSession)
        .scalar_subquery()
    )
    found = db.execute(
        select(PhotoSession, photos)
        .where(PhotoSession.job_id == job.id, ~PhotoSession.deleted)
        .order_by(PhotoSession.starts_at.nulls_last(), PhotoSession.id)
    )
    return tuple(
        SessionOfJob(
            id=one.id,
            title=one.title,
            state=one.state,
            production=one.production,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            tz=one.tz,
            photos=count,
            is_primary=one.id == job.primary_session_id,
            kind=one.kind,
        )
        for one, count in found
    )


def _people(db: DbSession, job_id: UUID) -> tuple[PersonOfJob, ...]:
    found = db.execute(
        select(Contact.id, Contact.name, JobContact.role)
        .join(JobContact, (JobContact.contact_id == Contact.id) & (JobContact.tenant_id == Contact.tenant_id))
        .where(JobContact.job_id == job_id, ~JobContact.deleted, ~Contact.deleted)
        .order_by(JobContact.position, Contact.name)
    )
    return tuple(PersonOfJob(contact_id=row.id, name=row.name, role=row.role) for row in found)


def _open_roles(db: DbSession, job: Job, people: tuple[PersonOfJob, ...]) -> tuple[JobRole, ...]:
    """The roles of its type that nobody has yet."""
    if job.job_type_id is None:
        return ()
    taken = {person.role for person in people}
    asked = select(JobTypeRole.role).where(JobTypeRole.job_type_id == job.job_type_id, ~JobTypeRole.deleted)
    roles = db.scalars(asked.order_by(JobTypeRole.position, JobTypeRole.id))
    return tuple(dict.fromkeys(role for role in roles if role not in taken))


def _pictures(db: DbSession, sessions: tuple[SessionOfJob, ...]) -> tuple[UUID, ...]:
    """A few of them: picks and well rated ones first, no rejects."""
    with_pictures = [session.id for session in sessions if session.photos]
    if not with_pictures:
        return ()
    state = (PhotoState.id == Photo.id) & (PhotoState.tenant_id == Photo.tenant_id)
    flag = func.coalesce(PhotoState.flag, Flag.NONE)
    return tuple(
        db.scalars(
            select(Photo.id)
            .outerjoin(PhotoState, state)
            .where(Photo.session_id.in_(with_pictures), ~Photo.deleted, flag != Flag.REJECT)
            .order_by((flag == Flag.PICK).desc(), func.coalesce(PhotoState.rating, 0).desc(), Photo.taken_at)
            .limit(STRIP_SHOWN)
        )
    )
