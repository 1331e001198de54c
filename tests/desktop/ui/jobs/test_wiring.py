"""The room Jobs over a real studio: from a client and a day to a booked and shot job."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel
from sqlalchemy import select

from focusflow_desktop.business.jobs.operations import NewJob, add_note, create_job
from focusflow_desktop.business.timeline.queries import SHOWN
from focusflow_desktop.shared.records import Job, PhotoSession
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.jobs.wiring import jobs_page
from focusflow_desktop.ui.widgets.button import Button
from tests.desktop.business.jobs.conftest import desk
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["desk", "english"]

THE_DAY = date(2026, 8, 22)


@pytest.fixture
def studio(house):
    return house.studio


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def page(house, english, qtbot, desk, clock):
    page = jobs_page(house.frame, clock=clock)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.show_place()
    house.commands.enter("jobs")
    qtbot.waitUntil(
        lambda: bool(page.zone.key) if hasattr(page.zone, "key") else page._stack.currentIndex() >= 0
    )
    return page


@pytest.fixture
def job(desk, clock):
    with desk.studio.write() as db:
        new = NewJob(contact_id=desk.julia, job_type_id=desk.wedding, day=THE_DAY)
        (job,) = create_job(db, new, now=clock.now()).rows["jobs"]
    return job


def stored(desk, job):
    with desk.studio.read() as db:
        return db.scalar(select(Job).where(Job.id == job))


def words(page):
    story = page.job.told.story.lines.lines
    return [
        *(label.text() for label in page.job.findChildren(QLabel)),
        *(part for line in story for part in (line.title, line.body)),
    ]


def open_job(page, qtbot, job):
    page.show_place(job_id=job)
    qtbot.waitUntil(lambda: page.job.page is not None and page.job.page.id == job)


def test_without_a_job_the_room_says_what_one_is(page, qtbot):
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._empty)


def test_a_client_a_type_and_a_day_make_a_job_that_opens_with_its_sessions(page, house, qtbot, desk):
    house.commands.run("jobs.new")
    qtbot.waitUntil(lambda: page.card is not None)
    page.card.client.lineEdit().setText("julia weber")
    page.card.kind.lineEdit().setText("Wedding")
    page.card.day.setDate(QDate(2026, 8, 22))
    page.card.tell()
    qtbot.waitUntil(lambda: page.job.page is not None and page.job.page.title == "Weber, wedding")
    assert [one.title for one in page.job.page.sessions] == ["Talk", "The day"]
    assert "Written down" in words(page)
    assert page.card is None


def test_a_job_without_client_or_title_is_refused_beside_the_field(page, house, qtbot):
    house.commands.run("jobs.new")
    qtbot.waitUntil(lambda: page.card is not None)
    page.card.tell()
    qtbot.waitUntil(lambda: page.card.rows["title"].error != "")


def test_the_board_shows_the_job_and_ctrl_right_sends_it_on_and_back_by_undo(page, house, qtbot, desk, job):
    page.show_place()
    qtbot.waitUntil(lambda: bool(page.board.models) and page.board.models[0].rowCount() == 1)
    view = page.board.views[0]
    view.setCurrentIndex(page.board.models[0].index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.board.models[1].rowCount() == 1)
    assert stored(desk, job).stage is JobStage.PROPOSAL
    house.recorder.only.run()
    qtbot.waitUntil(lambda: page.board.models[0].rowCount() == 1)


def test_a_column_that_the_rules_refuse_says_so_and_the_card_stays(page, house, qtbot, desk, job):
    page.show_place()
    qtbot.waitUntil(lambda: bool(page.board.models) and page.board.models[0].rowCount() == 1)
    refused = []
    house.door.refused.connect(refused.append)
    page.board.models[4].dropped.emit(job)
    qtbot.waitUntil(lambda: [error.code for error in refused] == ["job.no_way"])
    assert stored(desk, job).stage is JobStage.LEAD


def test_enter_opens_the_job_and_escape_leads_back(page, house, qtbot, job):
    page.show_place()
    qtbot.waitUntil(lambda: bool(page.board.models) and page.board.models[0].rowCount() == 1)
    view = page.board.views[0]
    view.setCurrentIndex(page.board.models[0].index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.job)
    house.commands.run("jobs.all")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.board)


def test_a_lead_is_booked_and_shot_offline(page, qtbot, desk, clock, job):
    open_job(page, qtbot, job)
    page.job.stage.moves["book"].click()
    qtbot.waitUntil(lambda: page.job.page.stage is JobStage.BOOKED)
    assert not page.job.stage.moves["produce"].isEnabled()
    assert "The main session has not taken place yet." in words(page)
    with desk.studio.read() as db:
        assert set(db.scalars(select(PhotoSession.state))) == {SessionState.BOOKED}
    clock.instant = datetime(2026, 8, 23, tzinfo=UTC)
    page.show_place(job_id=job)
    qtbot.waitUntil(lambda: page.job.stage.moves["produce"].isEnabled() is True)
    page.job.stage.moves["produce"].click()
    qtbot.waitUntil(lambda: page.job.page.stage is JobStage.FULFILLMENT)
    assert "Now: In production" in words(page)


def test_losing_asks_why_and_keeps_it(page, qtbot, desk, job):
    open_job(page, qtbot, job)
    page.job.stage.moves["lose"].click()
    assert page.job.rows["reason"].error != ""
    page.job.stage.reason.setText("Too far away")
    page.job.stage.moves["lose"].click()
    qtbot.waitUntil(lambda: stored(desk, job).end_reason == "Too far away")
    qtbot.waitUntil(lambda: "Too far away" in words(page))


def test_notes_and_to_dos_are_written_on_their_lines(page, qtbot, desk, job):
    open_job(page, qtbot, job)
    QTest.keyClicks(page.job.told.note, "Grandmother needs a chair")
    QTest.keyClick(page.job.told.note, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Grandmother needs a chair" in words(page))
    QTest.keyClicks(page.job.todos.line, "call Clara tomorrow")
    QTest.keyClick(page.job.todos.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.job.page.todos) == 3)
    next(box for box in page.job.findChildren(QCheckBox) if box.text() == "call Clara").click()
    qtbot.waitUntil(lambda: sum(todo.done_at is not None for todo in page.job.page.todos) == 1)


def test_a_long_story_goes_on_where_it_is_asked_to(page, qtbot, desk, job, clock):
    with desk.studio.write() as db:
        for number in range(SHOWN + 20):
            add_note(db, job, body=f"Note {number}")
    open_job(page, qtbot, job)
    story = page.job.told.story.lines
    assert story.rowCount() == SHOWN
    next(button for button in page.job.findChildren(Button) if button.text() == "Show earlier").click()
    qtbot.waitUntil(lambda: page.job.told.story.lines.rowCount() > SHOWN + 20)
    assert not [
        button
        for button in page.job.findChildren(Button)
        if button.text() == "Show earlier" and button.isVisibleTo(page)
    ]


def test_facts_are_changed_where_they_stand_and_bad_amounts_refused(page, qtbot, desk, job):
    open_job(page, qtbot, job)
    page.job.facts.value.setText("a lot")
    page.job.facts.value.editingFinished.emit()
    assert page.job.rows["value"].error != ""
    page.job.facts.value.setText("4,200.50")
    page.job.facts.value.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(desk, job).estimated_value_minor == 420_050)
    qtbot.waitUntil(lambda: page.job.page.value_minor == 420_050)
    page.job.facts.title.setText("Weber & Brandt")
    page.job.facts.title.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(desk, job).title == "Weber & Brandt")


def test_the_page_leads_to_the_calendar_the_client_and_the_move_of_everything(page, house, qtbot, desk, job):
    open_job(page, qtbot, job)
    session = page.job.page.sessions[0].id
    page.job.forms_asked.emit()
    assert house.shown[-1] == ("forms", {"job_id": job})
    page.job.sheet_asked.emit(session)
    assert house.shown[-1] == ("call_sheet", {"session_id": session})
    page.job.session_asked.emit(session)
    page.job.client_asked.emit(desk.julia)
    page.job.move_asked.emit()
    assert house.shown[-3:] == [
        ("calendar", {"session_id": session}), ("clients", {"contact_id": desk.julia}), ("cascade", {"job_id": job}),
    ]  # fmt: skip
