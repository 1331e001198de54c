"""One story through the rooms of the real window, without a network: an inquiry becomes a booked and shot job."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from sqlalchemy import select

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import (
    Activity,
    Contact,
    Inquiry,
    Job,
    JobType,
    JobTypeTodo,
    Message,
    PhotoSession,
)
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState
from focusflow_desktop.ui.program import Program
from tests.support.services import english
from tests.support.studios import StillClock, empty_studio

__all__ = ["english"]

THE_DAY = date(2026, 8, 22)


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def program(tmp_path, qtbot, english, clock):
    paths = studio_paths(tmp_path / "studio")
    studio = open_studio(empty_studio(paths.studio), clock=clock)
    with studio.write() as db:
        found_studio(
            db, studio.tenant_id, name="Brandt Studio", country="DE", currency="EUR", photographer="Anna"
        )
        family = JobType(id=new_id(), name="Family", turnaround_days=14)
        db.add(family)
        db.flush()
        db.add(JobTypeTodo(job_type_id=family.id, title="Send the price list"))
    studio.close()
    program = Program(
        paths, Settings(paths.settings_file), crashes=CrashReporter(paths.crashes, clock), clock=clock
    )
    program.begin()
    yield program
    qtbot.waitUntil(lambda: program.services.runner.is_idle, timeout=20_000)
    program.window.close()
    program.end()


def read(program, asked):
    with program.services.studio.read() as db:
        found = db.scalars(asked).one()
        db.expunge(found)
        return found


def ask(window, qtbot):
    """Somebody calls."""
    window.show_room("inquiries")
    inquiries = window.page("inquiries")
    inquiries._new.click()
    qtbot.waitUntil(lambda: inquiries.card is not None)
    card = inquiries.card
    QTest.keyClicks(card.words, "Three generations in the garden")
    QTest.keyClicks(card.name, "Clara Weber")
    QTest.keyClicks(card.email, "clara@example.com")
    card.day.show_day(THE_DAY)
    card.kind.lineEdit().setText("Family")
    QTest.keyClick(card.email, Qt.Key.Key_Return)
    panel = inquiries.panel
    qtbot.waitUntil(lambda: panel.isVisible() and panel.page.row.name == "Clara Weber")
    assert panel._day_badge.accessibleName() == "Free"
    return inquiries


def answer_and_make_a_job(inquiries, window, qtbot):
    """They are answered; then it is a job."""
    panel = inquiries.panel
    panel.to_answer.click()
    QTest.keyClicks(panel.answer.words, "Gladly. Ten in the morning?")
    panel.answer.save.click()
    qtbot.waitUntil(lambda: inquiries._stack.currentIndex() == 1)  # nobody waits any more
    inquiries.show_list(InquiryStatus.ANSWERED)
    qtbot.waitUntil(lambda: panel.isVisible() and panel.page.row.status is InquiryStatus.ANSWERED)
    panel.to_job.click()
    qtbot.waitUntil(lambda: window.room == "jobs")
    job = window.page("jobs").job
    qtbot.waitUntil(lambda: job.page is not None and job.page.title == "Weber, family")
    return job


def take_place(window, qtbot, session_id):
    """The session is found in the calendar, and has taken place."""
    calendar = window.page("calendar")

    def shown():
        state = calendar.panel.state
        return state is not None and state.item.id == session_id

    qtbot.waitUntil(shown)
    assert calendar.panel.state.item.state is SessionState.BOOKED
    calendar.panel.state_asked.emit(calendar.panel.state.item, "complete", "")


def press(job, event, stage, qtbot):
    """A move of the stage, as soon as it is possible."""
    qtbot.waitUntil(lambda: event in job.stage.moves and job.stage.moves[event].isEnabled())
    job.stage.moves[event].click()
    qtbot.waitUntil(lambda: job.page.stage is stage)


def test_an_inquiry_typed_in_is_booked_shot_and_delivered_offline(program, qtbot, clock):
    window = program.window
    window.resize(1280, 900)
    job = answer_and_make_a_job(ask(window, qtbot), window, qtbot)
    assert [one.name for one in job.page.people] == ["Clara Weber"]
    assert [todo.title for todo in job.page.todos] == ["Send the price list"]
    assert read(program, select(Message)).job_id == job.page.id
    assert read(program, select(PhotoSession)).state is SessionState.INQUIRY

    press(job, "book", JobStage.BOOKED, qtbot)
    assert not job.stage.moves["produce"].isEnabled()
    session_id = job.page.sessions[0].id
    clock.instant = datetime(2026, 8, 22, 11, tzinfo=UTC)
    job.session_asked.emit(session_id)
    take_place(window, qtbot, session_id)
    qtbot.waitUntil(lambda: read(program, select(PhotoSession)).state is SessionState.COMPLETED)

    window.show_room("jobs", job_id=job.page.id)
    press(job, "produce", JobStage.FULFILLMENT, qtbot)
    assert not job.stage.moves["deliver"].isEnabled()
    job.production_set.emit(session_id, ProductionStatus.DELIVERED)
    press(job, "deliver", JobStage.DELIVERED, qtbot)
    assert not job.stage.moves["complete"].isEnabled()
    next(box for box in job.findChildren(QCheckBox) if box.text() == "Send the price list").click()
    press(job, "complete", JobStage.COMPLETED, qtbot)

    page = window.page("jobs")
    page.show_place()
    page.ended.click()
    qtbot.waitUntil(lambda: [row.title for row in page.list.ended.rows] == ["Weber, family"])
    assert read(program, select(Job)).delivered_at == clock.now()
    assert read(program, select(Contact)).name == "Clara Weber"
    assert read(program, select(Inquiry)).status is InquiryStatus.CONVERTED
    with program.services.studio.read() as db:
        assert {"created", "answer", "convert", "stage", "production"} <= set(
            db.scalars(select(Activity.action))
        )
