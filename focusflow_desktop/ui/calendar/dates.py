"""Days and walls of the calendar: pure. A wall time is what a clock on the studio's wall shows.

Lengths are elapsed time, so a session of four hours stays four hours over a night the clocks change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.shared.rules.local_time import zone_named

SNAP = 15
DAY_MINUTES = 24 * 60
DAY = timedelta(days=1)


class View(StrEnum):
    """How much is in sight."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    AGENDA = "agenda"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """An item's beginning and end on the wall, naive."""

    start: datetime
    end: datetime

    @property
    def last_day(self) -> date:
        """The last day it touches; ending at midnight does not touch the next."""
        if self.end <= self.start:
            return self.start.date()
        return (self.end - timedelta(microseconds=1)).date()

    @property
    def is_long(self) -> bool:
        """Whether it stands in the all-day row: it fills a whole day or more."""
        return self.end - self.start >= DAY


def wall_of(item: CalendarItem, zone: tzinfo) -> Wall:
    """Where the item stands on the studio's wall. A whole day is the day of its own place, wherever that is."""
    own = zone_named(item.tz, zone) if item.is_all_day else zone
    start = item.starts_at.astimezone(own).replace(tzinfo=None)
    end = item.ends_at.astimezone(own).replace(tzinfo=None)
    return Wall(start=start, end=end)


def part_on(wall: Wall, day: date) -> tuple[int, int] | None:
    """The minutes of this day that the item takes, or None."""
    midnight = datetime.combine(day, time())
    if wall.start.date() > day or wall.last_day < day:
        return None
    first = max(0, int((wall.start - midnight).total_seconds() // 60))
    last = min(DAY_MINUTES, int((wall.end - midnight).total_seconds() // 60))
    return first, max(last, min(first + SNAP, DAY_MINUTES))


def snapped(minute: float) -> int:
    """The nearest quarter of an hour inside the day."""
    return max(0, min(DAY_MINUTES, round(minute / SNAP) * SNAP))


def week_of(day: date, first_weekday: int) -> date:
    """The first day of the week; weekdays count from Monday, 0."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def month_grid(day: date, first_weekday: int) -> tuple[date, ...]:
    """The days of the month's weeks, whole weeks only."""
    first = week_of(day.replace(day=1), first_weekday)
    after = week_of(next_month(day) - DAY, first_weekday) + 7 * DAY
    return tuple(first + at * DAY for at in range((after - first).days))


def next_month(day: date) -> date:
    """The first of the month after."""
    return (day.replace(day=28) + 4 * DAY).replace(day=1)


def days_of(view: View, day: date, first_weekday: int) -> tuple[date, date]:
    """The first day in sight and the first that is not."""
    if view is View.DAY:
        return day, day + DAY
    if view is View.WEEK:
        first = week_of(day, first_weekday)
        return first, first + 7 * DAY
    if view is View.MONTH:
        grid = month_grid(day, first_weekday)
        return grid[0], grid[-1] + DAY
    if view is View.YEAR:
        return date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day, day + 60 * DAY


def stepped(view: View, day: date, by: int) -> date:
    """The day to look at after going forward or back."""
    if view is View.YEAR:
        return _in_month(day, day.month + 12 * by)
    if view is View.MONTH:
        return _in_month(day, day.month + by)
    return day + {View.DAY: 1, View.WEEK: 7, View.AGENDA: 30}[view] * by * DAY


def _in_month(day: date, month: int) -> date:
    year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
    last = (next_month(date(year, month, 1)) - DAY).day
    return date(year, month, min(day.day, last))
