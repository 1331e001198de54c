"""What the calendar reads: everything between two instants in four statements, and what stands beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.items import OVER, CalendarItem, ItemKind, PersonRow
from focusflow_desktop.business.sessions.time_off import blackouts_and_busy
from focusflow_desktop.shared.records import (
    Allocation,
    AvailabilityLimit,
    Job,
    KitItem,
    Location,
    Member,
    MiniDay,
    MiniSlot,
    PhotoSession,
    Room,
    SessionType,
    StudioProfile,
)
from focusflow_desktop.shared.records.allocations import OfferState, ResourceKind
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """Who and what a session takes, and the room around it."""

    resources: tuple[Resource, ...] = ()
    before: int = 0
    after: int = 0
    way_before: int = 0
    way_after: int = 0
    reason: str = ""


def calendar_items(
    db: DbSession, from_: datetime, to: datetime, *, with_slots: bool = False
) -> tuple[CalendarItem, ...]:
    """Everything that touches the time from `from_` to before `to`; a mini day's sessions only when asked for."""
    touching = _touching(from_, to)
    if not with_slots:
        touching = (*touching, PhotoSession.mini_day_id.is_(None))
    rows = db.connection().execute(_SESSIONS.where(*touching)).all()  # plain rows: half the time of the ORM's
    taken = _taken(db, touching)
    sessions = [_session(row, taken.get(row.id, _NOTHING)) for row in rows]
    return (*sessions, *_mini_days(db, from_, to), *blackouts_and_busy(db, from_, to))


def beside(db: DbSession, *, now: datetime) -> Beside:
    """Holds, people, limits and the studio's zone."""
    people = db.execute(
        select(Member.id, Member.name).where(~Member.deleted, ~Member.is_archived).order_by(Member.name)
    ).all()
    return Beside(
        holds=_holds(db, now),
        people=tuple(PersonRow(id=row.id, name=row.name) for row in people),
        limits=daily_limits(db),
        tz=db.scalar(select(StudioProfile.tz).where(~StudioProfile.deleted)),
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


def _touching(from_: datetime, to: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        PhotoSession.starts_at < to,
        PhotoSession.starts_at > from_ - LONGEST,
        func.coalesce(PhotoSession.ends_at, PhotoSession.starts_at) >= from_,
    )


def session_item(db: DbSession, session_id: UUID) -> CalendarItem | None:
    """One session as it stands in the calendar; None when it is gone or has no time."""
    only = (PhotoSession.id == session_id, PhotoSession.starts_at.is_not(None))
    row = db.execute(_SESSIONS.where(*only)).one_or_none()
    return None if row is None else _session(row, _taken(db, only).get(row.id, _NOTHING))


def items_of_job(db: DbSession, job_id: UUID) -> tuple[CalendarItem, ...]:
    """A job's sessions that have a time, in their order."""
    which = (PhotoSession.job_id == job_id, PhotoSession.starts_at.is_not(None))
    rows = db.execute(_SESSIONS.where(*which).order_by(PhotoSession.starts_at, PhotoSession.id)).all()
    taken = _taken(db, which)
    return tuple(_session(row, taken.get(row.id, _NOTHING)) for row in rows)


def _session(row: _Row, taken: _Taken) -> CalendarItem:
    has_end = row.ends_at is not None and row.ends_at > row.starts_at
    return CalendarItem(
        id=row.id,
        title=row.title if row.title == row.job or not row.job else f"{row.job}: {row.title}",
        starts_at=row.starts_at,
        ends_at=row.ends_at if has_end else row.starts_at + UNSAID,
        state=row.state,
        tz=row.tz or row.place_tz,
        is_all_day=row.is_all_day,
        job_id=row.job_id,
        job=row.job,
        place=row.place or "",
        location_id=row.location_id,
        latitude=row.latitude,
        longitude=row.longitude,
        way=_minutes(row.travel_minutes or 0),
        resources=taken.resources,
        before=_minutes(taken.before),
        after=_minutes(taken.after),
        way_before=_minutes(taken.way_before),
        way_after=_minutes(taken.way_after),
        group=row.mini_day_id,
        hold_expires_at=row.hold_expires_at,
        override_reason=row.override_reason or taken.reason,
    )


_NOTHING = _Taken()


@cache
def _minutes(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def _taken(db: DbSession, which: Iterable[ColumnElement[bool]]) -> dict[UUID, _Taken]:
    """Who and what is taken by these sessions."""
    of_tenant = Allocation.tenant_id
    rows = (
        db.connection()
        .execute(
            select(
                Allocation.session_id,
                Allocation.resource_kind,
                Allocation.resource_id,
                Allocation.override_reason,
                Allocation.buffer_before_minutes,
                Allocation.buffer_after_minutes,
                Allocation.travel_before_minutes,
                Allocation.travel_after_minutes,
                func.coalesce(Member.name, Room.name, KitItem.name).label("name"),
            )
            .join(
                PhotoSession,
                (PhotoSession.id == Allocation.session_id) & (PhotoSession.tenant_id == of_tenant),
            )
            .outerjoin(Member, (Member.id == Allocation.resource_id) & (Member.tenant_id == of_tenant))
            .outerjoin(Room, (Room.id == Allocation.resource_id) & (Room.tenant_id == of_tenant))
            .outerjoin(KitItem, (KitItem.id == Allocation.resource_id) & (KitItem.tenant_id == of_tenant))
            .where(
                ~Allocation.deleted,
                ~PhotoSession.deleted,
                Allocation.offer_state != OfferState.DECLINED,
                *which,
            )
        )
        .all()
    )
    grouped: defaultdict[UUID, list[_Row]] = defaultdict(list)
    for row in rows:
        grouped[row.session_id].append(row)
    return {session: _grouped(of) for session, of in grouped.items()}


_ORDER = {kind: at for at, kind in enumerate(ResourceKind)}


def _grouped(rows: list[_Row]) -> _Taken:
    if len(rows) > 1:
        rows = sorted(rows, key=lambda row: _ORDER[row.resource_kind])
    return _Taken(
        resources=tuple(
            Resource(kind=row.resource_kind, id=row.resource_id, name=row.name or "") for row in rows
        ),
        before=max(row.buffer_before_minutes for row in rows),
        after=max(row.buffer_after_minutes for row in rows),
        way_before=max(row.travel_before_minutes for row in rows),
        way_after=max(row.travel_after_minutes for row in rows),
        reason=next((row.override_reason for row in rows if row.override_reason), ""),
    )


def _holds(db: DbSession, now: datetime) -> tuple[CalendarItem, ...]:
    rows = db.execute(
        _SESSIONS.where(
            PhotoSession.state == SessionState.HELD,
            PhotoSession.starts_at > now,
            PhotoSession.hold_expires_at.is_(None) | (PhotoSession.hold_expires_at > now),
        )
        .order_by(PhotoSession.hold_expires_at, PhotoSession.starts_at)
        .limit(MOST_HOLDS)
    ).all()
    return tuple(_session(row, _NOTHING) for row in rows)


def _mini_days(db: DbSession, from_: datetime, to: datetime) -> Iterable[CalendarItem]:
    booked = (
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
    rows = db.execute(
        select(
            MiniDay.id,
            MiniDay.title,
            MiniDay.state,
            MiniDay.tz,
            func.min(MiniSlot.starts_at).label("starts_at"),
            func.max(MiniSlot.ends_at).label("ends_at"),
            func.count().filter(~MiniSlot.is_blocked).label("slots"),
            booked.label("booked"),
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
            (MiniSlot.mini_day_id == MiniDay.id)
            & (MiniSlot.tenant_id == MiniDay.tenant_id)
            & ~MiniSlot.deleted,
        )
        .outerjoin(Member, (Member.id == MiniDay.photographer_id) & (Member.tenant_id == MiniDay.tenant_id))
        .outerjoin(Location, (Location.id == MiniDay.location_id) & (Location.tenant_id == MiniDay.tenant_id))
        .where(~MiniDay.deleted, MiniDay.starts_at < to, MiniDay.starts_at > from_ - timedelta(days=2))
        .group_by(MiniDay.id)
    ).all()
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


def daily_limits(db: DbSession) -> tuple[Limit, ...]:
    """How many bookings a day the studio and its people take."""
    rows = db.execute(
        select(AvailabilityLimit.resource_kind, AvailabilityLimit.resource_id, AvailabilityLimit.daily_limit)
        .where(~AvailabilityLimit.deleted, AvailabilityLimit.daily_limit.is_not(None))
    ).all()  # fmt: skip
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


def session_types(db: DbSession) -> tuple[TypeRow, ...]:
    """The types that can be booked, in their order."""
    rows = db.execute(
        select(SessionType.id, SessionType.name, SessionType.duration_minutes)
        .where(~SessionType.deleted, ~SessionType.is_archived)
        .order_by(SessionType.position, SessionType.name)
    ).all()
    return tuple(
        TypeRow(id=row.id, name=row.name, length=timedelta(minutes=row.duration_minutes)) for row in rows
    )


def home_of(db: DbSession) -> tuple[float, float] | None:
    """Where the studio stands: the place of its rooms; None when that is not known."""
    row = db.execute(
        select(Location.latitude, Location.longitude)
        .join(Room, (Room.location_id == Location.id) & (Room.tenant_id == Location.tenant_id))
        .where(
            ~Location.deleted, ~Room.deleted, Location.latitude.is_not(None), Location.longitude.is_not(None)
        )
        .limit(1)
    ).one_or_none()
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
