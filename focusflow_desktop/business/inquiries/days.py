"""What already stands on the day somebody wishes for: bookings, holds, days off, others who ask for the same day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.business.sessions.queries import calendar_items
from focusflow_desktop.shared.records import Inquiry
from focusflow_desktop.shared.rules.inquiry_status import OPEN
from focusflow_desktop.shared.rules.local_time import moment_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHint:
    """One day. Free is a day with nothing on it that takes time; whoever else asks takes none yet."""

    day: date
    is_past: bool
    items: tuple[CalendarItem, ...] = ()  # what takes time, in its order
    asked: tuple[str, ...] = ()  # who else wishes for this day

    @property
    def is_free(self) -> bool:
        """Whether nothing takes any time that day."""
        return not self.items

    @property
    def is_off(self) -> bool:
        """Whether the studio, or somebody of it, is away."""
        return any(item.kind is ItemKind.BLACKOUT for item in self.items)


def day_hint(
    db: DbSession,
    day: date,
    *,
    zone: tzinfo,
    now: datetime,
    but: UUID | None = None,
    job_id: UUID | None = None,
) -> DayHint:
    """What is known of the day. `but` is the inquiry that asks and `job_id` the job it became: they are no obstacle."""
    first, after = moment_of(day, 0, zone).at, moment_of(day + timedelta(days=1), 0, zone).at
    items = [
        item
        for item in calendar_items(db, first, after)
        if item.is_busy
        and not item.is_over
        and item.ends_at > first
        and (job_id is None or item.job_id != job_id)
    ]
    items.sort(key=lambda item: (item.starts_at, item.title))
    others = db.scalars(
        select(Inquiry.name)
        .where(Inquiry.wished_on == day, Inquiry.status.in_(OPEN), ~Inquiry.deleted, Inquiry.id != but)
        .order_by(Inquiry.received_at)
    )
    return DayHint(
        day=day, is_past=day < now.astimezone(zone).date(), items=tuple(items), asked=tuple(others)
    )
