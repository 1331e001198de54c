from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from focusflow_desktop.ui.dashboard.page import NeedRow, TodayPage
from focusflow_desktop.ui.dashboard.state import Line, TodayState
from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.widgets.empty_state import EmptyState

DAY = date(2026, 5, 14)
LINE = Line(icon="hard-drive", tone=Tone.BAD, title="Card A", detail="One copy", act="Copy", room="import")


@pytest.fixture
def page(house, qtbot):
    page = TodayPage(rooms=frozenset({"import"}))
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def _button(page, words):
    return next(b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())


def test_each_line_offers_its_act(page):
    chosen = []
    page.line_chosen.connect(chosen.append)
    page.show_state(TodayState(day=DAY, lines=(LINE,)))
    _button(page, "Copy").click()
    assert chosen == [LINE]


def test_a_line_whose_room_does_not_exist_has_no_button(page):
    line = Line(icon="link", tone=Tone.INFORMATION, title="T", detail="D", act="Link them", room="nowhere")
    page.show_state(TodayState(day=DAY, lines=(line,)))
    assert [b.text() for b in page.findChild(NeedRow).findChildren(QPushButton)] == []


def test_a_quiet_day_says_that_nothing_needs_one(page):
    page.show_state(TodayState(day=DAY))
    assert page.findChild(EmptyState).accessibleName() == "Nothing needs you"


def test_the_first_day_offers_the_first_card(page):
    asked = []
    page.import_asked.connect(lambda: asked.append(1))
    page.show_state(TodayState(day=DAY, has_photos=False))
    empty = page.findChild(EmptyState)
    empty.findChild(QPushButton).click()
    assert asked == [1]


def test_the_day_is_the_title(page):
    page.show_state(TodayState(day=DAY))
    assert any(label.text() == "Thursday, 14 May" for label in page.findChildren(QLabel))
