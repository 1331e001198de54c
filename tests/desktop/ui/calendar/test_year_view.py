from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.year_view import YearView, heat
from focusflow_desktop.ui.look.theme import DESK_LIGHT
from tests.support.calendars import THURSDAY, berlin, item, sight


@pytest.fixture
def year(shown):
    off = item(starts=berlin(14, 10), ends=berlin(14, 12), state=SessionState.CANCELLED)
    fair = item(starts=berlin(20, 0), ends=berlin(22, 0), kind=ItemKind.BLACKOUT)
    bookings = [item(starts=berlin(14, n), ends=berlin(14, n + 1)) for n in (9, 11)]
    return shown(YearView(), sight(*bookings, off, fair))


def test_only_bookings_are_counted(year):
    assert year.counts == {THURSDAY: 2}
    assert year.off == {date(2026, 5, 20), date(2026, 5, 21)}


def test_a_day_is_said_in_words(year):
    assert year.words_of(THURSDAY) == "Thursday, 14 May, 2 bookings"
    assert year.words_of(date(2026, 5, 20)).endswith("Not available")


def test_more_bookings_are_deeper():
    depths = [heat(count, DESK_LIGHT).alphaF() for count in (0, 1, 2, 4, 9)]
    assert depths == sorted(depths)
    assert depths[3] == depths[4]


def test_a_click_and_enter_go_to_the_day(year):
    days = []
    year.day_asked.connect(days.append)
    cell = next(cell for cell, day in year._cells if day == date(2026, 2, 3))
    QTest.mouseClick(year.viewport(), Qt.MouseButton.LeftButton, pos=cell.center().toPoint())
    QTest.keyClick(year, Qt.Key.Key_Down)
    QTest.keyClick(year, Qt.Key.Key_Return)
    assert days == [date(2026, 2, 3), date(2026, 5, 21)]
    assert year.accessibleDescription().startswith("Thursday, 21 May")


def test_all_days_of_the_year_are_there(year):
    assert len(year._cells) == 365
