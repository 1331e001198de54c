"""What the calendar asks of the studio in one query: the items of the days in sight with their clashes, and what stands beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.clashes import with_clashes
from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.business.sessions.queries import Beside, beside, calendar_items
from focusflow_desktop.shared.rules.local_time import moment_of, zone_named
from focusflow_desktop.shared.rules.sun import SunTimes
from focusflow_desktop.ui.calendar.light import light_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer."""

    items: tuple[CalendarItem, ...]
    beside: Beside
    zone: tzinfo
    light: Mapping[date, SunTimes] = field(default_factory=dict)  # of the days that ask for it


def read_calendar(
    db: DbSession,
    *,
    span: tuple[date, date],
    zone: tzinfo,
    now: datetime,
    has_clashes: bool = True,
    has_light: bool = False,
) -> Found:
    """The days of the span on the studio's wall; `zone` is used where the studio has none."""
    around = beside(db, now=now)
    wall = zone_named(around.tz, zone)
    first, after = (moment_of(day, 0, wall).at for day in span)
    items = calendar_items(db, first, after)
    return Found(
        items=with_clashes(items, zone=wall, now=now, limits=around.limits) if has_clashes else items,
        beside=around,
        zone=wall,
        light=light_of(items, span, wall, home=around.home) if has_light else {},
    )
