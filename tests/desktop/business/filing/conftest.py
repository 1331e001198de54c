"""A card of a day with two bookings, imported as one shoot."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from focusflow_desktop.business.jobs.operations import NewJob, create_job
from focusflow_desktop.business.sessions.operations import NewSession, book_session
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.photos.library.operations import find_or_add_session, register
from focusflow_desktop.shared.records import Contact, StudioProfile
from tests.support.factories import make_contact, make_photo
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]

DAY = datetime(2026, 5, 10, tzinfo=UTC)


def book(db, job_id, title, hours, length, now):
    starts_at = DAY + timedelta(hours=hours)
    new = NewSession(
        job_id=job_id, title=title, starts_at=starts_at, ends_at=starts_at + timedelta(hours=length)
    )
    return book_session(db, new, now=now).session_id


@pytest.fixture
def card(studio, clock):
    """Three pictures at nine, two at noon, one at night; a couple booked from nine, a family from twelve."""
    now = clock.now()
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Brandt", country="DE", currency="EUR")
        db.get(StudioProfile, (studio.tenant_id, studio.tenant_id)).tz = "UTC"
        people = [make_contact(name) for name in ("Julia Weber", "Clara Kaiser")]
        db.add_all(people)
        db.flush()
        jobs = [
            next(
                iter(
                    create_job(db, NewJob(contact_id=one.id, title=f"{one.name}, pictures"), now=now).rows[
                        "jobs"
                    ]
                )
            )
            for one in people
        ]
        couple = book(db, jobs[0], "Couple", 9, 2, now - timedelta(days=9))
        family = book(db, jobs[1], "Family", 12, 1, now - timedelta(days=9))
        shoot = find_or_add_session(db, job="Card of Sunday", session="The day")
        hours = (9.2, 9.5, 10.4, 12.1, 12.6, 23.0)
        photos = [
            make_photo(number, taken_at=(DAY + timedelta(hours=at)).replace(tzinfo=None), session_id=shoot)
            for number, at in enumerate(hours, 1)
        ]
        register(db, photos)
        assert db.query(Contact).count() == 2
    return SimpleNamespace(studio=studio, now=now, shoot=shoot, couple=couple, family=family, jobs=jobs,
                           photos=[photo.id for photo in photos])  # fmt: skip
