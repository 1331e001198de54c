"""What gets in the way of what: people, rooms and gear in two places, too little room or way between, days that are off.

Pure. For staff a clash warns and never blocks; what a public booking may not do is the database's own guard.
Holds that have run out and sessions that are over take no time, and are told apart before they come here (`takes_time`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import asin, ceil, cos, radians, sin, sqrt
from uuid import UUID

from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.session_status import BUSY, allocation_state

__all__ = [
    "BOOKINGS", "Clash", "ClashKind", "Limit", "Place", "Resource", "Taking", "What",
    "all_clashes", "clashes_of", "takes_time", "way_between",
]  # fmt: skip

_NONE = timedelta()
_EARTH_KM = 6371.0
_DETOUR = 1.3  # roads are longer than the crow flies
_KM_PER_HOUR = 50.0
FARTHEST = timedelta(hours=12)  # beyond, a day's drive is planned by people


class What(StrEnum):
    """What takes the time."""

    SESSION = "session"
    MINI_DAY = "mini_day"
    BLACKOUT = "blackout"
    BUSY = "busy"  # another calendar


BOOKINGS = frozenset({What.SESSION, What.MINI_DAY})


class ClashKind(StrEnum):
    """Why two things do not go together, gravest first."""

    PERSON = "person"
    SAME_DAY = "same_day"  # one of them takes the whole day
    ROOM = "room"
    GEAR = "gear"
    BLACKOUT = "blackout"
    BUSY = "busy"
    BUFFER = "buffer"
    TRAVEL = "travel"
    DAILY_LIMIT = "daily_limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Somebody or something a session takes. Its name is for people and does not make it another."""

    kind: ResourceKind
    id: UUID
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it is; without coordinates only its own minutes from the studio are known."""

    id: UUID
    latitude: float | None = None
    longitude: float | None = None
    way: timedelta = _NONE  # from the studio


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One thing that takes time from somebody, or from everybody."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    day: date  # on the studio's wall
    what: What = What.SESSION
    title: str = ""
    takes: frozenset[Resource] = frozenset()
    is_taking: bool = True
    is_whole_day: bool = False
    before: timedelta = _NONE  # room to prepare
    after: timedelta = _NONE
    way_before: timedelta = _NONE  # the way somebody wrote down
    way_after: timedelta = _NONE
    place: Place | None = None
    group: UUID | None = None  # slots of one mini day, and the mini day itself

    @property
    def people(self) -> frozenset[Resource]:
        """The people among what it takes."""
        return frozenset(one for one in self.takes if one.kind is ResourceKind.USER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How many bookings a day somebody takes; without a resource, the studio."""

    count: int
    resource: Resource | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One reason why something does not fit, with the other thing where there is one."""

    kind: ClashKind
    other: UUID | None = None
    other_title: str = ""
    other_starts_at: datetime | None = None
    other_ends_at: datetime | None = None
    shared: tuple[Resource, ...] = ()
    short: timedelta = _NONE  # how much is missing between them
    limit: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The names of who and what both want."""
        return tuple(one.name for one in self.shared if one.name)


def takes_time(state: SessionState, hold_expires_at: datetime | None, *, now: datetime) -> bool:
    """Whether a session takes people and rooms: not when it is open, over, done, or a hold that has run out."""
    copied = allocation_state(state, hold_expires_at=hold_expires_at)
    if copied is SessionState.HELD and hold_expires_at is not None and hold_expires_at <= now:
        return False
    return copied in BUSY


def way_between(first: Taking, second: Taking) -> timedelta:
    """How long the way from one to the next takes, in whole five minutes where it is estimated."""
    a, b = first.place, second.place
    if a is not None and b is not None and a.id == b.id:
        return _NONE
    written = max(first.way_after, second.way_before)
    if written or a is None or b is None:
        return written
    if None not in (a.latitude, a.longitude, b.latitude, b.longitude):
        return min(FARTHEST, _drive(a, b))
    return max(a.way, b.way)


def clashes_of(one: Taking, others: Iterable[Taking], *, limits: Sequence[Limit] = ()) -> tuple[Clash, ...]:
    """Everything that gets in the way of this one, gravest first."""
    beside = [other for other in others if other.is_taking and other.id != one.id]
    found = [clash for other in beside if (clash := _between(one, other)) is not None]
    found += _over_limits(one, [other for other in beside if other.day == one.day], limits)
    order = list(ClashKind)
    return tuple(sorted(found, key=lambda clash: order.index(clash.kind)))


def all_clashes(
    takings: Iterable[Taking], *, limits: Sequence[Limit] = ()
) -> Mapping[UUID, tuple[Clash, ...]]:
    """What clashes among these, by the booking's id. One pass in the order of time, not every pair."""
    busy = sorted((one for one in takings if one.is_taking), key=lambda one: one.starts_at)
    reach = _reach(busy)
    found: defaultdict[UUID, list[Clash]] = defaultdict(list)
    running: list[Taking] = []
    days: defaultdict[date, list[Taking]] = defaultdict(list)
    for one in busy:
        running = [earlier for earlier in running if earlier.ends_at + reach > one.starts_at]
        for earlier in running:
            for this, other in ((one, earlier), (earlier, one)):
                if this.what in BOOKINGS and (clash := _between(this, other)) is not None:
                    found[this.id].append(clash)
        running.append(one)
        days[one.day].append(one)
    if limits:
        for one in busy:
            beside = [other for other in days[one.day] if other.id != one.id]
            found[one.id].extend(_over_limits(one, beside, limits))
    order = list(ClashKind)
    return {
        id_: tuple(sorted(clashes, key=lambda clash: order.index(clash.kind)))
        for id_, clashes in found.items()
        if clashes
    }


def _reach(takings: Sequence[Taking]) -> timedelta:
    """How far apart two of these can still touch each other."""
    room = max((one.before + one.after + one.way_before + one.way_after for one in takings), default=_NONE)
    is_placed = any(one.place is not None for one in takings)
    return 2 * room + (FARTHEST if is_placed else _NONE)


def _between(one: Taking, other: Taking) -> Clash | None:
    if one.what not in BOOKINGS and other.what not in BOOKINGS:
        return None
    if one.group is not None and one.group == other.group:
        return _overlap(one, other) if one.what is other.what is What.SESSION else None
    if other.what not in BOOKINGS or one.what not in BOOKINGS:
        return _day_off(one, other)
    return _overlap(one, other) or _too_close(one, other)


def _meet(one: Taking, other: Taking) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _day_off(one: Taking, other: Taking) -> Clash | None:
    """A blackout or another calendar: it concerns its people, or everybody when it names nobody."""
    off = other if other.what not in BOOKINGS else one
    shared = one.takes & other.takes
    if not _meet(one, other) or (off.takes and not shared):
        return None
    return _clash(ClashKind.BLACKOUT if off.what is What.BLACKOUT else ClashKind.BUSY, other, shared)


def _overlap(one: Taking, other: Taking) -> Clash | None:
    if not _meet(one, other):
        return None
    shared = one.takes & other.takes
    people = one.people & other.people
    is_nobodys = not one.people or not other.people
    if (one.is_whole_day or other.is_whole_day) and (people or is_nobodys):
        return _clash(ClashKind.SAME_DAY, other, shared)
    for kind, clash in _KINDS:
        if any(resource.kind is kind for resource in shared):
            return _clash(clash, other, shared)
    return None


_KINDS = (
    (ResourceKind.USER, ClashKind.PERSON),
    (ResourceKind.ROOM, ClashKind.ROOM),
    (ResourceKind.KIT, ClashKind.GEAR),
)


def _too_close(one: Taking, other: Taking) -> Clash | None:
    """Not at once, but without the room or the way between them."""
    shared = one.takes & other.takes
    if not shared:
        return None
    first, second = (one, other) if one.starts_at <= other.starts_at else (other, one)
    gap = second.starts_at - first.ends_at
    if gap < _NONE:
        return None
    room = first.after + second.before
    if gap < room:
        return _clash(ClashKind.BUFFER, other, shared, short=room - gap)
    moving = frozenset(resource for resource in shared if resource.kind is not ResourceKind.ROOM)
    way = way_between(first, second) if moving else _NONE
    if gap < room + way:
        return _clash(ClashKind.TRAVEL, other, moving, short=room + way - gap)
    return None


def _over_limits(one: Taking, same_day: Sequence[Taking], limits: Sequence[Limit]) -> list[Clash]:
    if one.what not in BOOKINGS:
        return []
    found: list[Clash] = []
    for limit in limits:
        if limit.resource is not None and limit.resource not in one.takes:
            continue
        own = one.group or one.id
        booked = {
            other.group or other.id
            for other in same_day
            if other.what in BOOKINGS and (limit.resource is None or limit.resource in other.takes)
        }
        if len(booked - {own}) + 1 > limit.count:
            shared = () if limit.resource is None else (limit.resource,)
            found.append(Clash(kind=ClashKind.DAILY_LIMIT, shared=shared, limit=limit.count))
    return found


def _clash(kind: ClashKind, other: Taking, shared: frozenset[Resource], *, short: timedelta = _NONE) -> Clash:
    return Clash(
        kind=kind,
        other=other.id,
        other_title=other.title,
        other_starts_at=other.starts_at,
        other_ends_at=other.ends_at,
        shared=tuple(sorted(shared, key=lambda one: (list(ResourceKind).index(one.kind), one.name))),
        short=short,
    )


def _drive(a: Place, b: Place) -> timedelta:
    """The great circle by road, rounded up to five minutes; half a kilometre is walked in no time."""
    lat_a, lon_a, lat_b, lon_b = (
        radians(x or 0.0) for x in (a.latitude, a.longitude, b.latitude, b.longitude)
    )
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    km = 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
    if km < 0.5:
        return _NONE
    return timedelta(minutes=5 * ceil(km * _DETOUR / _KM_PER_HOUR * 60 / 5))
