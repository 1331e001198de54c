from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from focusflow_desktop.business.sessions.clashes import (
    clashes_at,
    clashes_in_sight,
    clashes_of_session,
    with_clashes,
)
from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.business.sessions.queries import session_item
from focusflow_desktop.shared.records import Allocation, AvailabilityLimit, Blackout, MiniDay, PhotoSession
from focusflow_desktop.shared.records.allocations import OfferState
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.clashes import ClashKind
from tests.support.calendars import BERLIN, berlin, item, person
from tests.support.factories import make_allocation, make_job, make_location, make_member, make_session

NOON = datetime(2026, 6, 20, 12, tzinfo=UTC)
NOW = datetime(2026, 5, 13, tzinfo=UTC)


@pytest.fixture
def made(studio):
    """Two sessions of Anna's, an hour apart."""
    job, anna, place = make_job(), make_member(), make_location()
    with studio.write() as db:
        db.add_all([job, anna, place])
        db.flush()
        one = make_session(job)
        two = make_session(job, starts_at=NOON + timedelta(hours=3))
        db.add_all([one, two])
        db.flush()
        db.add_all([make_allocation(one, anna), make_allocation(two, anna)])
        return job.id, one.id, two.id, anna.id, place.id


def _kinds(studio, session_id):
    with studio.read() as db:
        return [clash.kind for clash in clashes_of_session(db, session_id, now=NOW)]


def _set(studio, session_id, **values):
    with studio.write() as db:
        session = db.get(PhotoSession, (studio.tenant_id, session_id))
        for name, value in values.items():
            setattr(session, name, value)


def test_apart_they_do_not_clash_and_at_once_they_do(studio, made):
    assert not _kinds(studio, made[1])
    _set(studio, made[2], starts_at=NOON + timedelta(hours=1))
    assert _kinds(studio, made[1]) == [ClashKind.PERSON]


def test_a_hold_that_has_run_out_is_in_nobodys_way(studio, made):
    _set(studio, made[2], starts_at=NOON, state=SessionState.HELD, hold_expires_at=NOW + timedelta(minutes=1))
    assert _kinds(studio, made[1]) == [ClashKind.PERSON]
    _set(studio, made[2], hold_expires_at=NOW)
    assert not _kinds(studio, made[1])


def test_who_declined_the_offer_is_free(studio, made):
    _set(studio, made[2], starts_at=NOON)
    with studio.write() as db:
        taken = db.scalars(select(Allocation).where(Allocation.session_id == made[2])).one()
        taken.offer_state = OfferState.DECLINED
    assert not _kinds(studio, made[1])


def test_days_off_and_daily_limits_are_said(studio, made):
    with studio.write() as db:
        db.add(Blackout(title="Fair", starts_at=NOON, ends_at=NOON + timedelta(hours=1)))
        db.add(AvailabilityLimit(daily_limit=1))
    assert _kinds(studio, made[1]) == [ClashKind.BLACKOUT, ClashKind.DAILY_LIMIT]


def test_two_families_in_one_slot_of_a_mini_day_clash(studio, made):
    with studio.write() as db:
        day = MiniDay(title="Mini", starts_at=NOON)
        db.add(day)
        db.flush()
        mini_day_id = day.id
    for session_id in made[1:3]:
        _set(studio, session_id, mini_day_id=mini_day_id, starts_at=NOON)
    assert _kinds(studio, made[1]) == [ClashKind.PERSON]


def test_another_time_is_asked_about_before_it_is_written(studio, made):
    with studio.read() as db:
        wanted = session_item(db, made[1])
        start = NOON + timedelta(hours=4)
        found = clashes_at(db, wanted, starts_at=start, ends_at=start + timedelta(hours=1), now=NOW)
    assert [clash.other for clash in found] == [made[2]]


ANNA = person()


def _of_anna(first, last, **changes):
    return item(starts=berlin(14, first), ends=berlin(14, last), resources=(ANNA,), **changes)


def test_the_items_in_sight_know_their_clashes():
    items = (_of_anna(10, 12), _of_anna(11, 13), _of_anna(14, 15))
    found = with_clashes(items, zone=BERLIN, now=berlin(1, 0))
    assert [one.has_clash for one in found] == [True, True, False]


def test_a_day_off_is_not_itself_in_trouble():
    nobody = item(starts=berlin(14, 10), ends=berlin(14, 12))
    whole = item(starts=berlin(14, 0), ends=berlin(15, 0), kind=ItemKind.BLACKOUT, state=None)
    session, blackout = with_clashes((nobody, whole), zone=BERLIN, now=berlin(1, 0))
    assert (session.has_clash, blackout.has_clash) == (True, False)


def test_a_drag_hears_what_it_would_meet_but_not_itself():
    dragged, other = _of_anna(12, 13), _of_anna(11, 13)
    found = clashes_in_sight(dragged, (dragged, other), zone=BERLIN, now=berlin(1, 0))
    assert [clash.other for clash in found] == [other.id]
