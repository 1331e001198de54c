"""Moving by days and minutes on the wall: eleven in the morning stays eleven, also across the nights the clocks change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from focusflow_desktop.shared.rules.local_time import Moment, moment_of

__all__ = ["Shift", "shift_between", "shifted", "shifted_day", "shifted_span"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many days, and so many minutes of the day, later; negative: earlier."""

    days: int
    minutes: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether everything would stay."""
        return not (self.days or self.minutes)


def shift_between(old: datetime, day: date, minute: int, *, zone: tzinfo) -> Shift:
    """What moves an instant to this day and this minute of it, on the wall."""
    wall = old.astimezone(zone)
    return Shift(days=(day - wall.date()).days, minutes=minute - (wall.hour * 60 + wall.minute))


def shifted(instant: datetime, shift: Shift, *, zone: tzinfo) -> Moment:
    """The instant that much later on the wall, and whether that time exists once, twice or not at all."""
    wall = instant.astimezone(zone)
    naive = wall.replace(tzinfo=None) + timedelta(days=shift.days, minutes=shift.minutes)
    seconds = timedelta(seconds=naive.second, microseconds=naive.microsecond)
    found = moment_of(naive.date(), naive.hour * 60 + naive.minute, zone, is_second=bool(wall.fold))
    return Moment(at=found.at + seconds, reading=found.reading)


def shifted_span(start: datetime, end: datetime, shift: Shift, *, zone: tzinfo) -> tuple[Moment, datetime]:
    """Beginning and end, the same length of time apart as before: coverage that was sold stays as long as it was."""
    moved = shifted(start, shift, zone=zone)
    return moved, moved.at + (end - start)


def shifted_day(day: date, shift: Shift) -> date:
    """A day knows no minutes; it moves with the days alone."""
    return day + timedelta(days=shift.days)
