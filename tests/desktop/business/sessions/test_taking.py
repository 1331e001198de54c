from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.business.sessions.taking import (
    allocate,
    allocations_of,
    answer_offer,
    release,
    set_way,
)
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Allocation, Room, SessionType
from focusflow_desktop.shared.records.allocations import AllocationRole, OfferState, ResourceKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.clashes import Resource
from tests.support.factories import make_job, make_member, make_session

NOW = datetime(2026, 5, 13, tzinfo=UTC)


@pytest.fixture
def made(studio):
    job, mia, room = make_job(), make_member("Mia"), Room(id=new_id(), name="Studio 1")
    kind = SessionType(id=new_id(), name="Portrait", buffer_before_minutes=15, buffer_after_minutes=30)
    with studio.write() as db:
        db.add_all([job, mia, room, kind])
        db.flush()
        session = make_session(job, session_type_id=kind.id)
        db.add(session)
        db.flush()
        return (
            session.id,
            Resource(kind=ResourceKind.USER, id=mia.id),
            Resource(kind=ResourceKind.ROOM, id=room.id),
        )


def _taken(studio, session_id):
    with studio.read() as db:
        found = allocations_of(db, session_id)
        db.expunge_all()
        return found


def test_a_person_is_taken_for_the_sessions_time_with_the_room_its_type_needs(studio, made):
    session_id, mia, _ = made
    with studio.write() as db:
        allocate(db, session_id, mia, role=AllocationRole.SECOND, offer=OfferState.OFFERED)
    [taken] = _taken(studio, session_id)
    assert (taken.role, taken.offer_state, taken.state) == (
        AllocationRole.SECOND, OfferState.OFFERED, SessionState.BOOKED,
    )  # fmt: skip
    assert taken.busy_from == datetime(2026, 6, 20, 12, tzinfo=UTC)
    assert (taken.buffer_before_minutes, taken.buffer_after_minutes) == (15, 30)


def test_taken_twice_is_taken_once(studio, made):
    session_id, mia, _ = made
    for role in (AllocationRole.SECOND, AllocationRole.LEAD):
        with studio.write() as db:
            allocate(db, session_id, mia, role=role)
    assert [one.role for one in _taken(studio, session_id)] == [AllocationRole.LEAD]


def test_let_go_it_is_free_again(studio, made):
    session_id, mia, room = made
    with studio.write() as db:
        allocate(db, session_id, mia)
        allocate(db, session_id, room)
        release(db, session_id, mia)
    assert [one.resource_id for one in _taken(studio, session_id)] == [room.id]


def test_an_answer_is_noted(studio, made):
    session_id, mia, _ = made
    with studio.write() as db:
        allocate(db, session_id, mia, offer=OfferState.OFFERED)
        answer_offer(db, session_id, mia, OfferState.DECLINED)
    assert [one.offer_state for one in _taken(studio, session_id)] == [OfferState.DECLINED]


def test_people_travel_and_rooms_do_not(studio, made):
    session_id, mia, room = made
    with studio.write() as db:
        allocate(db, session_id, mia)
        allocate(db, session_id, room)
        set_way(db, session_id, before=40, after=20)
    ways = {one.resource_kind: one.travel_before_minutes for one in _taken(studio, session_id)}
    assert ways == {ResourceKind.USER: 40, ResourceKind.ROOM: 0}
    with pytest.raises(Refused), studio.write() as db:
        set_way(db, session_id, before=-1, after=0)


def test_somebody_who_is_not_there_is_refused(studio, made):
    with pytest.raises(Refused) as refused, studio.write() as db:
        allocate(db, made[0], Resource(kind=ResourceKind.KIT, id=made[1].id))
    assert refused.value.fields["field"] == "kit"
    with studio.read() as db:
        assert not db.scalars(select(Allocation)).all()
