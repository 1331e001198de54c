import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.dates import View
from focusflow_desktop.ui.calendar.time_grid import TimeGrid
from tests.support.calendars import berlin, item, sight

FIRST = item("First", starts=berlin(12, 10), ends=berlin(12, 12))
SECOND = item("Second", starts=berlin(14, 15), ends=berlin(14, 16))
KEY, ALT, SHIFT = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def grid(shown):
    return shown(TimeGrid(View.WEEK), sight(FIRST, SECOND))


def test_the_first_arrow_chooses_what_comes_next_and_then_goes_from_item_to_item(grid):
    QTest.keyClick(grid, KEY.Key_Right)
    assert grid.choice == SECOND
    QTest.keyClick(grid, KEY.Key_Left)
    assert grid.choice == FIRST


def test_the_chosen_item_is_spoken(grid):
    grid.pick(SECOND)
    assert grid.accessibleDescription().startswith("Second, Thursday, 14 May, ")
    assert grid.accessibleDescription().endswith("Booked")


def test_alt_and_arrows_ask_to_move_the_session(grid):
    asked = []
    grid.move_asked.connect(lambda item, proposal: asked.append(proposal))
    grid.pick(FIRST)
    for key, modifiers in (
        (KEY.Key_Down, ALT), (KEY.Key_Right, ALT), (KEY.Key_Down, ALT | SHIFT),
    ):  # fmt: skip
        QTest.keyClick(grid, key, modifiers)
    assert [(one.starts_at, one.ends_at) for one in asked] == [
        (berlin(12, 10, 15), berlin(12, 12, 15)),
        (berlin(13, 10), berlin(13, 12)),
        (berlin(12, 10), berlin(12, 12, 15)),
    ]


def test_what_is_over_does_not_move_by_keys(shown):
    off = item(starts=berlin(14, 10), ends=berlin(14, 12), state=SessionState.NO_SHOW)
    grid = shown(TimeGrid(View.WEEK), sight(off))
    asked = []
    grid.move_asked.connect(lambda *said: asked.append(said))
    grid.pick(off)
    QTest.keyClick(grid, KEY.Key_Down, ALT)
    assert not asked


def test_enter_opens_and_escape_lets_go(grid):
    opened = []
    grid.opened.connect(opened.append)
    grid.pick(SECOND)
    QTest.keyClick(grid, KEY.Key_Return)
    QTest.keyClick(grid, KEY.Key_Escape)
    assert opened == [SECOND]
    assert grid.choice is None
