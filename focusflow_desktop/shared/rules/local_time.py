"""Wall times and zones: what a clock on the wall shows, and which instant that is.

The nights the clocks change have one stretch that does not exist and one that comes twice; neither is guessed silently:
the answer says which it was, and a person chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

__all__ = ["Moment", "Reading", "moment_of", "readings_of", "zone_named"]


class Reading(StrEnum):
    """What became of a wall time."""

    EXACT = "exact"
    SKIPPED = "skipped"
    TWICE = "twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A wall time as an instant, and whether it was certain."""

    at: datetime
    reading: Reading


def zone_named(name: str | None, fallback: tzinfo) -> tzinfo:
    """The zone of a name; the fallback when there is none or this machine does not know it."""
    if not name:
        return fallback
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return fallback


def moment_of(day: date, minute: int, zone: tzinfo, *, is_second: bool = False) -> Moment:
    """The instant of a minute of a day. A missing time moves on by the gap; of two, the first unless the second is asked."""
    naive = datetime.combine(day, time()) + timedelta(minutes=minute)
    first, second = naive.replace(tzinfo=zone, fold=0), naive.replace(tzinfo=zone, fold=1)
    at = first.astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) != naive:
        return Moment(at=at, reading=Reading.SKIPPED)
    if first.utcoffset() == second.utcoffset():
        return Moment(at=at, reading=Reading.EXACT)
    return Moment(at=second.astimezone(UTC) if is_second else at, reading=Reading.TWICE)


def readings_of(day: date, minute: int, zone: tzinfo) -> tuple[datetime, ...]:
    """The instants a wall time can mean: one, two when the clocks go back, or the two beside a gap, in order."""
    naive = datetime.combine(day, time()) + timedelta(minutes=minute)
    both = {naive.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return tuple(sorted(both))
