import pytest
from sqlalchemy import func, select

from focusflow_desktop.business.mini_days.operations import (
    NewMiniDay,
    add_mini_day,
    book_slot,
    free_slot,
    set_blocked,
)
from focusflow_desktop.business.mini_days.queries import day_page
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Allocation, Job, MiniDay, PhotoSession
from focusflow_desktop.shared.records.sessions import SessionState
from tests.desktop.business.mini_days.conftest import BOOKED, NINE
from tests.support.factories import make_contact


def page(minis):
    with minis.studio.read() as db:
        return day_page(db, minis.day)


def test_every_family_has_a_job_of_its_own_with_the_slots_time_and_the_days_photographer(minis):
    with minis.studio.read() as db:
        jobs = db.scalars(select(Job)).all()
        assert len(jobs) == BOOKED
        assert jobs[0].title == "Family 1, Autumn minis"
        assert all(job.primary_session_id is not None for job in jobs)
        first = db.scalar(select(PhotoSession).where(PhotoSession.slot_number == 1))
        assert (first.starts_at, first.state, first.price_minor) == (NINE, SessionState.BOOKED, 15000)
        assert set(db.scalars(select(Allocation.resource_id))) == {minis.anna}


def test_a_slot_is_had_once(minis):
    with minis.studio.write() as db, pytest.raises(Refused) as refused:
        book_slot(db, minis.day, 3, name="Too late")
    assert refused.value.code == "mini_day.slot_taken"


def test_a_client_who_is_known_is_not_written_twice(minis):
    with minis.studio.write() as db:
        julia = make_contact()
        db.add(julia)
        db.flush()
        book_slot(db, minis.day, 22, contact_id=julia.id)
    assert next(slot for slot in page(minis).slots if slot.number == 22).family == "Julia Weber"


@pytest.mark.parametrize("family", [{"name": "  "}, {"contact_id": new_id()}])
def test_a_slot_without_a_family_is_refused_beside_the_field(minis, family):
    with minis.studio.write() as db, pytest.raises(Refused) as refused:
        book_slot(db, minis.day, 22, **family)
    assert refused.value.fields["field"] == "family"


def test_a_break_takes_no_family_and_a_family_no_break(minis):
    with minis.studio.write() as db:
        set_blocked(db, minis.day, 22, is_blocked=True)
    for number, act in ((22, lambda db: book_slot(db, minis.day, 22, name="A")),
                        (1, lambda db: set_blocked(db, minis.day, 1, is_blocked=True))):  # fmt: skip
        with minis.studio.write() as db, pytest.raises(Refused):
            act(db)
        assert number in {slot.number for slot in page(minis).slots if not slot.is_free}


def test_a_freed_slot_can_be_booked_again_and_why_is_kept(minis):
    with minis.studio.write() as db:
        free_slot(db, minis.day, 4, reason="Ill")
    assert page(minis).slots[3].is_free
    with minis.studio.write() as db:
        book_slot(db, minis.day, 4, name="Next family")
    assert page(minis).slots[3].family == "Next family"
    with minis.studio.read() as db:
        reasons = select(PhotoSession.state_reason).where(PhotoSession.state == SessionState.CANCELLED)
        assert list(db.scalars(reasons)) == ["Ill"]


def test_freeing_needs_a_reason(minis):
    with minis.studio.write() as db, pytest.raises(Refused):
        free_slot(db, minis.day, 4, reason=" ")


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"title": " "}, "title"), ({"count": 0}, "count"), ({"slot_minutes": 0}, "slot_minutes")],
)
def test_a_day_that_is_none_leaves_nothing_behind(minis, changes, field):
    wanted = {"title": "Spring", "starts_at": NINE, "count": 5, **changes}
    with minis.studio.write() as db, pytest.raises(Refused) as refused:
        add_mini_day(db, NewMiniDay(**wanted))
    assert refused.value.fields["field"] == field
    with minis.studio.read() as db:
        assert db.scalar(select(func.count(MiniDay.id))) == 1
