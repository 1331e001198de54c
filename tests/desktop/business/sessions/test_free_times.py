from datetime import UTC, datetime, timedelta

import pytest

from focusflow_desktop.business.sessions.free_times import Wanted, free_times, hours_of
from focusflow_desktop.business.sessions.queries import session_types
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import (
    AvailabilityException,
    AvailabilityLimit,
    AvailabilityRule,
    SessionType,
    StudioProfile,
)
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.rules.clashes import Resource
from tests.support.calendars import berlin
from tests.support.factories import make_allocation, make_job, make_member, make_session

NOW = datetime(2026, 5, 14, 5, tzinfo=UTC)  # Thursday, seven in Berlin
HOURS = {"3": [[600, 840]], "4": [[600, 840]]}


@pytest.fixture
def anna(studio):
    """The studio is open from ten to two on Thursdays and Fridays; Anna shoots on Thursday until noon."""
    job, member = make_job(), make_member()
    with studio.write() as db:
        db.add(
            StudioProfile(
                id=studio.tenant_id, name="S", country="DE", currency="EUR", tz="Europe/Berlin", hours=HOURS
            )
        )
        db.add_all([job, member])
        db.flush()
        session = make_session(job, starts_at=berlin(14, 10))
        db.add(session)
        db.flush()
        db.add(make_allocation(session, member))
        return Resource(kind=ResourceKind.USER, id=member.id)


def _find(studio, *takes, hours=1, **more):
    wanted = Wanted(length=timedelta(hours=hours), takes=takes, **more)
    with studio.read() as db:
        return [slot.starts_at for slot in free_times(db, wanted, now=NOW, count=3)]


def test_free_is_what_is_open_and_not_taken(studio, anna):
    assert _find(studio, anna) == [berlin(14, 12), berlin(14, 13), berlin(15, 10)]


def test_another_person_is_free_when_anna_is_not(studio, anna):
    assert _find(studio)[0] == berlin(14, 10)


def test_limits_rules_and_closed_days_are_kept(studio, anna):
    with studio.write() as db:
        db.add(AvailabilityLimit(buffer_before_minutes=30, min_notice_minutes=60))
        db.add(AvailabilityException(day=berlin(15, 0).date() + timedelta(days=1), note="Closed"))
        db.add(
            AvailabilityRule(
                resource_kind=ResourceKind.USER,
                resource_id=anna.id,
                weekday=3,
                from_minute=600,
                to_minute=1200,
            )
        )
    assert _find(studio, anna) == [berlin(14, 12, 30), berlin(14, 13, 30), berlin(21, 10)]


def test_a_types_own_room_and_notice_count(studio, anna):
    kind = SessionType(
        id=new_id(),
        name="Portrait",
        duration_minutes=60,
        buffer_before_minutes=15,
        min_notice_minutes=24 * 60,
    )
    with studio.write() as db:
        db.add(kind)
        db.flush()
        [row] = session_types(db)
        assert (row.name, row.length) == ("Portrait", timedelta(hours=1))
        kind_id = kind.id
    assert _find(studio, anna, session_type_id=kind_id)[0] == berlin(15, 10)


def test_hours_that_are_not_understood_are_left_out():
    assert hours_of({"0": [[540, 1080]], "x": []}) == {0: ((540, 1080),)}
    assert hours_of(None) == {}
