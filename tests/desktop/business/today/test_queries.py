from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from focusflow_desktop.business.mini_days.moving import apply_day_move, plan_day_move
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.today.queries import desk_day
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.sessions import SessionState
from tests.desktop.business.mini_days.conftest import BOOKED, NINE, minis
from tests.support.factories import make_inquiry, make_job, make_session, make_todo
from tests.support.studios import clock, studio

__all__ = ["clock", "minis", "studio"]

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)  # the clock stands at the evening before


@pytest.fixture
def founded(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Studio", country="DE", currency="EUR")
    return studio


def day(studio, clock):
    with studio.read() as db:
        return desk_day(db, now=clock.now())


def add(studio, *sessions, todos=(), inquiries=()):
    with studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        db.add_all([make_session(job, **facts) for facts in sessions])
        db.add_all([*todos, *inquiries])


def test_the_week_ahead_stands_in_its_order_without_what_is_over(founded, clock):
    add(
        founded,
        {"title": "Later", "starts_at": NOON + timedelta(days=2)},
        {"title": "Tomorrow", "starts_at": NOON},
        {"title": "Cancelled", "starts_at": NOON, "state": SessionState.CANCELLED},
        {"title": "Next week", "starts_at": NOON + timedelta(days=7)},
        {"title": "Yesterday", "starts_at": NOON - timedelta(days=2)},
    )
    assert [item.title for item in day(founded, clock).ahead] == [
        "Weber, wedding: Tomorrow",
        "Weber, wedding: Later",
    ]


def test_what_is_due_stands_before_what_was_done_today(founded, clock):
    add(
        founded,
        todos=(
            make_todo("Overdue", due_on=date(2026, 5, 1)),
            make_todo("Done today", due_on=date(2026, 5, 13), done_at=clock.now() - timedelta(hours=1)),
            make_todo("Done last week", due_on=date(2026, 5, 5), done_at=clock.now() - timedelta(days=7)),
            make_todo("Next week", due_on=date(2026, 5, 20)),
        ),
    )
    assert [row.title for row in day(founded, clock).todos] == ["Overdue", "Done today"]


def test_a_hold_that_runs_out_soon_is_named(founded, clock):
    hold = {"state": SessionState.HELD, "starts_at": NOON + timedelta(days=3)}
    add(
        founded,
        {**hold, "title": "Soon", "hold_expires_at": clock.now() + timedelta(hours=30)},
        {**hold, "title": "Later", "hold_expires_at": clock.now() + timedelta(days=3)},
    )
    assert [item.title for item in day(founded, clock).holds_ending] == ["Weber, wedding: Soon"]


def test_who_asked_first_waits_first_and_imported_history_does_not_wait(founded, clock):
    add(
        founded,
        inquiries=(
            make_inquiry("Second", received_at=NOON - timedelta(days=1)),
            make_inquiry("First", received_at=NOON - timedelta(days=3)),
            make_inquiry("Answered", status=InquiryStatus.ANSWERED),
            make_inquiry("Long ago", is_imported=True),
        ),
    )
    assert [one.name for one in day(founded, clock).inquiries] == ["First", "Second"]


def test_families_who_said_nothing_to_the_last_move_are_counted(minis, clock):
    for days in (7, 14):
        clock.advance(hours=1)
        with minis.studio.write() as db:
            found = plan_day_move(db, minis.day, NINE + timedelta(days=days), now=clock.now())
            apply_day_move(db, found, at=clock.now())
    assert [(one.title, one.silent) for one in day(minis.studio, clock).silent] == [("Autumn minis", BOOKED)]


def test_the_day_costs_as_many_statements_however_much_there_is(founded, clock):
    def statements() -> int:
        asked = []
        with founded.read() as db:
            event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
            desk_day(db, now=clock.now())
        return len(asked)

    few = statements()
    add(
        founded,
        *({"title": str(number), "starts_at": NOON} for number in range(20)),
        todos=[make_todo(due_on=date(2026, 5, 1)) for _ in range(20)],
        inquiries=[make_inquiry() for _ in range(20)],
    )
    assert statements() == few
