"""The next times that are free: inside the open hours, after the notice, before the horizon, with nothing in the way. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from focusflow_desktop.shared.rules.clashes import FARTHEST, Clash, Limit, Taking, clashes_of

__all__ = ["Bounds", "Slot", "free_slots"]

STEP = timedelta(minutes=15)
Stretches = Callable[[date], Sequence[tuple[datetime, datetime]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A free time."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How soon, how far, how many."""

    notice: timedelta = timedelta()
    horizon: timedelta = timedelta(days=56)
    count: int = 8
    per_day: int = 2


def free_slots(
    wanted: Taking,
    stretches: Stretches,
    taken: Sequence[Taking],
    *,
    now: datetime,
    zone: tzinfo,
    bounds: Bounds,
    limits: Sequence[Limit] = (),
) -> tuple[Slot, ...]:
    """The first free times for what is wanted, as long as it is; at most so many a day, so that days can be chosen from."""
    earliest, latest = now + bounds.notice, now + bounds.horizon
    found: list[Slot] = []
    day = earliest.astimezone(zone).date()
    while len(found) < bounds.count and day <= latest.astimezone(zone).date():
        open_ = stretches(day)
        if open_:
            near = _near(taken, open_[0][0], open_[-1][1])
            tried = replace(wanted, day=day)
            of_day = _of_day(tried, open_, near, span=(earliest, latest), limits=limits)
            for _, slot in zip(range(min(bounds.per_day, bounds.count - len(found))), of_day, strict=False):
                found.append(slot)
        day += timedelta(days=1)
    return tuple(found)


def _near(taken: Sequence[Taking], first: datetime, last: datetime) -> list[Taking]:
    return [one for one in taken if one.starts_at < last + FARTHEST and one.ends_at > first - FARTHEST]


def _of_day(
    wanted: Taking,
    open_: Sequence[tuple[datetime, datetime]],
    near: Sequence[Taking],
    *,
    span: tuple[datetime, datetime],
    limits: Sequence[Limit],
) -> Iterator[Slot]:
    length = wanted.ends_at - wanted.starts_at
    for first, last in open_:
        start = _stepped(max(first, span[0]), first)
        while start + length <= last and start <= span[1]:
            tried = replace(wanted, starts_at=start, ends_at=start + length)
            clashes = clashes_of(tried, near, limits=limits)
            if not clashes:
                yield Slot(starts_at=start, ends_at=start + length)
                start += length
            else:
                start = _after(start, clashes, first)


def _after(start: datetime, clashes: Sequence[Clash], first: datetime) -> datetime:
    """The next time worth trying: behind what is in the way, on the grid of quarters."""
    ends = [clash.other_ends_at for clash in clashes if clash.other_ends_at is not None]
    return _stepped(max([start + STEP, *(end for end in ends if end > start)]), first)


def _stepped(at: datetime, first: datetime) -> datetime:
    """Up to the next quarter of an hour, counted from the opening."""
    steps = -((first - at) // STEP)
    return first + steps * STEP
