"""What sessions take, read together."""

from __future__ import annotations

import pytest

from focusflow_desktop.business.sessions.allocated import allocated_of, read_allocated
from focusflow_desktop.shared.records import KitItem, PhotoSession
from focusflow_desktop.shared.records.allocations import OfferState, ResourceKind
from tests.support.factories import make_allocation, make_job, make_member, make_session


@pytest.fixture
def taken(studio):
    """A session with a lens, Julia, and Tom who said no."""
    job = make_job()
    session, julia, tom = make_session(job), make_member("Weber, Julia"), make_member("Tom")
    with studio.write() as db:
        lens = KitItem(name="85 mm")
        db.add_all([job, julia, tom, lens])
        db.flush()
        db.add(session)
        db.flush()
        db.add_all(
            [
                make_allocation(
                    session,
                    lens,
                    resource_kind=ResourceKind.KIT,
                    override_reason="The other one is being repaired",
                ),
                make_allocation(session, julia, buffer_before_minutes=45),
                make_allocation(session, tom, offer_state=OfferState.DECLINED, travel_after_minutes=90),
            ]
        )
        return session.id


def test_people_come_first_and_who_declined_is_not_taken(studio, taken):
    with studio.read() as db:
        (found,) = read_allocated(db, allocated_of(PhotoSession.id == taken)).values()
    assert [one.name for one in found.resources] == ["Weber, Julia", "85 mm"]
    assert [one.kind for one in found.resources] == [ResourceKind.USER, ResourceKind.KIT]
    assert (found.before, found.after, found.way_before, found.way_after) == (45, 0, 0, 0)
    assert found.reason == "The other one is being repaired"


def test_a_session_that_takes_nothing_is_not_in_the_answer(studio):
    job = make_job()
    session = make_session(job)
    with studio.write() as db:
        db.add(job)
        db.flush()
        db.add(session)
    with studio.read() as db:
        assert read_allocated(db, allocated_of(PhotoSession.id == session.id)) == {}
