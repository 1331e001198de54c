"""The next times a person, a room or the studio is free, asked of the studio; the rules are shared/rules/slots.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.clashes import studio_zone
from focusflow_desktop.business.sessions.items import taking_of
from focusflow_desktop.business.sessions.queries import calendar_items, daily_limits
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import (
    AvailabilityException,
    AvailabilityLimit,
    AvailabilityRule,
    SessionType,
    StudioProfile,
)
from focusflow_desktop.shared.rules.availability import USUAL, DayException, Hours, Rule, open_stretches
from focusflow_desktop.shared.rules.clashes import Resource, Taking
from focusflow_desktop.shared.rules.slots import Bounds, Slot, free_slots

HORIZON = timedelta(days=56)
AROUND = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a free time is looked for: a length, perhaps a session type, who and what it takes."""

    length: timedelta
    session_type_id: UUID | None = None
    takes: tuple[Resource, ...] = ()


def free_times(db: DbSession, wanted: Wanted, *, now: datetime, count: int = 8) -> tuple[Slot, ...]:
    """The next free times. With a person their own hours count, without one the studio's."""
    zone = studio_zone(db)
    whose = wanted.takes[0].id if wanted.takes else None
    kind = db.scalar(select(SessionType).where(SessionType.id == wanted.session_type_id))
    limit = _limits(db, whose)
    bounds = Bounds(
        notice=max(limit.notice, timedelta(minutes=kind.min_notice_minutes if kind is not None else 0)),
        horizon=limit.horizon,
        count=count,
    )
    tried = Taking(
        id=new_id(),
        starts_at=now,
        ends_at=now + wanted.length,
        day=now.astimezone(zone).date(),
        takes=frozenset(wanted.takes),
        before=max(limit.before, timedelta(minutes=kind.buffer_before_minutes if kind is not None else 0)),
        after=max(limit.after, timedelta(minutes=kind.buffer_after_minutes if kind is not None else 0)),
    )
    items = calendar_items(db, now - AROUND, now + bounds.horizon + AROUND, with_slots=True)
    stretches = partial(
        open_stretches, zone=zone, resource_id=whose, rules=_rules(db), exceptions=_exceptions(db, now),
        hours=_hours(db),
    )  # fmt: skip

    def open_on(day: date) -> Sequence[tuple[datetime, datetime]]:
        return stretches(day)

    taken = [taking_of(item, zone=zone, now=now) for item in items]
    return free_slots(tried, open_on, taken, now=now, zone=zone, bounds=bounds, limits=daily_limits(db))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Limits:
    before: timedelta = timedelta()
    after: timedelta = timedelta()
    notice: timedelta = timedelta()
    horizon: timedelta = HORIZON


def _limits(db: DbSession, whose: UUID | None) -> _Limits:
    """The strictest of the studio's limits and theirs."""
    rows = db.scalars(
        select(AvailabilityLimit).where(
            ~AvailabilityLimit.deleted,
            AvailabilityLimit.resource_id.is_(None) | (AvailabilityLimit.resource_id == whose),
        )
    ).all()
    return _Limits(
        before=timedelta(minutes=max((row.buffer_before_minutes for row in rows), default=0)),
        after=timedelta(minutes=max((row.buffer_after_minutes for row in rows), default=0)),
        notice=timedelta(minutes=max((row.min_notice_minutes for row in rows), default=0)),
        horizon=min([HORIZON, *(timedelta(days=row.horizon_days) for row in rows if row.horizon_days)]),
    )


def _rules(db: DbSession) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            weekday=row.weekday, from_minute=row.from_minute, to_minute=row.to_minute, resource_id=row.resource_id,
            valid_from=row.valid_from, valid_to=row.valid_to,
        )
        for row in db.scalars(select(AvailabilityRule).where(~AvailabilityRule.deleted))
    )  # fmt: skip


def _exceptions(db: DbSession, now: datetime) -> tuple[DayException, ...]:
    since = now.date() - AROUND
    return tuple(
        DayException(
            day=row.day, from_minute=row.from_minute, to_minute=row.to_minute, resource_id=row.resource_id
        )
        for row in db.scalars(
            select(AvailabilityException).where(
                ~AvailabilityException.deleted, AvailabilityException.day >= since
            )
        )
    )


def _hours(db: DbSession) -> Hours:
    written = db.scalar(select(StudioProfile.hours).where(~StudioProfile.deleted))
    return hours_of(written) or USUAL


def hours_of(written: object) -> Hours:
    """The studio's hours as they are stored: weekday as text, stretches of minutes. What is not understood is left out."""
    if not isinstance(written, Mapping):
        return {}
    return {
        int(weekday): tuple((int(first), int(last)) for first, last in stretches)
        for weekday, stretches in written.items()
        if str(weekday).isdigit()
    }
