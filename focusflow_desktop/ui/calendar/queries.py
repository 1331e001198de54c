"""What the calendar reads: everything between two instants, in a constant number of statements. Rows become CalendarItems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import (
    Allocation,
    Blackout,
    CalendarAccount,
    ExternalBusy,
    Job,
    KitItem,
    Location,
    Member,
    MiniDay,
    MiniSlot,
    PhotoSession,
    Room,
    StudioProfile,
)
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.records.mini_days import MiniDayState
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.job_stage import OPEN
from focusflow_desktop.ui.calendar.items import OVER, CalendarItem, ItemKind, PersonRow

_Row = Row[*tuple[Any, ...]]
UNSAID = timedelta(hours=1)  # how long a session without an end is drawn
MOST_HOLDS = 6
MOST_JOBS = 500
LONGEST = timedelta(days=62)  # nothing in a studio's calendar lasts longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer."""

    items: tuple[CalendarItem, ...]
    holds: tuple[CalendarItem, ...]  # every hold that has not run out, soonest to end first
    people: tuple[PersonRow, ...]
    tz: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow:
    """A job a new session can belong to."""

    id: UUID
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """Who and what a session takes."""

    people: tuple[tuple[UUID, str], ...] = ()
    gear: tuple[tuple[UUID, str], ...] = ()
    reason: str = ""


def read_calendar(db: DbSession, from_: datetime, to: datetime, *, now: datetime) -> Found:
    """Everything that touches the days from `from_` to before `to`."""
    people = db.execute(
        select(Member.id, Member.name).where(~Member.deleted, ~Member.is_archived).order_by(Member.name)
    ).all()
    sessions = _sessions(db, from_, to)
    return Found(
        items=tuple(
            chain(sessions, _mini_days(db, from_, to), _blackouts(db, from_, to), _busy(db, from_, to))
        ),
        holds=_holds(db, now),
        people=tuple(PersonRow(id=row.id, name=row.name) for row in people),
        tz=db.scalar(select(StudioProfile.tz).where(~StudioProfile.deleted)),
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
    Job.title.label("job"),
    Location.name.label("place"),
    Location.latitude,
    Location.longitude,
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


def _sessions(db: DbSession, from_: datetime, to: datetime) -> list[CalendarItem]:
    rows = db.execute(
        _SESSIONS.where(
            PhotoSession.starts_at < to,
            PhotoSession.starts_at > from_ - LONGEST,
            func.coalesce(PhotoSession.ends_at, PhotoSession.starts_at) >= from_,
            PhotoSession.mini_day_id.is_(None),
        )
    ).all()
    taken = _taken(db, from_ - LONGEST, to)
    return [_session(row, taken.get(row.id, _Taken())) for row in rows]


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
        latitude=row.latitude,
        longitude=row.longitude,
        people=tuple(name for _, name in taken.people),
        people_ids=frozenset(person for person, _ in taken.people),
        gear=tuple(name for _, name in taken.gear),
        gear_ids=frozenset(thing for thing, _ in taken.gear),
        hold_expires_at=row.hold_expires_at,
        override_reason=row.override_reason or taken.reason,
    )


def _taken(db: DbSession, from_: datetime, to: datetime) -> dict[UUID, _Taken]:
    """Who and what is taken by the sessions that begin between these."""
    rows = db.execute(
        select(
            Allocation.session_id,
            Allocation.resource_kind,
            Allocation.resource_id,
            Allocation.override_reason,
            func.coalesce(Member.name, Room.name, KitItem.name).label("name"),
        )
        .join(
            PhotoSession,
            (PhotoSession.id == Allocation.session_id) & (PhotoSession.tenant_id == Allocation.tenant_id),
        )
        .outerjoin(Member, Member.id == Allocation.resource_id)
        .outerjoin(Room, Room.id == Allocation.resource_id)
        .outerjoin(KitItem, KitItem.id == Allocation.resource_id)
        .where(
            ~Allocation.deleted,
            ~PhotoSession.deleted,
            PhotoSession.starts_at < to,
            PhotoSession.starts_at > from_,
        )
    ).all()
    grouped: defaultdict[UUID, list[_Row]] = defaultdict(list)
    for row in rows:
        grouped[row.session_id].append(row)
    return {session: _grouped(of) for session, of in grouped.items()}


def _grouped(rows: Sequence[_Row]) -> _Taken:
    people = [row for row in rows if row.resource_kind is ResourceKind.USER]
    return _Taken(
        people=tuple((row.resource_id, row.name or "") for row in people),
        gear=tuple((row.resource_id, row.name or "") for row in rows if row not in people),
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
    return tuple(_session(row, _Taken()) for row in rows)


def _mini_days(db: DbSession, from_: datetime, to: datetime) -> Iterable[CalendarItem]:
    booked = (
        select(PhotoSession.mini_day_id, func.count().label("booked"))
        .where(
            ~PhotoSession.deleted,
            PhotoSession.mini_day_id.is_not(None),
            PhotoSession.state.not_in(list(OVER)),
        )
        .group_by(PhotoSession.mini_day_id)
        .subquery()
    )
    free = func.count().filter(~MiniSlot.is_blocked)
    rows = db.execute(
        select(
            MiniDay.id,
            MiniDay.title,
            MiniDay.state,
            MiniDay.tz,
            func.min(MiniSlot.starts_at).label("starts_at"),
            func.max(MiniSlot.ends_at).label("ends_at"),
            free.label("slots"),
            booked.c.booked,
            MiniDay.photographer_id,
            Member.name.label("person"),
            Location.name.label("place"),
            Location.latitude,
            Location.longitude,
        )
        .join(MiniSlot, (MiniSlot.mini_day_id == MiniDay.id) & ~MiniSlot.deleted)
        .outerjoin(booked, booked.c.mini_day_id == MiniDay.id)
        .outerjoin(Member, Member.id == MiniDay.photographer_id)
        .outerjoin(Location, Location.id == MiniDay.location_id)
        .where(~MiniDay.deleted, MiniDay.starts_at < to, MiniDay.starts_at > from_ - timedelta(days=2))
        .group_by(MiniDay.id)
    ).all()
    for row in rows:
        if row.ends_at > from_:
            yield CalendarItem(
                id=row.id,
                title=row.title,
                kind=ItemKind.MINI_DAY,
                state=SessionState.CANCELLED if row.state is MiniDayState.CANCELLED else None,
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                tz=row.tz,
                place=row.place or "",
                latitude=row.latitude,
                longitude=row.longitude,
                people=(row.person,) if row.person else (),
                people_ids=frozenset((row.photographer_id,) if row.photographer_id else ()),
                slots=row.slots,
                slots_booked=row.booked or 0,
            )


def _blackouts(db: DbSession, from_: datetime, to: datetime) -> Iterable[CalendarItem]:
    rows = db.execute(
        select(
            Blackout.id,
            Blackout.title,
            Blackout.starts_at,
            Blackout.ends_at,
            Blackout.tz,
            Blackout.is_all_day,
            Blackout.resource_kind,
            Blackout.resource_id,
            Member.name.label("person"),
        )
        .outerjoin(Member, Member.id == Blackout.resource_id)
        .where(~Blackout.deleted, Blackout.starts_at < to, Blackout.ends_at > from_)
    ).all()
    for row in rows:
        is_of_person = row.resource_kind is ResourceKind.USER and row.resource_id is not None
        yield CalendarItem(
            id=row.id,
            title=row.title,
            kind=ItemKind.BLACKOUT,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            tz=row.tz,
            is_all_day=row.is_all_day,
            people=(row.person,) if row.person else (),
            people_ids=frozenset((row.resource_id,) if is_of_person else ()),
        )


def _busy(db: DbSession, from_: datetime, to: datetime) -> Iterable[CalendarItem]:
    rows = db.execute(
        select(
            ExternalBusy.id,
            ExternalBusy.title,
            ExternalBusy.starts_at,
            ExternalBusy.ends_at,
            ExternalBusy.tz,
            ExternalBusy.is_all_day,
            CalendarAccount.member_id,
            CalendarAccount.name.label("account"),
        )
        .outerjoin(CalendarAccount, CalendarAccount.id == ExternalBusy.calendar_account_id)
        .where(
            ~ExternalBusy.deleted,
            ExternalBusy.is_busy,
            ExternalBusy.starts_at < to,
            ExternalBusy.ends_at > from_,
        )
    ).all()
    for row in rows:
        yield CalendarItem(
            id=row.id,
            title=row.title or row.account or "",
            kind=ItemKind.BUSY,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            tz=row.tz,
            is_all_day=row.is_all_day,
            people_ids=frozenset((row.member_id,) if row.member_id else ()),
        )


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
