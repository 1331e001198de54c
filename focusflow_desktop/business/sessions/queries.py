"""What the calendar reads: everything between two instants in a constant number of statements, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.allocated import NOTHING, Allocated, allocated_of, read_allocated
from focusflow_desktop.business.sessions.items import OVER, CalendarItem, ItemKind, PersonRow
from focusflow_desktop.business.sessions.time_off import blackouts_and_busy
from focusflow_desktop.shared.records import (
    AvailabilityLimit,
    Job,
    Location,
    Member,
    MiniDay,
    MiniSlot,
    PhotoSession,
    Room,
    SessionType,
    StudioProfile,
)
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.records.mini_days import MiniDayState
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.clashes import Limit, Resource
from focusflow_desktop.shared.rules.job_stage import OPEN

_Row = Row[*tuple[Any, ...]]
UNSAID = timedelta(hours=1)  # how long a session without an end is drawn
MOST_HOLDS = 6
MOST_JOBS = 500
LONGEST = timedelta(days=62)  # nothing in a studio's calendar lasts longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside the calendar whatever is in sight."""

    holds: tuple[CalendarItem, ...]  # every hold that has not run out, soonest to end first
    people: tuple[PersonRow, ...]
    limits: tuple[Limit, ...]
    tz: str | None
    types: tuple[TypeRow, ...] = ()
    home: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow:
    """A job a new session can belong to."""

    id: UUID
    title: str


def calendar_items(
    db: DbSession, from_: datetime, to: datetime, *, with_slots: bool = False
) -> tuple[CalendarItem, ...]:
    """Everything that touches the time from `from_` to before `to`; a mini day's sessions only when asked for."""
    db.flush()  # these questions go past the session, which would do so
    asked, taken_asked = _QUESTIONS[with_slots]
    span = {"from_": from_, "to": to, "earliest": from_ - LONGEST}
    rows = db.connection().execute(asked, span).all()  # plain rows: half the time of the ORM's
    taken = read_allocated(db, taken_asked, span)
    sessions = [_session(row, taken.get(row.id, NOTHING)) for row in rows]
    return (*sessions, *_mini_days(db, from_, to), *blackouts_and_busy(db, from_, to))


_PEOPLE = select(Member.id, Member.name).where(~Member.deleted, ~Member.is_archived).order_by(Member.name)
_ZONE = select(StudioProfile.tz).where(~StudioProfile.deleted)


def beside(db: DbSession, *, now: datetime) -> Beside:
    """Holds, people, limits and the studio's zone."""
    people = db.execute(_PEOPLE).all()
    return Beside(
        holds=_holds(db, now),
        people=tuple(PersonRow(id=row.id, name=row.name) for row in people),
        limits=daily_limits(db),
        tz=db.scalar(_ZONE),
        types=session_types(db),
        home=home_of(db),
    )


_COLUMNS = (
    PhotoSession.id,
    PhotoSession.title,
    PhotoSession.state,
    PhotoSession.starts_at,
    PhotoSession.ends_at,
    PhotoSession.tz,
    PhotoSession.is_all_day,
    PhotoSession.hold_expires_at,
    PhotoSession.override_reason,
    PhotoSession.job_id,
    PhotoSession.mini_day_id,
    PhotoSession.location_id,
    Job.title.label("job"),
    Location.name.label("place"),
    Location.latitude,
    Location.longitude,
    Location.travel_minutes,
    Location.tz.label("place_tz"),
)
_SESSIONS = (
    select(*_COLUMNS)
    .join(Job, (Job.id == PhotoSession.job_id) & (Job.tenant_id == PhotoSession.tenant_id))
    .outerjoin(
        Location, (Location.id == PhotoSession.location_id) & (Location.tenant_id == PhotoSession.tenant_id)
    )
    .where(~PhotoSession.deleted, ~Job.deleted)
)


_IN_SPAN = (
    PhotoSession.starts_at < bindparam("to"),
    PhotoSession.starts_at > bindparam("earliest"),
    func.coalesce(PhotoSession.ends_at, PhotoSession.starts_at) >= bindparam("from_"),
)
_NO_SLOTS = (*_IN_SPAN, PhotoSession.mini_day_id.is_(None))
_QUESTIONS = {  # with a mini day's sessions or without: what they are, what they take
    with_slots: (_SESSIONS.where(*which), allocated_of(*which))
    for with_slots, which in ((True, _IN_SPAN), (False, _NO_SLOTS))
}


def session_item(db: DbSession, session_id: UUID) -> CalendarItem | None:
    """One session as it stands in the calendar; None when it is gone or has no time."""
    only = (PhotoSession.id == session_id, PhotoSession.starts_at.is_not(None))
    row = db.execute(_SESSIONS.where(*only)).one_or_none()
    return (
        None if row is None else _session(row, read_allocated(db, allocated_of(*only)).get(row.id, NOTHING))
    )


def items_of_job(db: DbSession, job_id: UUID) -> tuple[CalendarItem, ...]:
    """A job's sessions that have a time, in their order."""
    which = (PhotoSession.job_id == job_id, PhotoSession.starts_at.is_not(None))
    rows = db.execute(_SESSIONS.where(*which).order_by(PhotoSession.starts_at, PhotoSession.id)).all()
    taken = read_allocated(db, allocated_of(*which))
    return tuple(_session(row, taken.get(row.id, NOTHING)) for row in rows)


def _session(row: _Row, taken: Allocated) -> CalendarItem:
    (
        id_, title, state, starts_at, ends_at, tz, is_all_day, expires, reason,
        job_id, mini_day_id, location_id, job, place, latitude, longitude, travel, place_tz,
    ) = row  # fmt: skip
    return CalendarItem(
        id=id_,
        title=title if title == job or not job else f"{job}: {title}",
        starts_at=starts_at,
        ends_at=ends_at if ends_at is not None and ends_at > starts_at else starts_at + UNSAID,
        state=state,
        tz=tz or place_tz,
        is_all_day=is_all_day,
        job_id=job_id,
        job=job,
        place=place or "",
        location_id=location_id,
        latitude=latitude,
        longitude=longitude,
        way=_minutes(travel or 0),
        resources=taken.resources,
        before=_minutes(taken.before),
        after=_minutes(taken.after),
        way_before=_minutes(taken.way_before),
        way_after=_minutes(taken.way_after),
        group=mini_day_id,
        hold_expires_at=expires,
        override_reason=reason or taken.reason,
    )


@cache
def _minutes(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


_HOLDS = (
    _SESSIONS.where(
        PhotoSession.state == SessionState.HELD,
        PhotoSession.starts_at > bindparam("now"),
        PhotoSession.hold_expires_at.is_(None) | (PhotoSession.hold_expires_at > bindparam("now")),
    )
    .order_by(PhotoSession.hold_expires_at, PhotoSession.starts_at)
    .limit(MOST_HOLDS)
)


def _holds(db: DbSession, now: datetime) -> tuple[CalendarItem, ...]:
    rows = db.execute(_HOLDS, {"now": now}).all()
    return tuple(_session(row, NOTHING) for row in rows)


_BOOKED = (
    select(func.count())
    .where(
        ~PhotoSession.deleted,
        PhotoSession.tenant_id == MiniDay.tenant_id,
        PhotoSession.mini_day_id == MiniDay.id,
        PhotoSession.state.not_in(list(OVER)),
    )
    .correlate(MiniDay)
    .scalar_subquery()
)
_MINI_DAYS = (
    select(
        MiniDay.id,
        MiniDay.title,
        MiniDay.state,
        MiniDay.tz,
        func.min(MiniSlot.starts_at).label("starts_at"),
        func.max(MiniSlot.ends_at).label("ends_at"),
        func.count().filter(~MiniSlot.is_blocked).label("slots"),
        _BOOKED.label("booked"),
        MiniDay.photographer_id,
        MiniDay.location_id,
        Member.name.label("person"),
        Location.name.label("place"),
        Location.latitude,
        Location.longitude,
        Location.travel_minutes,
    )
    .join(
        MiniSlot,
        (MiniSlot.mini_day_id == MiniDay.id) & (MiniSlot.tenant_id == MiniDay.tenant_id) & ~MiniSlot.deleted,
    )
    .outerjoin(Member, (Member.id == MiniDay.photographer_id) & (Member.tenant_id == MiniDay.tenant_id))
    .outerjoin(Location, (Location.id == MiniDay.location_id) & (Location.tenant_id == MiniDay.tenant_id))
    .where(~MiniDay.deleted, MiniDay.starts_at < bindparam("to"), MiniDay.starts_at > bindparam("earliest"))
    .group_by(MiniDay.id)
)


def _mini_days(db: DbSession, from_: datetime, to: datetime) -> Iterable[CalendarItem]:
    rows = db.execute(_MINI_DAYS, {"to": to, "earliest": from_ - timedelta(days=2)}).all()
    return [_mini_day(row) for row in rows if row.ends_at > from_]


def _mini_day(row: _Row) -> CalendarItem:
    person = Resource(kind=ResourceKind.USER, id=row.photographer_id, name=row.person or "")
    return CalendarItem(
        id=row.id,
        title=row.title,
        kind=ItemKind.MINI_DAY,
        state=SessionState.CANCELLED if row.state is MiniDayState.CANCELLED else None,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        tz=row.tz,
        place=row.place or "",
        location_id=row.location_id,
        latitude=row.latitude,
        longitude=row.longitude,
        way=_minutes(row.travel_minutes or 0),
        resources=(person,) if row.photographer_id else (),
        group=row.id,
        slots=row.slots,
        slots_booked=row.booked or 0,
    )


_LIMITS = select(
    AvailabilityLimit.resource_kind, AvailabilityLimit.resource_id, AvailabilityLimit.daily_limit
).where(~AvailabilityLimit.deleted, AvailabilityLimit.daily_limit.is_not(None))


def daily_limits(db: DbSession) -> tuple[Limit, ...]:
    """How many bookings a day the studio and its people take."""
    rows = db.execute(_LIMITS).all()
    return tuple(
        Limit(
            count=row.daily_limit,
            resource=Resource(kind=row.resource_kind or ResourceKind.USER, id=row.resource_id)
            if row.resource_id
            else None,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRow:
    """A session type to look for a time for."""

    id: UUID
    name: str
    length: timedelta


_TYPES = (
    select(SessionType.id, SessionType.name, SessionType.duration_minutes)
    .where(~SessionType.deleted, ~SessionType.is_archived)
    .order_by(SessionType.position, SessionType.name)
)


def session_types(db: DbSession) -> tuple[TypeRow, ...]:
    """The types that can be booked, in their order."""
    rows = db.execute(_TYPES).all()
    return tuple(
        TypeRow(id=row.id, name=row.name, length=timedelta(minutes=row.duration_minutes)) for row in rows
    )


_HOME = (
    select(Location.latitude, Location.longitude)
    .join(Room, (Room.location_id == Location.id) & (Room.tenant_id == Location.tenant_id))
    .where(~Location.deleted, ~Room.deleted, Location.latitude.is_not(None), Location.longitude.is_not(None))
    .limit(1)
)


def home_of(db: DbSession) -> tuple[float, float] | None:
    """Where the studio stands: the place of its rooms; None when that is not known."""
    row = db.execute(_HOME).one_or_none()
    return None if row is None else (row.latitude, row.longitude)


def day_of_session(db: DbSession, *, session_id: UUID) -> datetime | None:
    """When a session begins; None when it is gone or has no time."""
    return db.scalar(
        select(PhotoSession.starts_at).where(PhotoSession.id == session_id, ~PhotoSession.deleted)
    )


def open_jobs(db: DbSession) -> tuple[JobRow, ...]:
    """The jobs that still go on, newest first."""
    rows = db.execute(
        select(Job.id, Job.title)
        .where(~Job.deleted, ~Job.is_archived, Job.stage.in_(list(OPEN)))
        .order_by(Job.created_at.desc())
        .limit(MOST_JOBS)
    ).all()
    return tuple(JobRow(id=row.id, title=row.title) for row in rows)
