"""The room over a real studio with a mini day of 24 slots, 20 of them booked."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from focusflow_desktop.business.mini_days.queries import day_page
from focusflow_desktop.shared.records.mini_days import MiniAnswerKind
from focusflow_desktop.ui.mini_days.cards import MoveCard, NewDayCard, SlotCard
from focusflow_desktop.ui.mini_days.wiring import mini_days_page
from tests.desktop.business.mini_days.conftest import NINE, minis
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["english", "minis"]


@pytest.fixture
def studio(house):
    return house.studio


def shown(house, qtbot):
    page = mini_days_page(house.frame, clock=StillClock())
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.show_place()
    return page


@pytest.fixture
def page(house, english, qtbot, minis):
    page = shown(house, qtbot)
    qtbot.waitUntil(lambda: page.model.rowCount() == 24)
    return page


def stored(minis):
    with minis.studio.read() as db:
        return day_page(db, minis.day)


def choose(page, number):
    page.view.selectRow(number - 1)
    assert isinstance(page.card, SlotCard)
    return page.card


def move_by_a_week(page, qtbot):
    page.move_asked.emit()
    qtbot.waitUntil(lambda: isinstance(page.card, MoveCard) and page.card.save.isEnabled())
    page.card.reason.setText("Rain")
    page.card.save.click()


def test_no_day_says_what_belongs_here(house, english, qtbot):
    page = shown(house, qtbot)
    assert page._stack.currentIndex() == 0
    assert not page.list.isVisible()


def test_the_day_stands_with_its_slots_on_the_clocks_of_the_place(page):
    row = [page.model.data(page.model.index(0, column)) for column in range(4)]
    assert (row[0], row[2], row[3]) == ("1", "Family 1", "")
    assert page.list.item(0).text().endswith("Sat 10 Oct 2026 · 20 of 24 booked")
    assert page.model.data(page.model.index(20, 2)) == "Free"


def test_a_rained_out_day_is_previewed_moved_and_taken_back(page, house, qtbot, minis):
    page.move_asked.emit()
    assert isinstance(page.card, MoveCard)
    qtbot.waitUntil(page.card.save.isEnabled)
    assert page.card._effect.text().startswith("All 24 slots move, ")
    assert page.card._effect.text().endswith("20 clients must be told.")
    page.card.save.click()
    qtbot.waitUntil(lambda: stored(minis).starts_at == NINE + timedelta(days=7))
    qtbot.waitUntil(lambda: "20 clients not answered yet" in page._moved.text())
    house.recorder.only.run()
    qtbot.waitUntil(lambda: stored(minis).starts_at == NINE)


def test_answers_are_noted_one_by_one(page, qtbot, minis):
    move_by_a_week(page, qtbot)
    qtbot.waitUntil(lambda: page.day.move is not None)
    card = choose(page, 1)
    card.answer.setCurrentIndex(1)
    card.answer.activated.emit(1)
    qtbot.waitUntil(lambda: stored(minis).slots[0].answer is MiniAnswerKind.ACCEPTED)
    qtbot.waitUntil(lambda: "19 clients" in page._moved.text())
    card = choose(page, 2)
    card.other.setCurrentIndex(4)
    card.other.activated.emit(4)
    qtbot.waitUntil(lambda: stored(minis).slots[23].family == "Family 2")


def test_once_the_first_family_knows_there_is_no_way_back(page, house, qtbot, minis):
    move_by_a_week(page, qtbot)
    qtbot.waitUntil(lambda: page.day.move is not None)
    assert page._told.isVisible()
    page._told.click()
    qtbot.waitUntil(lambda: not page._told.isVisible())
    house.commands.enter("mini_days")
    house.commands.run("mini_days.undo")
    qtbot.waitUntil(lambda: any(said.text == "Nothing to undo." for said in house.recorder.said))
    assert stored(minis).starts_at == NINE + timedelta(days=7)


def test_a_free_slot_is_booked_by_a_name(page, qtbot, minis):
    card = choose(page, 22)
    QTest.keyClicks(card.family, "Julia Weber")
    QTest.keyClick(card.family, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stored(minis).slots[21].family == "Julia Weber")


def test_a_slot_without_a_name_is_refused_beside_the_field(page, qtbot, minis):
    card = choose(page, 22)
    card.book_asked.emit("  ")
    qtbot.waitUntil(lambda: card.rows["family"].error != "")
    assert stored(minis).slots[21].is_free


def test_a_break_is_made_and_given_back(page, qtbot, minis):
    choose(page, 22).block_asked.emit(True)
    qtbot.waitUntil(lambda: stored(minis).slots[21].is_blocked)
    qtbot.waitUntil(lambda: page.model.data(page.model.index(21, 2)) == "Break")
    choose(page, 22).block_asked.emit(False)
    qtbot.waitUntil(lambda: stored(minis).slots[21].is_free)


def test_a_booked_slot_is_freed_with_its_reason_and_leads_to_its_job(page, house, qtbot, minis):
    card = choose(page, 3)
    card.job_asked.emit()
    assert house.shown[-1] == ("jobs", {"job_id": page.chosen.job_id})
    card.reason.setText("Ill")
    card.free_asked.emit(card.reason.text())
    qtbot.waitUntil(lambda: stored(minis).slots[2].is_free)


def test_a_new_day_is_written_with_its_slots(page, house, qtbot):
    page.new_asked.emit()
    qtbot.waitUntil(lambda: isinstance(page.card, NewDayCard))
    page.card.title.setText("Spring minis")
    page.card.day.setDate(QDate(2027, 4, 10))
    page.card.count.setValue(6)
    page.card.save.click()
    qtbot.waitUntil(lambda: page.day is not None and page.day.title == "Spring minis")
    assert len(page.day.slots) == 6
    assert page.day.photographer == "Anna"


def test_a_day_without_a_title_is_refused_beside_the_field(page, qtbot):
    page.new_asked.emit()
    qtbot.waitUntil(lambda: isinstance(page.card, NewDayCard))
    page.card.save.click()
    qtbot.waitUntil(lambda: page.card.rows["title"].error != "")
