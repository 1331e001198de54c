"""What the sample's parts share while they are written: the moment, and the ids of what is there already."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import StudioProfile
from focusflow_desktop.shared.rules.local_time import moment_of

_JUST = timedelta(minutes=20)


@dataclass(slots=True)
class Writing:
    """One filling of a studio."""

    db: DbSession
    now: datetime
    zone: tzinfo
    profile: StudioProfile = field(init=False)
    team: dict[str, UUID] = field(default_factory=dict)
    types: dict[str, UUID] = field(default_factory=dict)
    places: dict[str, UUID] = field(default_factory=dict)
    clients: dict[str, UUID] = field(default_factory=dict)
    jobs: dict[str, UUID] = field(default_factory=dict)
    tables: set[str] = field(default_factory=set)

    @property
    def today(self) -> date:
        """The day on the studio's wall."""
        return self.now.astimezone(self.zone).date()

    def at(self, day: int, clock: str) -> datetime:
        """A time on the wall, so many days from today."""
        hours, minutes = clock.split(":")
        return moment_of(self.today + timedelta(days=day), int(hours) * 60 + int(minutes), self.zone).at

    def past(self, days: int, clock: str) -> datetime:
        """A time on the wall, so many days before today; of today, what is over already."""
        return min(self.at(-days, clock), self.now - _JUST)

    def ago(self, hours: int) -> datetime:
        """So many hours before now."""
        return self.now - timedelta(hours=hours)

    def add(self, row: Any) -> UUID:
        """Add a record; its id is known at once."""
        row.id = row.id or new_id()
        self.db.add(row)
        self.tables.add(type(row).__tablename__)
        made: UUID = row.id
        return made
