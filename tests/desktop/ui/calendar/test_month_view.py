import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from focusflow_desktop.ui.calendar.month_view import MonthView
from tests.support.calendars import THURSDAY, berlin, item, sight

BUTTON, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier
SESSION = item(starts=berlin(14, 10), ends=berlin(14, 12))
TRIP = item("Trip", starts=berlin(16, 9), ends=berlin(19, 18))


@pytest.fixture
def month(shown):
    return shown(MonthView(), sight(SESSION, TRIP))


def _boxes(month, wanted):
    return [box.toRect() for box, shown in month.boxes if shown == wanted]


def test_what_lasts_over_a_week_is_a_bar_in_each(month):
    assert len(_boxes(month, TRIP)) == 2


def test_a_full_day_says_how_many_more_and_opens_the_day(shown):
    month = shown(
        MonthView(),
        sight(*(item(f"S{n}", starts=berlin(14, 8 + n), ends=berlin(14, 9 + n)) for n in range(9))),
    )
    [(box, day)] = month._more
    assert day == THURSDAY
    days = []
    month.day_asked.connect(days.append)
    QTest.mouseClick(month.viewport(), BUTTON, pos=box.center().toPoint())
    assert days == [THURSDAY]


def test_a_session_is_pulled_to_another_day_at_its_own_time(month):
    asked = []
    month.move_asked.connect(lambda item, proposal: asked.append(proposal.starts_at))
    start = _boxes(month, SESSION)[0].center()
    end = start + QPoint(round(month._cell[0]), round(month._cell[1]))
    QTest.mousePress(month.viewport(), BUTTON, pos=start)
    QTest.mouseMove(month.viewport(), end)
    QTest.mouseRelease(month.viewport(), BUTTON, pos=end)
    assert asked == [berlin(22, 10)]


def test_alt_down_moves_by_a_week(month):
    asked = []
    month.move_asked.connect(lambda item, proposal: asked.append(proposal.starts_at))
    month.pick(SESSION)
    QTest.keyClick(month, Qt.Key.Key_Down, ALT)
    QTest.keyClick(month, Qt.Key.Key_Left, ALT)
    assert asked == [berlin(21, 10), berlin(13, 10)]


def test_a_double_click_opens_the_day(month):
    days = []
    month.day_asked.connect(days.append)
    below = _boxes(month, SESSION)[0].bottomLeft() + QPoint(20, 30)
    QTest.mouseDClick(month.viewport(), BUTTON, pos=below)
    assert days == [THURSDAY]
