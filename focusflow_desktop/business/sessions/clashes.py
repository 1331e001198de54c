"""What gets in a session's way, asked of the studio: the days around it are read, the rules are shared/rules/clashes.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.items import CalendarItem, taking_of
from focusflow_desktop.business.sessions.queries import calendar_items, daily_limits, session_item
from focusflow_desktop.shared.records import StudioProfile
from focusflow_desktop.shared.rules.clashes import Clash, Limit, all_clashes, clashes_of
from focusflow_desktop.shared.rules.local_time import zone_named

AROUND = timedelta(days=1)


def clashes_of_session(db: DbSession, session_id: UUID, *, now: datetime) -> tuple[Clash, ...]:
    """Everything that gets in this session's way; nothing when it has no time or is over."""
    item = session_item(db, session_id)
    if item is None or item.is_over:
        return ()
    return clashes_at(db, item, starts_at=item.starts_at, ends_at=item.ends_at, now=now)


def clashes_at(
    db: DbSession, item: CalendarItem, *, starts_at: datetime, ends_at: datetime, now: datetime
) -> tuple[Clash, ...]:
    """What would get in its way at this time."""
    zone = studio_zone(db)
    wanted = taking_of(replace(item, starts_at=starts_at, ends_at=ends_at), zone=zone, now=now)
    items = calendar_items(db, starts_at - AROUND, ends_at + AROUND, with_slots=True)
    others = [taking_of(one, zone=zone, now=now) for one in items if one.id != item.id]
    return clashes_of(wanted, others, limits=daily_limits(db))


def studio_zone(db: DbSession) -> tzinfo:
    """The zone of the studio's wall."""
    return zone_named(db.scalar(select(StudioProfile.tz).where(~StudioProfile.deleted)), UTC)


def with_clashes(
    items: Sequence[CalendarItem], *, zone: tzinfo, now: datetime, limits: Sequence[Limit] = ()
) -> tuple[CalendarItem, ...]:
    """The items in sight, each knowing what gets in its way."""
    found = all_clashes((taking_of(item, zone=zone, now=now) for item in items), limits=limits)
    return tuple(replace(item, clashes=found[item.id]) if item.id in found else item for item in items)


def clashes_in_sight(
    item: CalendarItem,
    items: Sequence[CalendarItem],
    *,
    zone: tzinfo,
    now: datetime,
    limits: Sequence[Limit] = (),
) -> tuple[Clash, ...]:
    """What this item, perhaps dragged to another time, would meet among those in sight."""
    others = (taking_of(one, zone=zone, now=now) for one in items if one.id != item.id)
    return clashes_of(taking_of(item, zone=zone, now=now), others, limits=limits)
