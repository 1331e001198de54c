"""Which pictures of a card belong to which booking: a proposal in parts, made from the times alone, to be changed by hand.

A picture taken while a booking runs is of that booking; a little before or after, of the nearest one. Where two bookings
meet, people come early and stay late: the parts then meet at the longest pause near the booked time. A picture without a
time goes with the one before it. Where several people photographed at once, each one's pictures are matched to what
they were booked for. Pictures that fall on nothing booked are apart where a long gap lies between them. No picture is
left out, and each person's order stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby, pairwise
from uuid import UUID

EARLY, LATE = timedelta(minutes=90), timedelta(hours=3)
APART = timedelta(hours=3)  # so long a gap within what is not booked makes two parts of it
NEAR = timedelta(
    minutes=15
)  # so far from a booked end the pause between two bookings may lie, or half a shorter one


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture; `at` is aware, with the camera's clock put right, or None where the file knows no time."""

    key: str
    at: datetime | None
    photographer: UUID | None = None  # who took it, where the import was told
    camera: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A session or a slot of a mini day, as it was booked."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    people: frozenset[UUID] = frozenset()  # who is to photograph it; empty: not settled

    def is_for(self, photographer: UUID | None) -> bool:
        """Whether this person may have photographed it, as far as it is settled."""
        return photographer is None or not self.people or photographer in self.people


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Pictures in a row that go together; no booking: nothing was booked then."""

    booking_id: UUID | None
    keys: tuple[str, ...]


Proposal = tuple[Part, ...]


def split(shots: Sequence[Shot], bookings: Sequence[Booking]) -> Proposal:
    """The parts, in the order of the pictures; two that meet never have the same booking."""
    parts: list[Part] = []
    for lane in _lanes(_in_order(shots), bookings):
        for part in _split(lane, bookings):
            if parts and part.booking_id is not None and parts[-1].booking_id == part.booking_id:
                parts[-1] = replace(part, keys=parts[-1].keys + part.keys)
            else:
                parts.append(part)
    return tuple(parts)


def move_boundary(proposal: Proposal, after: int, *, by: int) -> Proposal:
    """The boundary after a part moves so many pictures on, or back; each of the two keeps at least one."""
    left, right = proposal[after], proposal[after + 1]
    keys = left.keys + right.keys
    at = min(max(len(left.keys) + by, 1), len(keys) - 1)
    moved = (replace(left, keys=keys[:at]), replace(right, keys=keys[at:]))
    return proposal[:after] + moved + proposal[after + 2 :]


def assign(proposal: Proposal, at: int, booking_id: UUID | None) -> Proposal:
    """Another booking for a part; it becomes one with those it meets that have the same."""
    if proposal[at].booking_id == booking_id:
        return proposal
    first, last = at, at + 1
    if at > 0 and proposal[at - 1].booking_id == booking_id:
        first -= 1
    if last < len(proposal) and proposal[last].booking_id == booking_id:
        last += 1
    keys = tuple(key for part in proposal[first:last] for key in part.keys)
    return (*proposal[:first], Part(booking_id=booking_id, keys=keys), *proposal[last:])


def cut(proposal: Proposal, at: int, *, after: int) -> Proposal:
    """A part becomes two, the second without a booking; `after` so many of its pictures."""
    part = proposal[at]
    if not 0 < after < len(part.keys):
        return proposal
    two = (replace(part, keys=part.keys[:after]), Part(booking_id=None, keys=part.keys[after:]))
    return proposal[:at] + two + proposal[at + 1 :]


def _in_order(shots: Sequence[Shot]) -> list[Shot]:
    """By time; a picture without one stays behind the one it stood behind."""
    last: datetime | None = next((shot.at for shot in shots if shot.at is not None), None)
    keyed: list[tuple[datetime | None, int, Shot]] = []
    for number, shot in enumerate(shots):
        last = shot.at or last
        keyed.append((last, number, shot))
    if last is None:
        return list(shots)
    keyed.sort(key=lambda one: (one[0] or last, one[1]))
    return [shot for _, _, shot in keyed]


def _lanes(ordered: list[Shot], bookings: Sequence[Booking]) -> list[list[Shot]]:
    """All pictures in one, or one for each photographer where they were booked for different things at a time."""
    people = dict.fromkeys(shot.photographer for shot in ordered)
    apart = [replace(booking, people=frozenset()) for booking in bookings]
    if len(people) < 2 or all(_booking_of(shot, bookings) == _booking_of(shot, apart) for shot in ordered):
        return [ordered] if ordered else []
    return [[shot for shot in ordered if shot.photographer == one] for one in people]


def _split(ordered: Sequence[Shot], bookings: Sequence[Booking]) -> list[Part]:
    """One lane."""
    chosen = [_booking_of(shot, bookings) for shot in ordered]
    _let_follow(ordered, chosen)
    _meet_at_pauses(ordered, chosen, {booking.id: booking for booking in bookings})
    parts: list[Part] = []
    for key, run in groupby(zip(ordered, chosen, strict=True), key=lambda pair: pair[1]):
        shots = [shot for shot, _ in run]
        stretches = [shots] if key is not None else _stretches(shots)
        parts += [Part(booking_id=key, keys=tuple(shot.key for shot in one)) for one in stretches]
    return parts


def _stretches(shots: Sequence[Shot]) -> list[list[Shot]]:
    """Cut at every long gap; a picture without a time stays behind the one before it."""
    found: list[list[Shot]] = [[]]
    last: datetime | None = None
    for shot in shots:
        if shot.at is not None and last is not None and shot.at - last > APART:
            found.append([])
        found[-1].append(shot)
        last = shot.at or last
    return found


def _booking_of(shot: Shot, bookings: Sequence[Booking]) -> UUID | None:
    """The booking of the photographer's that runs then or is the nearest in reach; else somebody else's."""
    if shot.at is None:
        return None
    own = [booking for booking in bookings if booking.is_for(shot.photographer)]
    return _booking_at(shot.at, own) or _booking_at(shot.at, bookings)


def _booking_at(at: datetime, bookings: Sequence[Booking]) -> UUID | None:
    """The booking that runs then, the one that began last if several do; else the nearest in reach."""
    running = [booking for booking in bookings if booking.starts_at <= at < booking.ends_at]
    if running:
        return max(running, key=lambda booking: booking.starts_at).id
    near = [
        (_distance(at, booking), booking.starts_at, booking.id)
        for booking in bookings
        if _reaches(at, booking)
    ]
    return min(near)[2] if near else None


def _reaches(at: datetime, booking: Booking) -> bool:
    return booking.starts_at - EARLY <= at < booking.ends_at + LATE


def _distance(at: datetime, booking: Booking) -> timedelta:
    return booking.starts_at - at if at < booking.starts_at else at - booking.ends_at


def _let_follow(ordered: Sequence[Shot], chosen: list[UUID | None]) -> None:
    """Pictures without a time go with the one before, the first of all with the first that has one."""
    held = next((booking for shot, booking in zip(ordered, chosen, strict=True) if shot.at is not None), None)
    for at, shot in enumerate(ordered):
        if shot.at is None:
            chosen[at] = held
        else:
            held = chosen[at]


def _meet_at_pauses(
    ordered: Sequence[Shot], chosen: list[UUID | None], bookings: dict[UUID, Booking]
) -> None:
    """Where one booking's pictures meet the next one's, the boundary goes to the longest pause near the booked time."""
    boundaries = [at for at, (one, other) in enumerate(pairwise(chosen), start=1) if one != other]
    for at in boundaries:
        one, other = chosen[at - 1], chosen[at]
        if one is None or other is None:
            continue
        left, right = bookings[one], bookings[other]
        near = min(NEAR, (left.ends_at - left.starts_at) / 2, (right.ends_at - right.starts_at) / 2)
        if left.ends_at - right.starts_at > near:
            continue  # one runs inside the other: the booked times are all there is
        met = left.ends_at, right.starts_at
        best = _pause_near(ordered, chosen, at, around=(min(met) - near, max(met) + near))
        for place in range(min(at, best), max(at, best)):
            chosen[place] = one if best > at else other


def _pause_near(
    ordered: Sequence[Shot], chosen: Sequence[UUID | None], at: int, *, around: tuple[datetime, datetime]
) -> int:
    """Where the second part begins: behind the longest pause between pictures of these two in this time."""
    first, last = at - 1, at
    while first > 0 and chosen[first - 1] == chosen[at - 1] and _is_within(ordered[first], around):
        first -= 1
    while last < len(ordered) - 1 and chosen[last + 1] == chosen[at] and _is_within(ordered[last], around):
        last += 1
    best, longest = at, timedelta(0)
    for place in range(first + 1, last + 1):
        pause = _pause(ordered[place - 1], ordered[place], around)
        if pause > longest or (pause == longest and abs(place - at) < abs(best - at)):
            best, longest = place, pause
    return best


def _pause(one: Shot, other: Shot, around: tuple[datetime, datetime]) -> timedelta:
    """As much of the pause as lies in this time."""
    if one.at is None or other.at is None:
        return timedelta(0)
    return max(timedelta(0), min(other.at, around[1]) - max(one.at, around[0]))


def _is_within(shot: Shot, around: tuple[datetime, datetime]) -> bool:
    return shot.at is None or around[0] <= shot.at <= around[1]
