from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from focusflow_desktop.business.mini_days.moving import (
    answer_move,
    apply_day_move,
    change_slot,
    plan_day_move,
    told,
)
from focusflow_desktop.business.mini_days.operations import book_slot
from focusflow_desktop.business.mini_days.queries import day_page
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Allocation, PhotoSession
from focusflow_desktop.shared.records.mini_days import MiniAnswerKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.clashes import ClashKind
from tests.desktop.business.mini_days.conftest import BOOKED, NINE
from tests.support.factories import make_allocation, make_job, make_member, make_session

A_WEEK_ON = NINE + timedelta(days=7)


def page(minis):
    with minis.studio.read() as db:
        return day_page(db, minis.day)


def plan(minis, clock, starts_at=A_WEEK_ON):
    with minis.studio.read() as db:
        return plan_day_move(db, minis.day, starts_at, now=clock.now())


@pytest.fixture
def moved(minis, clock):
    with minis.studio.write("Move the mini day") as db:
        apply_day_move(db, plan(minis, clock), at=clock.now(), reason="Rain")
    return minis


def session(minis, number):
    with minis.studio.read() as db:
        return db.scalar(select(PhotoSession.id).where(PhotoSession.slot_number == number))


def test_a_day_of_24_slots_is_rained_out_and_moved_with_all_its_families(moved):
    day = page(moved)
    assert (day.starts_at, day.move.reason) == (A_WEEK_ON, "Rain")
    assert [slot.starts_at for slot in day.slots] == [
        A_WEEK_ON + timedelta(minutes=25 * at) for at in range(24)
    ]
    with moved.studio.read() as db:
        sessions = db.scalars(select(PhotoSession).order_by(PhotoSession.slot_number)).all()
        assert [one.starts_at for one in sessions] == [slot.starts_at for slot in day.slots[:BOOKED]]
        assert set(db.scalars(select(Allocation.busy_from))) == {one.starts_at for one in sessions}
    assert len(day.silent) == BOOKED


def test_the_preview_writes_nothing_and_names_who_must_be_told(minis, clock):
    before = page(minis)
    found = plan(minis, clock)
    assert [slot.family for slot in found.families][:2] == ["Family 1", "Family 2"]
    assert len(found.families) == BOOKED
    assert found.after[0].starts_at == A_WEEK_ON
    assert page(minis) == before


def test_the_preview_says_what_the_day_would_meet(minis, clock):
    with minis.studio.write() as db:
        job = make_job("Demir, family")
        db.add(job)
        db.flush()
        there = make_session(job, title="Dunes", starts_at=A_WEEK_ON + timedelta(hours=2))
        db.add(there)
        db.flush()
        db.add(make_allocation(there, make_member("Anna", id=minis.anna)))
    assert ClashKind.PERSON in {clash.kind for clash in plan(minis, clock).clashes}
    assert plan(minis, clock, NINE + timedelta(days=14)).clashes == ()


def test_the_day_does_not_clash_with_itself_when_it_moves_by_an_hour(minis, clock):
    assert plan(minis, clock, NINE + timedelta(hours=1)).clashes == ()


def test_the_move_is_one_step_back_until_the_first_message_has_left(moved, clock):
    with moved.studio.write() as db:
        assert undo.undo(db).name == "Move the mini day"
    day = page(moved)
    assert (day.starts_at, day.move, day.silent) == (NINE, None, ())


def test_after_the_first_message_there_is_no_undo_only_a_second_move(moved, clock):
    with moved.studio.write() as db:
        told(db, page(moved).move.id, at=clock.now())
    with moved.studio.write() as db:
        assert undo.undo(db) is None
    assert page(moved).starts_at == A_WEEK_ON
    clock.advance(hours=1)
    with moved.studio.write("Move again") as db:
        apply_day_move(db, plan(moved, clock, NINE + timedelta(days=14)), at=clock.now())
    assert page(moved).starts_at == NINE + timedelta(days=14)
    assert len(page(moved).silent) == BOOKED  # everybody is asked anew


def test_a_step_after_the_message_can_still_be_taken_back(moved, clock):
    with moved.studio.write() as db:
        told(db, page(moved).move.id, at=clock.now())
    with moved.studio.write("Book") as db:
        book_slot(db, moved.day, 24, name="New family")
    with moved.studio.write() as db:
        assert undo.undo(db).name == "Book"
        assert undo.undo(db) is None


def test_answers_are_kept_and_silence_is_listed(moved, clock):
    move = page(moved).move.id
    with moved.studio.write() as db:
        answer_move(db, move, session(moved, 1), MiniAnswerKind.ACCEPTED, at=clock.now())
    day = page(moved)
    assert day.slots[0].answer is MiniAnswerKind.ACCEPTED
    assert len(day.silent) == BOOKED - 1


def test_another_slot_is_theirs_at_once(moved, clock):
    move, one = page(moved).move.id, session(moved, 2)
    with moved.studio.write() as db:
        answer_move(db, move, one, MiniAnswerKind.OTHER_SLOT, at=clock.now(), wanted_slot=23)
    day = page(moved)
    assert day.slots[1].is_free
    assert (day.slots[22].family, day.slots[22].answer) == ("Family 2", MiniAnswerKind.OTHER_SLOT)
    with moved.studio.read() as db:
        moved_to = db.scalar(select(PhotoSession.starts_at).where(PhotoSession.id == one))
        assert moved_to == day.slots[22].starts_at


def test_a_slot_that_is_taken_is_refused_and_the_answer_is_not_written(moved, clock):
    move, one = page(moved).move.id, session(moved, 2)
    with pytest.raises(Refused), moved.studio.write() as db:
        answer_move(db, move, one, MiniAnswerKind.OTHER_SLOT, at=clock.now(), wanted_slot=3)
    assert page(moved).slots[1].answer is MiniAnswerKind.SILENT


def test_a_refund_frees_the_slot(moved, clock):
    move, one = page(moved).move.id, session(moved, 5)
    with moved.studio.write() as db:
        answer_move(db, move, one, MiniAnswerKind.REFUND, at=clock.now())
    assert page(moved).slots[4].is_free
    with moved.studio.read() as db:
        state = db.scalar(select(PhotoSession.state).where(PhotoSession.id == one))
        assert state is SessionState.CANCELLED


def test_a_booking_that_came_since_the_preview_stops_the_move(minis, clock):
    found = plan(minis, clock)
    with minis.studio.write() as db:
        book_slot(db, minis.day, 24, name="Late family")
    with pytest.raises(Refused, match="Nothing was moved"), minis.studio.write() as db:
        apply_day_move(db, found, at=clock.now())
    assert page(minis).starts_at == NINE


def test_moving_to_where_it_is_is_refused(minis, clock):
    with pytest.raises(Refused), minis.studio.write() as db:
        apply_day_move(db, plan(minis, clock, NINE), at=clock.now())


def test_a_family_changes_slots_without_a_move_too(minis):
    with minis.studio.write() as db:
        change_slot(db, minis.day, 1, to=24)
    assert page(minis).slots[23].family == "Family 1"


def test_over_the_night_the_clocks_change_no_slot_is_lost(minis, clock):
    night = datetime(2026, 10, 24, 22, tzinfo=UTC)
    found = plan(minis, clock, night)
    assert len({slot.starts_at for slot in found.after}) == 24
