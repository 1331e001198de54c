"""A wedding on a summer's afternoon in Berlin: a job with people, a session at a place, Anna who goes there."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.shared.records import ContactPhone
from focusflow_desktop.shared.records.jobs import JobRole
from tests.support.factories import (
    make_allocation,
    make_contact,
    make_job,
    make_job_contact,
    make_location,
    make_member,
    make_photo,
    make_session,
)
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wedding:
    """The session and what stands around it."""

    studio: Studio
    session: UUID
    other_session: UUID
    place: UUID
    anna: UUID


@pytest.fixture
def wedding(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Brandt Studio", country="DE", currency="EUR")
        anna, garden, job = (
            make_member("Anna", phone="+49 170 1"),
            make_location(street="Unter den Eichen 5"),
            make_job(),
        )
        julia, tom = make_contact(), make_contact("Tom Weber")
        db.add_all([anna, garden, job, julia, tom])
        db.flush()
        session, other = make_session(job, location_id=garden.id), make_session(job, title="Engagement")
        db.add_all([session, other, ContactPhone(contact_id=julia.id, number="+49 170 old")])
        db.flush()
        db.add_all(
            [
                make_allocation(session, anna),
                make_job_contact(job, julia, position=1),
                make_job_contact(job, tom, role=JobRole.PARTNER, position=2),
                ContactPhone(contact_id=julia.id, number="+49 170 2", is_primary=True),
            ]
        )
        return Wedding(
            studio=studio, session=session.id, other_session=other.id, place=garden.id, anna=anna.id
        )


@pytest.fixture
def photos(wedding):
    """Four photos of the session."""
    from sqlalchemy import select

    from focusflow_desktop.shared.records import Photo

    with wedding.studio.write() as db:
        register(db, [make_photo(number) for number in range(1, 5)])
        db.flush()
        found = list(db.scalars(select(Photo).order_by(Photo.name)))
        for photo in found:
            photo.session_id = wedding.session
        return [photo.id for photo in found]
