"""The room Inquiries over a real studio: taken by hand, answered, lost, made a job."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from focusflow_desktop.shared.records import Contact, Inquiry, Job, Message
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.messages import Channel
from focusflow_desktop.ui.inquiries.wiring import inquiries_page
from tests.desktop.business.jobs.conftest import desk
from tests.support.factories import make_inquiry, make_job, make_session
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["desk", "english"]

THE_DAY = date(2026, 8, 22)


@pytest.fixture
def studio(house):
    return house.studio


@pytest.fixture
def asked(desk):
    with desk.studio.write() as db:
        one = make_inquiry("Clara Brandt", email="clara@example.com", wished_on=THE_DAY, channel="fair",
                           job_type_id=desk.wedding)  # fmt: skip
        other = make_inquiry(
            "Paul Lang", email="paul@example.com", received_at=datetime(2026, 5, 13, 9, tzinfo=UTC)
        )
        db.add_all([one, other])
        return [one.id, other.id]


@pytest.fixture
def opened():
    return []


@pytest.fixture
def page(house, english, qtbot, desk, asked, opened):
    page = inquiries_page(house.frame, clock=StillClock(), open_url=opened.append)
    qtbot.addWidget(page)
    page.resize(1280, 900)
    page.show()
    page.show_place()
    house.commands.enter("inquiries")
    qtbot.waitUntil(lambda: shows(page, asked[0]))
    return page


def shows(page, inquiry_id):
    return page.panel.isVisible() and page.panel.page.row.id == inquiry_id


def stored(desk, inquiry_id):
    with desk.studio.read() as db:
        return db.scalar(select(Inquiry).where(Inquiry.id == inquiry_id))


def names(page):
    return [row.name for row in page.model.rows]


def test_who_waits_longest_stands_first_and_is_shown_with_their_words(page):
    assert names(page) == ["Clara Brandt", "Paul Lang"]
    assert page.panel._words.text() == "Are you free in June?"
    assert page.model.data(page.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole).startswith(
        "Clara Brandt. Yesterday. Fair · Wedding · for Sat 22 Aug 2026"
    )


def test_the_day_says_whether_it_is_free(page, desk, qtbot, house):
    assert page.panel._day_badge.accessibleName() == "Free"
    with desk.studio.write() as db:
        job = make_job("Lang, portrait")
        db.add(job)
        db.flush()
        db.add(make_session(job, starts_at=datetime(2026, 8, 22, 12, tzinfo=UTC)))
    page.show_place()
    qtbot.waitUntil(lambda: page.panel._day_badge.accessibleName() == "Something is on")
    assert "Lang, portrait: Ceremony" in page.panel._day_words.text()
    page.panel.calendar.click()
    assert house.shown[-1] == ("calendar", {"day": THE_DAY})


def test_an_inquiry_is_typed_in_and_shown(page, qtbot, desk):
    page._new.click()
    qtbot.waitUntil(lambda: page.card is not None)
    QTest.keyClicks(page.card.name, "Julia Weber")
    page.card.words.setPlainText("Family pictures in the garden?")
    page.card.day.show_day(THE_DAY)
    page.card.kind.setEditText("Wedding")
    page.card.tell()
    qtbot.waitUntil(lambda: page.card is None and page.panel.page.row.name == "Julia Weber")
    kept = stored(desk, page.chosen_id)
    assert (kept.wished_on, kept.job_type_id, kept.channel) == (THE_DAY, desk.wedding, "phone")
    assert "Clara Brandt asked for the same day." in page.panel._day_words.text()


def test_a_pasted_letter_fills_its_fields_and_leaves_what_was_typed(page, house, qtbot):
    house.commands.run("inquiries.take")
    qtbot.waitUntil(lambda: page.card is not None)
    page.card.name.setText("Ms Weber")
    page.card.words.insertPlainText("From: Julia Weber <julia@example.com>\nSubject: June\n\nAre you free?")
    assert (page.card.name.text(), page.card.email.text()) == ("Ms Weber", "julia@example.com")
    assert page.card.way.currentText() == "E-mail"
    assert page.card.words.toPlainText() == "June\n\nAre you free?"


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(page, house, qtbot, desk):
    house.commands.run("inquiries.take")
    qtbot.waitUntil(lambda: page.card is not None)
    page.card.name.setText("Julia")
    page.card.email.setText("julia at home")
    page.card.tell()
    qtbot.waitUntil(lambda: page.card.rows["email"].error != "")
    assert page.card.name.text() == "Julia"
    page.card.given_up.emit()
    assert page.card is None
    assert page.panel.isVisible()


def test_an_answer_is_logged_and_the_next_one_waits(page, qtbot, desk, asked, house):
    house.commands.run("inquiries.answer")
    answer = page.panel.answer
    assert answer.isVisible()
    answer.channel.setCurrentIndex(list(Channel).index(Channel.CALL))
    QTest.keyClicks(answer.words, "Yes, we are free.")
    answer.save.click()
    qtbot.waitUntil(lambda: stored(desk, asked[0]).status is InquiryStatus.ANSWERED)
    qtbot.waitUntil(lambda: names(page) == ["Paul Lang"] and shows(page, asked[1]))
    assert not answer.isVisible()
    assert answer.words.toPlainText() == ""
    with desk.studio.read() as db:
        assert db.scalar(select(Message.channel)) is Channel.CALL
    house.recorder.only.run()
    qtbot.waitUntil(lambda: names(page) == ["Clara Brandt", "Paul Lang"])
    with desk.studio.read() as db:
        assert db.scalar(select(func.count(Contact.id)).where(~Contact.deleted)) == 1


def test_an_empty_answer_is_refused_beside_its_field(page, qtbot, desk, asked):
    page.panel.to_answer.click()
    page.panel.answer.save.click()
    qtbot.waitUntil(lambda: page.panel.answer.row.error != "")
    assert stored(desk, asked[0]).status is InquiryStatus.NEW


def test_the_mail_program_opens_with_their_address(page, opened):
    page.panel.to_answer.click()
    page.panel.letter.click()
    assert [url.toString() for url in opened] == ["mailto:clara@example.com?subject=Your inquiry"]


def test_losing_asks_why_and_it_can_be_taken_up_again(page, qtbot, desk, asked):
    page.panel.to_lose.click()
    QTest.keyClick(page.panel.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.reason_row.error != "")
    QTest.keyClicks(page.panel.reason, "Too far away")
    QTest.keyClick(page.panel.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(desk, asked[0]).end_reason == "Too far away")
    page.show_list(InquiryStatus.LOST)
    qtbot.waitUntil(lambda: names(page) == ["Clara Brandt"] and shows(page, asked[0]))
    qtbot.waitUntil(lambda: page.panel._why.text() == "Why: Too far away")
    assert not page.panel.to_job.isVisible()
    page.panel.to_revive.click()
    qtbot.waitUntil(lambda: stored(desk, asked[0]).status is InquiryStatus.ANSWERED)


def test_spam_is_put_aside_and_undo_brings_it_back(page, house, qtbot, desk, asked):
    page.panel.to_spam.click()
    qtbot.waitUntil(lambda: names(page) == ["Paul Lang"])
    house.commands.run("inquiries.undo")
    qtbot.waitUntil(lambda: names(page) == ["Clara Brandt", "Paul Lang"])
    assert stored(desk, asked[0]).status is InquiryStatus.NEW


def test_a_job_is_made_and_leads_there(page, house, qtbot, desk, asked):
    page.panel.to_job.click()
    qtbot.waitUntil(lambda: bool(house.shown))
    with desk.studio.read() as db:
        job = db.scalars(select(Job)).one()
    assert house.shown == [("jobs", {"job_id": job.id})]
    assert job.title == "Brandt, wedding"
    page.show_place(inquiry_id=asked[0])
    qtbot.waitUntil(lambda: page.shown is InquiryStatus.CONVERTED and shows(page, asked[0]))
    page.panel.to_open.click()
    assert house.shown[-1] == ("jobs", {"job_id": job.id})


def test_facts_are_changed_where_they_stand(page, qtbot, desk, asked):
    facts = page.panel.facts
    facts.place.setText("Old town hall")
    facts.place.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(desk, asked[0]).place == "Old town hall")
    facts.day.setDate(QDate(2026, 9, 5))
    facts.day.editingFinished.emit()
    qtbot.waitUntil(lambda: stored(desk, asked[0]).wished_on == date(2026, 9, 5))
    qtbot.waitUntil(lambda: page.panel._day_name.text() == "Sat 5 Sep 2026")
    facts.email.setText("nonsense")
    facts.email.editingFinished.emit()
    qtbot.waitUntil(lambda: facts.rows["email"].error != "")


def test_an_inquiry_that_is_gone_leaves_the_list_as_it_is(page, qtbot, desk, asked):
    with desk.studio.write() as db:
        db.scalars(select(Inquiry).where(Inquiry.id == asked[0])).one().deleted = True
    page.show_place(inquiry_id=asked[0])
    qtbot.waitUntil(lambda: names(page) == ["Paul Lang"] and shows(page, asked[1]))


def test_lists_are_searched_and_an_empty_one_says_so(page, qtbot):
    page.search.setText("lang")
    page.search.searched.emit("lang")
    qtbot.waitUntil(lambda: names(page) == ["Paul Lang"])
    page.search.setText("nobody")
    page.search.searched.emit("nobody")
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    assert not page._column.isVisible()


def test_the_inquiry_that_was_asked_for_is_shown_though_the_list_is_read_meanwhile(page, qtbot, desk, asked):
    with desk.studio.write() as db:
        lost = make_inquiry("Nina Berg", status=InquiryStatus.LOST)
        db.add(lost)
    page.list_asked.emit()
    page.show_place(inquiry_id=lost.id)
    page.list_asked.emit()
    qtbot.waitUntil(lambda: page.shown is InquiryStatus.LOST and shows(page, lost.id))
    page.show_place(inquiry_id=asked[1])
    qtbot.waitUntil(lambda: page.shown is InquiryStatus.NEW and shows(page, asked[1]))
