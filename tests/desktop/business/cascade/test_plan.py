from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from focusflow_desktop.business.cascade.effects import Part, Why
from focusflow_desktop.business.cascade.plan import plan_move
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.shared.rules.cascade import Shift
from focusflow_desktop.shared.rules.clashes import ClashKind
from tests.support.factories import make_allocation, make_job, make_member, make_session, make_todo

TWO_WEEKS = Shift(days=14)


def plan(wedding, clock, shift=TWO_WEEKS):
    with wedding.studio.read() as db:
        return plan_move(db, wedding.job, shift, now=clock.now())


def test_everything_that_hangs_on_the_days_stands_in_one_preview(wedding, clock):
    found = plan(wedding, clock)
    assert [(effect.part, effect.title) for effect in found.effects] == [
        (Part.SESSION, "Weber, wedding: Ceremony"),
        (Part.SESSION, "Weber, wedding: Portraits"),
        (Part.SESSION, "Weber, wedding: Album"),
        (Part.DELIVERY, "Weber, wedding"),
        (Part.TODO, "Order the flowers"),
        (Part.TODO, "Charge flashes"),
        (Part.FORM, "Wedding questions"),
        (Part.PERSON, "Weber, wedding: Ceremony"),
    ]


def test_sessions_stay_at_their_hour_though_the_clocks_change_between(wedding, clock):
    ceremony, _, album = plan(wedding, clock).of(Part.SESSION)
    assert ceremony.after == datetime(
        2026, 10, 31, 13, tzinfo=UTC
    )  # two in the afternoon in Berlin, as before
    assert ceremony.ends_at - ceremony.after == timedelta(hours=2)
    assert album.after == datetime(2026, 11, 13, 9, tzinfo=UTC)


def test_days_move_and_what_is_counted_from_a_session_only_follows(wedding, clock):
    found = plan(wedding, clock)
    assert [(one.before, one.after) for one in found.of(Part.DELIVERY)] == [
        (date(2026, 11, 20), date(2026, 12, 4))
    ]
    flowers, flashes = found.of(Part.TODO)
    assert (flowers.after, flowers.may_choose) == (date(2026, 10, 26), True)
    assert (flashes.after, flashes.may_choose) == (date(2026, 10, 30), False)
    assert flashes.key not in found.proposed


def test_a_shift_of_hours_leaves_the_days_alone(wedding, clock):
    found = plan(wedding, clock, Shift(days=0, minutes=60))
    assert {effect.part for effect in found.effects} == {Part.SESSION, Part.PERSON}


def test_who_said_yes_to_the_old_date_is_named(wedding, clock):
    (tom,) = plan(wedding, clock).of(Part.PERSON)
    assert (tom.people, tom.has_accepted, tom.has_call_sheet) == (("Tom",), True, True)


def test_what_is_over_or_has_begun_stays(wedding, clock):
    clock.instant = datetime(2026, 10, 17, 13, tzinfo=UTC)
    with wedding.studio.write() as db:
        job = make_session(make_job(id=wedding.job), title="Cake", state=SessionState.CANCELLED)
        db.add(job)
    found = {effect.title.partition(": ")[2]: effect for effect in plan(wedding, clock).of(Part.SESSION)}
    assert (found["Cake"].why, found["Cake"].may_choose) == (Why.OVER, False)
    assert (found["Ceremony"].why, found["Ceremony"].is_on, found["Ceremony"].may_choose) == (
        Why.PAST,
        False,
        True,
    )
    assert found["Album"].is_on


def test_a_clash_at_the_new_time_is_said_with_who_and_what(wedding, clock):
    with wedding.studio.write() as db:
        other = make_job("Demir, family")
        db.add(other)
        db.flush()
        there = make_session(other, title="Dunes", starts_at=datetime(2026, 10, 31, 14, tzinfo=UTC))
        db.add(there)
        db.flush()
        anna = make_member("Anna", id=wedding.anna)
        db.add(make_allocation(there, anna))
    ceremony, portraits, _ = plan(wedding, clock).of(Part.SESSION)
    (clash,) = [one for one in ceremony.clashes if one.kind is ClashKind.PERSON]
    assert (clash.other_title, clash.names) == ("Demir, family: Dunes", ("Anna",))
    assert ClashKind.PERSON not in {one.kind for one in portraits.clashes}


def test_the_moved_sessions_do_not_clash_with_where_they_were(wedding, clock):
    found = plan(wedding, clock, Shift(days=0, minutes=180))  # the ceremony comes to where the portraits were
    assert [effect.clashes for effect in found.of(Part.SESSION)] == [(), (), ()]


def test_a_job_that_is_gone_is_refused(wedding, clock):
    with wedding.studio.read() as db, pytest.raises(Refused):
        plan_move(db, new_id(), TWO_WEEKS, now=clock.now())


def test_the_preview_costs_as_many_statements_for_a_large_job_as_for_a_small_one(wedding, clock):
    def statements() -> int:
        seen = []
        with wedding.studio.read() as db:
            event.listen(db.connection(), "before_cursor_execute", lambda *a: seen.append(a[2]))
            plan_move(db, wedding.job, TWO_WEEKS, now=clock.now())
        return len(seen)

    small = statements()
    with wedding.studio.write() as db:
        job = make_job(id=wedding.job)
        for number in range(30):
            db.add(
                make_session(
                    job, title=str(number), starts_at=datetime(2026, 9, 1 + number % 28, 9, tzinfo=UTC)
                )
            )
            db.add(make_todo(job_id=wedding.job, due_on=date(2026, 9, 1)))
    assert statements() == small
