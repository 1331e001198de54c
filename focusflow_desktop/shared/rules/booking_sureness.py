"""How sure it is that pictures belong to a booking, and why: read from the times again at every change by hand.

It also tells a camera's clock that is off alike by whole or half hours: every picture then lies beside its booking,
and none does once the clock is put right.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from focusflow_desktop.shared.rules.booking_match import Booking, Part, Shot

NO_TIME = timedelta(0)
A_LITTLE = timedelta(minutes=30)  # so much early or late is usual
EDGE = timedelta(minutes=15)  # so near to the booked ends pictures begin and end when the clock is right
HALF_HOUR = timedelta(minutes=30)
FARTHEST = 28  # half hours: a clock on the other side of the world
GRAIN = 5  # minutes: so fine is a clock looked at
FEWEST_GRAINS = 5  # a few pictures fit everywhere
MOST_GRAINS = 600  # fifty hours of pictures: more is an archive and no card
AT_ONCE = 6  # bookings that run at once
MOST = 0.9  # of a camera's times: a test frame at home does not speak against it


class Level(StrEnum):
    """How sure it is."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Why(StrEnum):
    """What speaks for it or against it."""

    WITHIN = "within"  # all of them within the booked hours
    EARLY = "early"  # the first ones before the beginning
    LATE = "late"  # the last ones after the end
    AT_ONCE = "at_once"  # another booking runs then too
    SOMEBODY_ELSE = "somebody_else"  # booked for another photographer
    NOTHING_THAT_DAY = "nothing_that_day"
    NOTHING_THEN = "nothing_then"  # something else that day, not near
    NO_TIME = "no_time"  # no picture of the part says when it was taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """A level with its reasons; `before` and `after` say how early and how late."""

    level: Level
    why: tuple[Why, ...]
    before: timedelta = NO_TIME
    after: timedelta = NO_TIME


def sureness(part: Part, shots: Mapping[str, Shot], bookings: Sequence[Booking], *, zone: tzinfo) -> Sureness:
    """Of one part, as it is now."""
    own = [shots[key] for key in part.keys]
    times = sorted(shot.at for shot in own if shot.at is not None)
    if not times:
        return Sureness(level=Level.UNSURE, why=(Why.NO_TIME,))
    booking = next((one for one in bookings if one.id == part.booking_id), None)
    if booking is None:
        return _without(times, bookings, zone=zone)
    return _with(booking, times, bookings, people=frozenset(shot.photographer for shot in own))


def clock_shifts(shots: Sequence[Shot], bookings: Sequence[Booking]) -> dict[str, timedelta]:
    """What to add to the times of each camera whose clock seems off; a camera that seems right is not named."""
    found: dict[str, timedelta] = {}
    ordered = sorted(bookings, key=lambda booking: booking.starts_at)
    timed = sorted((shot for shot in shots if shot.at is not None), key=lambda shot: shot.camera)
    for camera, run in groupby(timed, key=lambda shot: shot.camera):
        shift = _shift_of([shot.at for shot in run if shot.at is not None], ordered)
        if shift:
            found[camera] = shift
    return found


def _without(times: Sequence[datetime], bookings: Sequence[Booking], *, zone: tzinfo) -> Sureness:
    days = {at.astimezone(zone).date() for at in times}
    if any(days & _days_of(booking, zone) for booking in bookings):
        return Sureness(level=Level.UNSURE, why=(Why.NOTHING_THEN,))
    return Sureness(level=Level.SURE, why=(Why.NOTHING_THAT_DAY,))


def _with(
    booking: Booking,
    times: Sequence[datetime],
    bookings: Sequence[Booking],
    *,
    people: frozenset[UUID | None],
) -> Sureness:
    before = max(NO_TIME, booking.starts_at - times[0])
    after = max(NO_TIME, times[-1] - booking.ends_at)
    why = [reason for reason, time in ((Why.EARLY, before), (Why.LATE, after)) if time]
    level = Level.SURE if not why else Level.LIKELY if max(before, after) <= A_LITTLE else Level.UNSURE
    why = why or [Why.WITHIN]
    if not all(booking.is_for(one) for one in people):
        why, level = [*why, Why.SOMEBODY_ELSE], Level.UNSURE
    elif level is Level.SURE and _is_crossed(booking, times, bookings, people=people):
        why, level = [*why, Why.AT_ONCE], Level.LIKELY
    return Sureness(level=level, why=tuple(why), before=before, after=after)


def _is_crossed(
    booking: Booking,
    times: Sequence[datetime],
    bookings: Sequence[Booking],
    *,
    people: frozenset[UUID | None],
) -> bool:
    """Whether another booking these people may have photographed runs during these pictures."""
    if None not in people and people <= booking.people:
        rivals = [one for one in bookings if one.people and any(one.is_for(person) for person in people)]
    else:
        rivals = [one for one in bookings if any(one.is_for(person) for person in people)]
    return any(
        one.id != booking.id and bisect_left(times, one.starts_at) < bisect_left(times, one.ends_at)
        for one in rivals
    )


def _days_of(booking: Booking, zone: tzinfo) -> set[date]:
    return {booking.starts_at.astimezone(zone).date(), booking.ends_at.astimezone(zone).date()}


def _shift_of(times: Sequence[datetime], bookings: Sequence[Booking]) -> timedelta | None:
    """The smallest shift that lays all pictures into their bookings from the first minutes to the last.

    What only begins late, or only ends late, is no clock: both ends have to be off by it. Half an hour may also be
    a late client, so that it counts only where several bookings say the same.
    """
    times = sorted({at - timedelta(minutes=at.minute % GRAIN, seconds=at.second) for at in times})
    if not bookings or not FEWEST_GRAINS <= len(times) <= MOST_GRAINS:
        return None
    now = _fit(times, bookings, NO_TIME)
    if now is not None and now.is_good:
        return None
    steps = [half * sign for half in range(1, FARTHEST + 1) for sign in (1, -1)]
    for step in steps:
        shift = step * HALF_HOUR
        fit = _fit(times, bookings, shift)
        if fit is None or not fit.is_good or (abs(step) == 1 and fit.count < 2):
            continue
        if now is None or now.off - fit.off >= abs(shift) / 2:
            return shift
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """How well pictures lie in bookings: how far they begin and end from the booked times, and in how many."""

    off: timedelta  # on the whole
    is_good: bool  # each of them
    count: int


def _fit(times: Sequence[datetime], bookings: Sequence[Booking], shift: timedelta) -> _Fit | None:
    """None where too many lie beside every booking."""
    held: dict[UUID, list[datetime]] = {}
    starts = [booking.starts_at for booking in bookings]
    reach = 2 * EDGE if shift else abs(FARTHEST * HALF_HOUR)
    for at in times:
        moved = at + shift
        near = _nearest(moved, bookings, starts)
        if near is not None and _outside(moved, near) <= reach:
            held.setdefault(near.id, []).append(moved)
    if not held or sum(map(len, held.values())) < MOST * len(times):
        return None
    ends = [
        (abs(edge), min(EDGE, (booking.ends_at - booking.starts_at) / 4))
        for booking in bookings
        if (moments := held.get(booking.id))
        for edge in (min(moments) - booking.starts_at, max(moments) - booking.ends_at)
    ]
    off = sum((edge for edge, _ in ends), NO_TIME) / len(ends)
    return _Fit(off=off, is_good=all(edge <= most for edge, most in ends), count=len(held))


def _nearest(at: datetime, bookings: Sequence[Booking], starts: Sequence[datetime]) -> Booking | None:
    """Among those that begin next and the few that began before: who asks for a year's bookings gets them soon."""
    after = bisect_right(starts, at)
    few = bookings[max(0, after - AT_ONCE) : after + 1]
    return min(few, key=lambda one: _outside(at, one), default=None)


def _outside(at: datetime, booking: Booking) -> timedelta:
    return max(NO_TIME, booking.starts_at - at, at - booking.ends_at)
