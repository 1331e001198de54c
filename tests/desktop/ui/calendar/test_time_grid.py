import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.dates import View
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.time_grid import TimeGrid
from tests.support.calendars import THURSDAY, berlin, item, sight

SESSION = item(starts=berlin(14, 10), ends=berlin(14, 12))
BUTTON = Qt.MouseButton.LeftButton
HOUR = 52


@pytest.fixture
def grid(shown):
    return shown(TimeGrid(View.WEEK), sight(SESSION))


def _box(grid, wanted=SESSION):
    return next(box for box, shown in grid.boxes if shown.id == wanted.id).toRect()


def _pull(grid, start, end):
    where = grid.viewport()
    QTest.mousePress(where, BUTTON, pos=start)
    QTest.mouseMove(where, (start + end) / 2)
    QTest.mouseMove(where, end)
    QTest.mouseRelease(where, BUTTON, pos=end)


def _heard(signal):
    said = []
    signal.connect(lambda *values: said.append(values))
    return said


def test_a_session_is_dragged_to_a_quarter_of_an_hour(grid):
    asked, tried = _heard(grid.move_asked), _heard(grid.move_tried)
    middle = _box(grid).center()
    _pull(grid, middle, middle + QPoint(0, HOUR + 3))
    assert asked == [(SESSION, Proposal(starts_at=berlin(14, 11), ends_at=berlin(14, 13)))]
    assert tried


def test_a_session_is_dragged_to_another_day(grid):
    asked = _heard(grid.move_asked)
    middle = _box(grid).center()
    _pull(grid, middle, middle + QPoint(round(grid._column), 0))
    assert asked[0][1].starts_at == berlin(15, 10)


def test_its_lower_edge_makes_it_longer(grid):
    asked = _heard(grid.move_asked)
    edge = QPoint(_box(grid).center().x(), _box(grid).bottom() - 2)
    _pull(grid, edge, edge + QPoint(0, HOUR))
    assert asked[0][1].starts_at == berlin(14, 10)
    assert asked[0][1].ends_at == berlin(14, 13)


def test_empty_ground_draws_a_new_session(grid):
    asked = _heard(grid.new_asked)
    start = QPoint(_box(grid).center().x(), _box(grid).bottom() + HOUR)
    _pull(grid, start, start + QPoint(0, HOUR))
    [(proposal,)] = asked
    assert (proposal.ends_at - proposal.starts_at).total_seconds() >= 2700


def test_a_press_that_hardly_moves_only_chooses(grid):
    asked, chosen = _heard(grid.move_asked), _heard(grid.chosen)
    middle = _box(grid).center()
    _pull(grid, middle, middle + QPoint(1, 1))
    assert not asked
    assert chosen == [(SESSION,)]


def test_what_was_cancelled_cannot_be_dragged(shown):
    off = item(starts=berlin(14, 10), ends=berlin(14, 12), state=SessionState.CANCELLED)
    grid = shown(TimeGrid(View.DAY), sight(off))
    asked = _heard(grid.move_asked)
    middle = _box(grid, off).center()
    _pull(grid, middle, middle + QPoint(0, 2 * HOUR))
    assert not asked


def test_the_pointer_over_an_edge_says_that_it_can_be_pulled(grid):
    edge = QPoint(_box(grid).center().x(), _box(grid).bottom() - 2)
    QTest.mouseMove(grid.viewport(), edge)
    assert grid.viewport().cursor().shape() is Qt.CursorShape.SizeVerCursor


def test_a_double_click_on_empty_ground_begins_an_hour(grid):
    asked = _heard(grid.new_asked)
    QTest.mouseDClick(
        grid.viewport(), BUTTON, pos=QPoint(_box(grid).center().x(), _box(grid).bottom() + HOUR)
    )
    assert (asked[0][0].ends_at - asked[0][0].starts_at).total_seconds() == 3600


def test_a_day_shows_one_day(shown):
    assert shown(TimeGrid(View.DAY), sight(SESSION)).days == (THURSDAY,)
