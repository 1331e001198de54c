"""Today's desk over a real studio: the week ahead, what is to be done, who waits."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel
from sqlalchemy import select

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.shared.records import Todo
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.dashboard.desk_cards import SessionsCard, TodosCard
from focusflow_desktop.ui.dashboard.page import NeedRow
from focusflow_desktop.ui.dashboard.wiring import today_page
from tests.support.factories import make_inquiry, make_job, make_session, make_todo
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["english"]

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


@pytest.fixture
def page(house, english, qtbot):
    now = StillClock().now()
    with house.studio.write() as db:
        found_studio(db, house.studio.tenant_id, name="Anna Studio", country="DE", currency="EUR")
        job = make_job()
        db.add(job)
        db.flush()
        hold = {"state": SessionState.HELD, "hold_expires_at": now + timedelta(hours=20)}
        db.add_all(
            [
                make_session(job, title="Ceremony", starts_at=NOON),
                make_session(job, title="Portraits", starts_at=NOON + timedelta(hours=4)),
                make_session(job, title="Album", starts_at=NOON + timedelta(days=2), **hold),
                make_todo("Charge flashes", due_on=date(2026, 5, 13)),
                make_todo("Order album", due_on=date(2026, 5, 13), done_at=now),
                make_inquiry(received_at=now - timedelta(days=3)),
            ]
        )
    page = today_page(house.frame, clock=StillClock())
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.show_place()
    qtbot.waitUntil(lambda: page.findChild(TodosCard) is not None)
    return page


def card(page, kind):
    return page._desk[0 if kind is SessionsCard else 1]


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def test_the_next_day_with_sessions_is_open_and_another_can_be_chosen(page, qtbot):
    sessions = card(page, SessionsCard)
    assert "Weber, wedding: Ceremony" in words(sessions)
    assert "Weber, wedding: Portraits" in words(sessions)
    sessions.buttons[date(2026, 5, 15)].click()
    qtbot.waitUntil(lambda: words(sessions) == ["Sessions ahead", "Nothing on this day."])
    sessions.buttons[date(2026, 5, 16)].click()
    qtbot.waitUntil(lambda: "Weber, wedding: Album" in words(sessions))


def test_a_session_leads_to_its_place_in_the_calendar(page, house):
    sessions = card(page, SessionsCard)
    sessions.session_chosen.emit(sessions._desk.ahead[0])
    assert house.shown[-1] == ("calendar", {"session_id": sessions._desk.ahead[0].id})


def test_a_to_do_is_ticked_here_and_the_undo_brings_it_back(page, house, qtbot):
    def done():
        with house.studio.read() as db:
            return db.scalar(select(Todo.done_at).where(Todo.title == "Charge flashes"))

    assert "1 of 2 done" in words(card(page, TodosCard))
    next(box for box in page.findChildren(QCheckBox) if box.accessibleName() == "Charge flashes").click()
    qtbot.waitUntil(lambda: done() is not None)
    qtbot.waitUntil(lambda: "2 of 2 done" in words(card(page, TodosCard)))
    house.recorder.only.run()
    qtbot.waitUntil(lambda: done() is None)


def test_who_waits_and_what_runs_out_stand_among_what_needs_the_person(page):
    titles = [row._line.title for row in page.findChildren(NeedRow)]
    assert titles == [
        "The hold for Weber, wedding: Album runs out soon",
        "Julia Weber asked and waits for an answer",
    ]
