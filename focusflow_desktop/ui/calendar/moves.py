"""What a drag means in time: moving, stretching, drawing a new session. Pure; the grid only says where the pointer is.

Snapped to a quarter of an hour on the wall; a session keeps its elapsed length when it moves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.shared.rules.local_time import Reading, moment_of, readings_of
from focusflow_desktop.ui.calendar.dates import DAY, SNAP, snapped, wall_of

LEAST = timedelta(minutes=SNAP)


class Grip(StrEnum):
    """What was taken hold of."""

    MOVE = "move"
    START = "start"
    END = "end"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The time a drag would give. On the nights the clocks change it may mean two: `options`, for a person to choose."""

    starts_at: datetime
    ends_at: datetime
    reading: Reading = Reading.EXACT
    options: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drag:
    """A drag that is under way, from where the pointer went down."""

    grip: Grip
    day: date
    minute: float
    item: CalendarItem | None = None

    def to(self, day: date, minute: float, zone: tzinfo) -> Proposal:
        """What it would give with the pointer here."""
        if self.grip is Grip.NEW or self.item is None:
            return self._drawn(day, minute, zone)
        if self.grip is Grip.MOVE:
            return moved(self.item, zone, days=(day - self.day).days, minutes=minute - self.minute)
        edges = readings_of(day, snapped(minute), zone)
        made = _stretched(self.item, self.grip, edge=edges[0])
        if len(edges) == 1:
            return made
        others = (_stretched(self.item, self.grip, edge=edge) for edge in edges)
        options = tuple(dict.fromkeys((one.starts_at, one.ends_at) for one in others))
        reading = moment_of(day, snapped(minute), zone).reading
        return replace(made, reading=reading, options=options) if len(options) > 1 else made

    def _drawn(self, day: date, minute: float, zone: tzinfo) -> Proposal:
        one = (self.day, snapped(self.minute - SNAP / 2))
        other = (day, snapped(minute))
        first, last = min(one, other), max(one, other)
        start = moment_of(*first, zone)
        end = max(moment_of(*last, zone).at, start.at + LEAST)
        return Proposal(starts_at=start.at, ends_at=end, reading=start.reading)


def moved(item: CalendarItem, zone: tzinfo, *, days: int, minutes: float) -> Proposal:
    """The item moved by days and minutes on the wall, as long as it was."""
    wall = wall_of(item, zone)
    own = wall.start.hour * 60 + wall.start.minute
    wanted = own + round(minutes / SNAP) * SNAP
    moment = moment_of(wall.start.date() + days * DAY, wanted, zone)
    length = item.ends_at - item.starts_at
    starts = readings_of(wall.start.date() + days * DAY, wanted, zone)
    return Proposal(
        starts_at=moment.at,
        ends_at=moment.at + length,
        reading=moment.reading,
        options=tuple((start, start + length) for start in starts) if len(starts) > 1 else (),
    )


def _stretched(item: CalendarItem, grip: Grip, *, edge: datetime) -> Proposal:
    if grip is Grip.START:
        return Proposal(starts_at=min(edge, item.ends_at - LEAST), ends_at=item.ends_at)
    return Proposal(starts_at=item.starts_at, ends_at=max(edge, item.starts_at + LEAST))


def stretched_by(item: CalendarItem, minutes: int) -> Proposal:
    """The item ending earlier or later."""
    return _stretched(item, Grip.END, edge=item.ends_at + timedelta(minutes=minutes))
