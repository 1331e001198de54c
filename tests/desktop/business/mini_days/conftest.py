"""A mini day of 24 slots with a photographer; 20 of them are booked."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import select

from focusflow_desktop.business.mini_days.operations import NewMiniDay, add_mini_day, book_slot
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.records import MiniDay
from tests.support.factories import make_location, make_member
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]

NINE = datetime(2026, 10, 10, 7, tzinfo=UTC)  # in Berlin
BOOKED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Minis:
    """The day."""

    studio: Studio
    day: UUID
    anna: UUID


@pytest.fixture
def minis(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Studio", country="DE", currency="EUR")
        anna, garden = make_member("Anna"), make_location()
        db.add_all([anna, garden])
        db.flush()
        add_mini_day(
            db,
            NewMiniDay(
                title="Autumn minis",
                starts_at=NINE,
                count=24,
                gap_minutes=5,
                tz="Europe/Berlin",
                photographer_id=anna.id,
                location_id=garden.id,
                price_minor=15000,
                currency="EUR",
            ),
        )
        db.flush()
        day = db.scalar(select(MiniDay.id))
        for number in range(1, BOOKED + 1):
            book_slot(db, day, number, name=f"Family {number}")
        return Minis(studio=studio, day=day, anna=anna.id)
