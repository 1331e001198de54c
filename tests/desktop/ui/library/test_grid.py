"""The grid's geometry and keys, with a library in memory: where a cell is, where a key leads, what is selected."""

import pytest
from PySide6.QtCore import QPoint, Qt

from focusflow_desktop.ui.library.grid import PhotoGrid
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from tests.support.rooms import GreyThumbnails, MemoryLibrary


@pytest.fixture
def grid(qtbot):
    library = MemoryLibrary(100)
    model = PhotoGridModel(library)
    model.show_ids(library.ids)
    shelf = ThumbnailShelf(GreyThumbnails())
    made = PhotoGrid(model, shelf)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.updateGeometries()
    made.show_place(0)
    yield made
    shelf.close()


def test_the_photo_under_a_point_is_the_one_painted_there(grid):
    for place in (0, 1, grid.columns, grid.columns + 2):
        rect = grid.visualRect(grid.model().index(place))
        assert grid.indexAt(rect.center()).row() == place
    assert not grid.indexAt(QPoint(2, 2)).isValid()


def test_arrows_go_through_the_rows_and_stop_at_both_ends(grid, qtbot):
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up)
    places = []
    for key in keys:
        qtbot.keyClick(grid, key)
        places.append(grid.currentIndex().row())
    columns = grid.columns
    assert places == [1, 1 + columns, columns, 0, 0]
    qtbot.keyClick(grid, Qt.Key.Key_End)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().row() == 99


def test_the_active_photo_is_always_in_view(grid, qtbot):
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown):
        qtbot.keyClick(grid, key)
        first, last = grid.visible_places()
        assert first <= grid.currentIndex().row() <= last
    grid.show_place(57)
    grid.show_cell_size(10_000)
    first, last = grid.visible_places()
    assert first <= 57 <= last


def test_shift_and_a_click_take_all_between_in_reading_order(grid, qtbot):
    def click(place, *, modifier=Qt.KeyboardModifier.NoModifier):
        centre = grid.visualRect(grid.model().index(place)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, centre)

    click(1)
    click(grid.columns + 1, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected_places() == list(range(1, grid.columns + 2))
    click(3, modifier=Qt.KeyboardModifier.ControlModifier)
    assert 3 not in grid.selected_places()


def test_only_what_is_seen_is_wanted(grid):
    first, last = grid.visible_places()
    assert (first, last < 99) == (0, True)
