"""What the calendar asks of the studio in one query: the items of the days in sight with their clashes, and what stands beside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.clashes import with_clashes
from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.business.sessions.queries import Beside, beside, calendar_items
from focusflow_desktop.shared.rules.local_time import moment_of, zone_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer."""

    items: tuple[CalendarItem, ...]
    beside: Beside
    zone: tzinfo


def read_calendar(db: DbSession, *, span: tuple[date, date], zone: tzinfo, now: datetime) -> Found:
    """The days of the span on the studio's wall; `zone` is used where the studio has none."""
    around = beside(db, now=now)
    wall = zone_named(around.tz, zone)
    first, after = (moment_of(day, 0, wall).at for day in span)
    items = calendar_items(db, first, after)
    return Found(
        items=with_clashes(items, zone=wall, now=now, limits=around.limits), beside=around, zone=wall
    )
