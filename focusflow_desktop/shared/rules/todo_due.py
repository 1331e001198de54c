"""When a to-do is due: on a fixed day, or some days before or after something that may still move.

Days are counted at the place (an instant near midnight belongs to the local day), and never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from focusflow_desktop.shared.records.job_types import DueAnchor

__all__ = ["Anchors", "DueAnchor", "due_on", "is_overdue", "local_day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The days a rule may count from; None where there is no such day (yet)."""

    primary_session: date | None = None
    session: date | None = None
    booked: date | None = None
    created: date | None = None
    delivery: date | None = None


def local_day(instant: datetime | None, zone: str) -> date | None:
    """The day of an instant in a time zone."""
    return None if instant is None else instant.astimezone(ZoneInfo(zone)).date()


def due_on(
    anchors: Anchors, *, fixed: date | None = None, anchor: str | None = None, offset_days: int | None = None
) -> date | None:
    """The day it is due; None without one. With an anchor the fixed day is not read."""
    if anchor is None:
        return fixed
    start: date | None = getattr(anchors, anchor) if anchor in set(DueAnchor) else None
    if start is None:
        return None
    try:
        return start + timedelta(days=offset_days or 0)
    except OverflowError:
        return None


def is_overdue(due: date | None, *, today: date, is_done: bool = False) -> bool:
    """Overdue begins the day after."""
    return due is not None and not is_done and due < today
