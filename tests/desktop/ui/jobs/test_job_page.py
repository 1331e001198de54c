"""What one job's page can do besides its stages: put off, people, messages, files, pictures, what is over."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from sqlalchemy import select

from focusflow_desktop.business.jobs.operations import NewJob, create_job
from focusflow_desktop.business.whole.contents import content_path
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.shared.records import (
    Job,
    JobContact,
    JobFile,
    JobTypeRole,
    Message,
    Photo,
    PhotoSession,
)
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.records.messages import Channel, Direction
from focusflow_desktop.shared.records.sessions import ProductionStatus
from focusflow_desktop.ui.jobs.bringing import JobFiles
from focusflow_desktop.ui.jobs.wiring import jobs_page
from focusflow_desktop.ui.widgets.button import Button
from tests.desktop.business.jobs.conftest import desk
from tests.desktop.ui.jobs.test_wiring import THE_DAY, clock, job, open_job, stored, studio, words
from tests.support.factories import make_contact, make_job, make_photo
from tests.support.rooms import GreyThumbnails
from tests.support.services import english

__all__ = ["clock", "desk", "english", "job", "studio"]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "studio"


@pytest.fixture
def opened():
    return []


@pytest.fixture
def page(house, english, qtbot, desk, clock, folder, opened):
    page = jobs_page(house.frame, clock=clock, thumbnails=GreyThumbnails)
    page.files = JobFiles(page, house.frame, folder=folder, open_url=opened.append)
    qtbot.addWidget(page)
    page.resize(1280, 1600)
    page.show()
    page.show_place()
    house.commands.enter("jobs")
    yield page
    page.close_pictures()


def button(page, name):
    return next(one for one in page.job.findChildren(Button) if one.accessibleName() == name)


def test_putting_off_asks_why_and_it_goes_on_again(page, qtbot, desk, job):
    open_job(page, qtbot, job)
    page.job.stage.put_off.click()
    assert page.job.rows["reason"].error != ""
    page.job.stage.reason.setText("Grandmother is ill")
    page.job.stage.put_off.click()
    qtbot.waitUntil(lambda: page.job.page.is_postponed)
    assert "Grandmother is ill" in words(page)
    assert stored(desk, job).stage is JobStage.LEAD
    page.job.stage.put_off.click()
    qtbot.waitUntil(lambda: not page.job.page.is_postponed)
    assert stored(desk, job).postponed_reason is None


def test_somebody_is_added_by_name_and_role_and_taken_off_again(page, house, qtbot, desk, job):
    with desk.studio.write() as db:
        db.add(JobTypeRole(job_type_id=desk.wedding, role=JobRole.PLANNER))
        db.add(make_contact("Paul Lang"))
    open_job(page, qtbot, job)
    button(page, "Add: Planner").click()
    qtbot.waitUntil(lambda: page.job.adding is not None)
    assert page.job.adding.role.currentText() == "Planner"
    page.job.adding.tell()
    assert page.job.adding.row.error != ""
    page.job.adding.client.lineEdit().setText("paul lang")
    page.job.adding.tell()
    qtbot.waitUntil(lambda: [one.role for one in page.job.page.people] == [JobRole.PRIMARY, JobRole.PLANNER])
    qtbot.waitUntil(lambda: page.job.adding is None)
    assert page.job.page.open_roles == ()
    button(page, "Take off: Paul Lang, Planner").click()
    qtbot.waitUntil(lambda: len(page.job.page.people) == 1)
    house.commands.run("jobs.undo")
    qtbot.waitUntil(lambda: len(page.job.page.people) == 2)
    with desk.studio.read() as db:
        assert len(db.scalars(select(JobContact).where(~JobContact.deleted)).all()) == 2


def test_somebody_new_becomes_a_client_with_a_part_in_the_job(page, qtbot, desk, job):
    open_job(page, qtbot, job)
    button(page, "Add somebody").click()
    qtbot.waitUntil(lambda: page.job.adding is not None)
    QTest.keyClicks(page.job.adding.name, "Nina Berg")
    QTest.keyClick(page.job.adding.name, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            [(one.name, one.role) for one in page.job.page.people]
            == [("Julia Weber", JobRole.PRIMARY), ("Nina Berg", JobRole.PARTNER)]
        )
    )
    assert page.job.adding is None


def test_a_call_is_logged_and_stands_in_the_story(page, qtbot, desk, job):
    open_job(page, qtbot, job)
    page.job.told.log.click()
    form = page.job.told.form
    form.save.click()
    qtbot.waitUntil(lambda: form.row.error != "")
    form.channel.setCurrentIndex(list(Channel).index(Channel.CALL))
    form.direction.setCurrentIndex(1)
    QTest.keyClicks(form.words, "She takes the large album")
    form.save.click()
    qtbot.waitUntil(lambda: "She takes the large album" in words(page))
    assert "Phone call, from the client" in words(page)
    assert not form.isVisible()
    with desk.studio.read() as db:
        kept = db.scalars(select(Message)).one()
    assert (kept.direction, kept.contact_id, kept.job_id) == (Direction.IN, desk.julia, job)


def test_what_is_being_written_stays_while_the_page_is_read_anew(page, qtbot, desk, job):
    open_job(page, qtbot, job)
    page.job.told.log.click()
    QTest.keyClicks(page.job.told.form.words, "Half a sent")
    QTest.keyClicks(page.job.todos.line, "Order the alb")
    page.job.facts.title.setFocus()
    page.job.facts.title.end(False)
    QTest.keyClicks(page.job.facts.title, " in May")
    page.job.note_written.emit("A note meanwhile")
    qtbot.waitUntil(lambda: "A note meanwhile" in [line.body for line in page.job.told.story.lines.lines])
    assert page.job.facts.title.text().endswith(" in May")
    assert page.job.todos.line.text() == "Order the alb"
    assert page.job.told.form.isVisible()
    assert page.job.told.form.words.toPlainText() == "Half a sent"
    other = make_job("Another")
    with desk.studio.write() as db:
        db.add(other)
    page.show_place(job_id=other.id)
    qtbot.waitUntil(lambda: page.job.page.id == other.id)
    assert page.job.facts.title.text() == "Another"
    assert page.job.todos.line.text() == ""
    assert not page.job.told.form.isVisible()
    assert page.job.told.form.words.toPlainText() == ""


def test_a_dropped_file_is_copied_and_put_with_the_job(
    page, house, qtbot, desk, job, folder, tmp_path, opened
):
    plan = tmp_path / "Plan of the day.txt"
    plan.write_text("11:00 church")
    open_job(page, qtbot, job)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plan))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.job.files.dropEvent(QDropEvent(QPointF(5, 5), action, data, left, none))
    qtbot.waitUntil(lambda: [file.name for file in page.job.page.files] == ["Plan of the day.txt"])
    (file,) = page.job.page.files
    assert content_path(folder, file.sha256).read_text() == "11:00 church"
    button(page, "Open: Plan of the day.txt").click()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].fileName() == "Plan of the day.txt"
    button(page, "Take off: Plan of the day.txt").click()
    qtbot.waitUntil(lambda: page.job.page.files == ())
    assert plan.read_text() == "11:00 church"
    house.commands.run("jobs.undo")
    qtbot.waitUntil(lambda: len(page.job.page.files) == 1)


def test_a_file_that_cannot_be_read_is_said_beside_and_the_others_come(page, qtbot, desk, job, tmp_path):
    good = tmp_path / "Music.txt"
    good.write_text("Waltz")
    open_job(page, qtbot, job)
    page.files.bring([tmp_path / "gone.pdf", good])
    qtbot.waitUntil(lambda: [file.name for file in page.job.page.files] == ["Music.txt"])
    assert "gone.pdf" in page.job.files.error.text()
    with desk.studio.read() as db:
        assert db.scalars(select(JobFile.name)).all() == ["Music.txt"]


def test_how_far_the_pictures_are_is_said_in_a_menu(page, qtbot, desk, job, clock):
    clock.instant = datetime(2026, 9, 1, tzinfo=UTC)
    open_job(page, qtbot, job)
    assert button(page, "How far the pictures are: The day, not shot yet").isEnabled()
    menu = page.job.sessions.menu_of(next(one for one in page.job.page.sessions if one.title == "The day"))
    next(action for action in menu.actions() if action.text() == "delivered").trigger()
    qtbot.waitUntil(lambda: "Pictures: delivered" in words(page))
    with desk.studio.read() as db:
        assert db.scalar(select(PhotoSession.production).where(PhotoSession.title == "The day")) is (
            ProductionStatus.DELIVERED
        )


def test_pictures_of_its_shoots_stand_in_a_strip_that_leads_to_the_library(page, house, qtbot, desk, job):
    with desk.studio.write() as db:
        register(db, [make_photo(number) for number in range(1, 12)])
        session = db.scalars(select(PhotoSession).where(PhotoSession.title == "The day")).one()
        for photo in db.scalars(select(Photo)):
            photo.session_id = session.id
    open_job(page, qtbot, job)
    strip = page.job.pictures.strip
    qtbot.waitUntil(lambda: page.job.shelf.look(page.job.page.pictures[0]) is not None)
    assert len(page.job.page.pictures) == 8
    assert strip.grab().toImage().pixelColor(20, 20).getRgb()[:3] == (128, 128, 128)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    room, place = house.shown[-1]
    assert (room, place["filter"].session_ids) == ("library", frozenset({session.id}))
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert len(house.shown) == 2


def test_what_is_over_stands_beside_the_board_and_can_be_put_away(page, house, qtbot, desk, job):
    with desk.studio.write() as db:
        db.add(make_job("Lost one", stage=JobStage.LOST))
    page.ended.click()
    qtbot.waitUntil(lambda: [row.title for row in page.list.ended.rows] == ["Lost one"])
    page.list.setCurrentIndex(page.list.ended.index(0, 0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.job)
    page.job.stage.archive.click()
    qtbot.waitUntil(lambda: page.job.page.is_archived)
    page.job.stage.archive.click()
    qtbot.waitUntil(lambda: not page.job.page.is_archived)
    house.commands.run("jobs.all")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._ended)
    page.search.setText("nothing like it")
    page.search.searched.emit("nothing like it")
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page._none)
    page.search.clear()
    page.ended.click()
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.board)


def test_the_inquiry_a_job_came_from_stands_at_the_end_of_its_story(page, qtbot, desk, clock):
    from focusflow_desktop.business.inquiries.operations import NewInquiry, convert_inquiry, take_inquiry

    with desk.studio.write() as db:
        new = NewInquiry(name="Clara Brandt", body="Are you free in August?", wished_on=THE_DAY)
        (inquiry,) = take_inquiry(db, new, now=clock.now()).rows["inquiries"]
        clock.advance(hours=1)
        (made,) = convert_inquiry(db, inquiry, now=clock.now()).rows["jobs"]
        with_none = create_job(db, NewJob(title="None"), now=clock.now())
    assert with_none.rows["jobs"] != {made}
    open_job(page, qtbot, made)
    last = page.job.told.story.lines.lines[-1]
    assert (last.title, last.body) == ("Asked for the first time", "Are you free in August?")
    with desk.studio.read() as db:
        assert db.scalar(select(Job.title).where(Job.id == made)) == "Clara Brandt"
