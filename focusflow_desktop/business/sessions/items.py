"""What stands in the calendar, as frozen values: sessions, mini days, blackouts, other calendars' busy time.

The calendar's views draw these, and the clash rules read them as takings.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.clashes import Clash, Place, Resource, Taking, What, takes_time
from focusflow_desktop.shared.rules.local_time import zone_named
from focusflow_desktop.shared.rules.session_status import BUSY

OVER = frozenset({SessionState.CANCELLED, SessionState.DECLINED, SessionState.NO_SHOW})
MOVABLE = frozenset(SessionState) - OVER - {SessionState.COMPLETED}


class ItemKind(StrEnum):
    """Where an item comes from."""

    SESSION = "session"
    MINI_DAY = "mini_day"
    BLACKOUT = "blackout"
    BUSY = "busy"  # from another calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarItem:
    """One thing with a beginning and an end."""

    id: UUID
    title: str
    starts_at: datetime  # aware, UTC
    ends_at: datetime
    kind: ItemKind = ItemKind.SESSION
    state: SessionState | None = None
    tz: str | None = None  # of the place; None: the studio's
    is_all_day: bool = False
    job_id: UUID | None = None
    job: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    location_id: UUID | None = None
    way: timedelta = timedelta()  # from the studio to the place
    resources: tuple[Resource, ...] = ()  # people, rooms and gear
    before: timedelta = timedelta()  # room to prepare
    after: timedelta = timedelta()
    way_before: timedelta = timedelta()
    way_after: timedelta = timedelta()
    group: UUID | None = None  # the mini day it belongs to
    hold_expires_at: datetime | None = None
    clashes: tuple[Clash, ...] = ()
    override_reason: str = ""
    slots: int = 0
    slots_booked: int = 0

    @property
    def people(self) -> tuple[str, ...]:
        """The names of its people."""
        return tuple(one.name for one in self.resources if one.kind is ResourceKind.USER and one.name)

    @property
    def people_ids(self) -> frozenset[UUID]:
        """Its people."""
        return frozenset(one.id for one in self.resources if one.kind is ResourceKind.USER)

    @property
    def gear(self) -> tuple[str, ...]:
        """The names of its rooms and gear."""
        return tuple(one.name for one in self.resources if one.kind is not ResourceKind.USER and one.name)

    @property
    def has_clash(self) -> bool:
        """Whether something gets in its way."""
        return bool(self.clashes)

    @property
    def is_over(self) -> bool:
        """Whether it will not take place: cancelled, declined, not shown."""
        return self.state in OVER

    @property
    def is_hold(self) -> bool:
        """Whether it only keeps the time."""
        return self.state is SessionState.HELD or (
            self.state is SessionState.RESCHEDULED and self.hold_expires_at is not None
        )

    @property
    def may_move(self) -> bool:
        """Whether a person may move it here; past and foreign things stay."""
        return self.kind is ItemKind.SESSION and self.state in MOVABLE

    @property
    def is_busy(self) -> bool:
        """Whether it takes time from anybody: an inquiry, what is over and what is done do not."""
        return self.kind is not ItemKind.SESSION or self.state in BUSY or self.is_hold

    @property
    def is_booking(self) -> bool:
        """Whether it counts as a booking in the year's heat."""
        return self.kind in (ItemKind.SESSION, ItemKind.MINI_DAY) and not self.is_over


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody of the team, for the filter."""

    id: UUID
    name: str


def of_person(items: tuple[CalendarItem, ...], person: UUID | None) -> tuple[CalendarItem, ...]:
    """What concerns a person: their own, and what holds for everybody. None: everything."""
    if person is None:
        return items
    return tuple(
        item
        for item in items
        if person in item.people_ids or (item.kind is ItemKind.BLACKOUT and not item.people_ids)
    )


def taking_of(item: CalendarItem, *, zone: tzinfo, now: datetime) -> Taking:
    """The item as the clash rules see it, on the studio's wall."""
    own = zone_named(item.tz, zone) if item.is_all_day else zone
    takes = item.kind is not ItemKind.SESSION or (
        item.state is not None and takes_time(item.state, item.hold_expires_at, now=now)
    )
    return Taking(
        id=item.id,
        title=item.title,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        day=item.starts_at.astimezone(own).date(),
        what=What(item.kind.value),
        takes=frozenset(item.resources),
        is_taking=takes and not item.is_over,
        is_whole_day=item.is_all_day,
        before=item.before,
        after=item.after,
        way_before=item.way_before,
        way_after=item.way_after,
        place=_place(item),
        group=item.group,
    )


def _place(item: CalendarItem) -> Place | None:
    if item.location_id is None:
        return None
    return Place(id=item.location_id, latitude=item.latitude, longitude=item.longitude, way=item.way)
