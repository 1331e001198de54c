from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from focusflow_desktop.ui.widgets.day_field import DayField


@pytest.fixture
def field(qtbot):
    field = DayField("Not known yet")
    qtbot.addWidget(field)
    field.show()
    return field


def today():
    day = QDate.currentDate()
    return date(day.year(), day.month(), day.day())


def test_it_begins_without_a_day_and_says_so(field):
    assert field.day is None
    assert field.text() == "Not known yet"


def test_a_shown_day_is_told_to_nobody_and_delete_empties_it(field):
    told = []
    field.dateChanged.connect(told.append)
    field.show_day(date(2026, 8, 22))
    assert (field.day, told) == (date(2026, 8, 22), [])
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert (field.day, len(told)) == (None, 1)


def test_the_first_step_out_of_nowhere_is_today(field):
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.day == today()


def test_digits_begin_with_todays_date(field):
    QTest.keyClicks(field, "1")
    assert field.day is not None
    assert field.day.year == today().year


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_empty_calendar_opens_at_this_month_and_what_is_picked_is_told_once(field, qtbot):
    field.resize(240, 32)
    told = []
    field.settled.connect(told.append)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(228, 16))
    month = field.calendarWidget()
    assert month.isVisible()
    assert (month.yearShown(), month.monthShown()) == (today().year, today().month)
    month.clicked.emit(QDate(2026, 8, 22))
    field.editingFinished.emit()
    assert told == [date(2026, 8, 22)]
    month.window().hide()


def test_tab_leaves_the_empty_field(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field, after = DayField("Not known yet", window), QLineEdit(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert after.hasFocus()
