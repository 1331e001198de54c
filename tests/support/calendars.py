"""Calendar items and sights for the views' tests: one week of May 2026 in Berlin."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.clashes import Clash, ClashKind, Resource
from focusflow_desktop.ui.calendar.view import Sight

BERLIN = ZoneInfo("Europe/Berlin")
THURSDAY = date(2026, 5, 14)


def berlin(day: int, hour: int, minute: int = 0, *, month: int = 5) -> datetime:
    """A wall time in Berlin as an instant."""
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


CLASH = Clash(kind=ClashKind.PERSON)


def person(name: str = "Anna") -> Resource:
    """Somebody of the team."""
    return Resource(kind=ResourceKind.USER, id=uuid4(), name=name)


def thing(name: str = "Strobe") -> Resource:
    """A piece of gear."""
    return Resource(kind=ResourceKind.KIT, id=uuid4(), name=name)


def item(title: str = "Weber", *, starts: datetime, ends: datetime, **changes: Any) -> CalendarItem:
    """A booked session."""
    values: dict[str, Any] = {"id": uuid4(), "state": SessionState.BOOKED, **changes}
    return CalendarItem(title=title, starts_at=starts, ends_at=ends, **values)


def sight(*items: CalendarItem, **changes: Any) -> Sight:
    """The week of these items, at two in the afternoon of Thursday."""
    values: dict[str, Any] = {"day": THURSDAY, "now": berlin(14, 14), "zone": BERLIN, **changes}
    return Sight(items=items, **values)
