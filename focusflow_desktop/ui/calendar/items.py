"""What stands in the calendar, as frozen values: sessions, mini days, blackouts, other calendars' busy time.

The views draw these and nothing else; where they come from is wiring.py's business.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from focusflow_desktop.shared.records.sessions import SessionState
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
    people: tuple[str, ...] = ()
    people_ids: frozenset[UUID] = frozenset()
    gear: tuple[str, ...] = ()  # rooms and gear
    gear_ids: frozenset[UUID] = frozenset()
    hold_expires_at: datetime | None = None
    has_clash: bool = False
    override_reason: str = ""
    slots: int = 0
    slots_booked: int = 0

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
    def takes(self) -> frozenset[UUID]:
        """Everybody and everything it keeps busy."""
        return self.people_ids | self.gear_ids

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
