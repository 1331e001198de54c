"""The room over a real studio with a wedding of three sessions."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from focusflow_desktop.business.cascade.effects import Part
from focusflow_desktop.shared.records import Job, PhotoSession
from focusflow_desktop.ui.cascade.wiring import cascade_page
from tests.desktop.business.cascade.conftest import wedding
from tests.support.factories import make_allocation, make_job, make_member, make_session
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["english", "wedding"]


@pytest.fixture
def studio(house):
    return house.studio


@pytest.fixture
def page(house, english, qtbot, wedding):
    page = cascade_page(house.frame, clock=StillClock())
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    page.show_place(job_id=wedding.job)
    qtbot.waitUntil(lambda: page.session.count() == 3)
    return page


def starts(wedding):
    with wedding.studio.read() as db:
        return {row.title: row.starts_at for row in db.scalars(select(PhotoSession))}


def words(page):
    return " | ".join(label.text() for label in page.preview.findChildren(QLabel) if label.isVisible())


def test_a_job_opens_with_nothing_moved_and_nothing_to_press(page):
    assert page.session.currentText().startswith("Ceremony, ")
    assert page.day.date() == QDate(2026, 10, 17)
    assert page.time.time() == QTime(14, 0)
    assert not page.move_button.isEnabled()


def test_two_weeks_later_is_previewed_moved_at_once_and_back_by_undo(page, house, qtbot, wedding):
    before = starts(wedding)
    page.move_by_weeks(2)
    qtbot.waitUntil(page.move_button.isEnabled)
    assert page.move_button.text() == "Move 7 things"
    assert "Tom" in page.preview.rows[-1].box.text()
    page.reason.setText("Rain")
    page.move_button.click()
    qtbot.waitUntil(lambda: starts(wedding)["Ceremony"] == datetime(2026, 10, 31, 13, tzinfo=UTC))
    qtbot.waitUntil(lambda: bool(house.shown))
    house.recorder.only.run()
    qtbot.waitUntil(lambda: starts(wedding) == before)


def test_what_is_left_out_stays_left_out_when_the_day_changes(page, qtbot, wedding):
    page.move_by_weeks(1)
    qtbot.waitUntil(lambda: page.plan.shift.days == 7)
    next(row for row in page.preview.rows if row.effect.part is Part.DELIVERY).box.setChecked(False)
    page.move_by_weeks(2)
    qtbot.waitUntil(lambda: page.plan.shift.days == 14)
    assert (Part.DELIVERY, wedding.job) not in page.preview.chosen
    page.move_button.click()
    qtbot.waitUntil(lambda: starts(wedding)["Album"] == datetime(2026, 11, 13, 9, tzinfo=UTC))
    with wedding.studio.read() as db:
        assert db.scalar(select(Job.deliver_on)) == date(2026, 11, 20)


def test_a_clash_stands_in_words_below_the_session_that_meets_it(page, qtbot, wedding):
    with wedding.studio.write() as db:
        other = make_job("Demir, family")
        db.add(other)
        db.flush()
        there = make_session(other, title="Dunes", starts_at=datetime(2026, 10, 31, 13, 30, tzinfo=UTC))
        db.add(there)
        db.flush()
        db.add(make_allocation(there, make_member("Anna", id=wedding.anna)))
    page.move_by_weeks(2)
    qtbot.waitUntil(lambda: "Anna is at Demir, family: Dunes" in words(page))


def test_another_hour_leaves_the_days_and_moves_the_sessions(page, qtbot):
    page.time.setTime(QTime(15, 30))
    qtbot.waitUntil(lambda: page.plan.shift.minutes == 90)
    assert {row.effect.part for row in page.preview.rows} == {Part.SESSION, Part.PERSON}


def test_what_changed_meanwhile_is_said_and_the_preview_is_made_anew(page, house, qtbot, wedding):
    page.move_by_weeks(2)
    qtbot.waitUntil(page.move_button.isEnabled)
    with wedding.studio.write() as db:
        db.get(PhotoSession, (wedding.studio.tenant_id, wedding.album)).starts_at = datetime(
            2026, 10, 29, 9, tzinfo=UTC
        )
    page.move_button.click()
    qtbot.waitUntil(lambda: any("Nothing was moved" in said.text for said in house.recorder.said))
    assert starts(wedding)["Ceremony"] == datetime(2026, 10, 17, 12, tzinfo=UTC)
    qtbot.waitUntil(lambda: page.plan.of(Part.SESSION)[2].before == datetime(2026, 10, 29, 9, tzinfo=UTC))


def test_a_job_without_a_time_says_so(house, english, qtbot, wedding, page):
    with wedding.studio.write() as db:
        empty = make_job("Verde")
        db.add(empty)
        key = empty.id
    page.show_place(job_id=key)
    qtbot.waitUntil(lambda: page.session.count() == 0)
    assert not page.day.isEnabled()
    assert "no session with a time" in page._far.text()
