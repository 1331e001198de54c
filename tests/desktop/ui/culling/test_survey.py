"""Survey with a library in memory and real small pictures."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.culling.keys import key_named
from focusflow_desktop.ui.culling.overlays import Overlays
from focusflow_desktop.ui.culling.survey import FULL_AT_ONCE, MOST, SurveyView
from focusflow_desktop.ui.library.marks import Field, Mark
from focusflow_desktop.ui.library.model import PhotoGridModel
from tests.support.rooms import MemoryLibrary
from tests.support.side_pictures import side_pictures

ONE, TWO, THREE, FOUR, FIVE, SIX = (UUID(int=number) for number in range(1, 7))
PATIENCE_MS = 30_000  # a worker begins cold
REJECT = Mark(field=Field.FLAG, value=Flag.REJECT)


@pytest.fixture
def library():
    return MemoryLibrary(6)


@pytest.fixture
def view(qtbot, house, library, tmp_path: Path):
    with side_pictures(library, tmp_path, sizes={0: (900, 600), 3: (600, 900)}) as pictures:
        rows = PhotoGridModel(library)
        rows.show_ids(library.ids)
        view = SurveyView(rows, pictures, overlays=Overlays(house.runner))
        qtbot.addWidget(view)
        view.marked.connect(lambda photo_id, mark: rows.show_mark([photo_id], mark))
        view.resize(900, 700)
        view.show()
        view.show_photos(library.ids, active=TWO)
        yield view
        view.close_pictures()


def _all_came(view):
    return all(cell.is_sharp for cell in view.cells)


def test_every_picture_comes_in_the_size_of_its_cell(view, qtbot):
    qtbot.waitUntil(lambda: _all_came(view), timeout=PATIENCE_MS)
    for cell in view.cells:
        assert cell.canvas.image.width() <= cell.canvas.box[0] < 600
        assert cell.canvas.image.height() <= cell.canvas.box[1] < 600


def test_every_cell_names_its_photo(view):
    assert [cell.line.row.name for cell in view.cells] == [f"IMG_{number:04}.CR3" for number in range(1, 7)]


def test_cells_lie_in_the_room_and_portraits_stand_upright(view, qtbot):
    qtbot.waitUntil(lambda: _all_came(view), timeout=PATIENCE_MS)
    for cell in view.cells:
        assert view.board.rect().contains(cell.geometry())
    third = view.cells[2]
    assert third.width() < third.height()


def test_a_click_makes_a_picture_the_active_one(view, qtbot):
    with qtbot.waitSignal(view.moved) as moved:
        qtbot.mouseClick(view.cells[4].canvas, Qt.MouseButton.LeftButton)
    assert moved.args == [FIVE]
    assert [cell.is_active for cell in view.cells] == [False] * 4 + [True, False]
    assert "keys act here" in view.cells[4].accessibleName()


def test_arrows_walk_along_the_rows_and_between_them(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.active.photo_id == THREE
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.active.photo_id == ONE
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.active.photo_id == ONE
    top = view.active.y()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.active.y() > top
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.active.y() == top


def test_taking_a_picture_out_marks_nothing_and_the_next_is_active(view, qtbot, library):
    with qtbot.waitSignal(view.left) as left, qtbot.assertNotEmitted(view.marked):
        qtbot.keyClick(view, Qt.Key.Key_Slash)
    assert left.args == [TWO]
    assert view.ids == (ONE, THREE, FOUR, FIVE, SIX)
    assert view.active.photo_id == THREE


def test_the_rest_grows_into_the_room_of_what_was_taken_out(view):
    before = view.cells[0].width()
    for _ in range(4):
        view.remove()
    assert view.cells[0].width() > before


def test_taking_out_one_before_the_active_keeps_the_active(view):
    view.cells[0].removed.emit()
    assert view.active.photo_id == TWO


def test_x_rejects_and_leaves_the_picture_in_the_survey(view, qtbot):
    with qtbot.waitSignal(view.marked) as marked:
        qtbot.keyClick(view, Qt.Key.Key_X)
    assert marked.args == [TWO, REJECT]
    assert TWO in view.ids
    assert view.active.line.row.flag == Flag.REJECT
    assert "Reject" in view.active.accessibleName()


def test_the_last_picture_taken_out_closes_the_survey(view, qtbot):
    for _ in range(5):
        view.remove()
    with qtbot.waitSignal(view.closed) as closed:
        view.remove()
    assert closed.args[0] is not None


def test_three_pictures_zoom_together_at_one_point(view, qtbot):
    view.show_photos([ONE, TWO, FOUR])
    qtbot.waitUntil(lambda: _all_came(view), timeout=PATIENCE_MS)
    view.cells[0].canvas._set(view.cells[0].canvas.viewport.zoomed_at(20, 20))
    qtbot.waitUntil(lambda: all(cell.canvas.image.width() == 900 for cell in view.cells), timeout=PATIENCE_MS)
    assert {cell.canvas.look for cell in view.cells} == {view.cells[0].canvas.look}


def test_of_many_pictures_no_more_than_a_few_are_held_at_100_percent(view, qtbot):
    qtbot.waitUntil(lambda: _all_came(view), timeout=PATIENCE_MS)
    for at, cell in enumerate(view.cells):
        view._activate(at)
        cell.canvas._set(cell.canvas.viewport.zoomed_at(20, 20))
    zoomed = [cell for cell in view.cells if cell.canvas.look.zoom is not None]
    assert len(zoomed) == FULL_AT_ONCE
    assert view.active in zoomed
    assert not view.bar.link.isVisible()
    qtbot.waitUntil(lambda: view.active.canvas.image.width() == 900, timeout=PATIENCE_MS)


def test_a_double_click_opens_the_loupe(view, qtbot):
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseDClick(view.cells[3].canvas, Qt.MouseButton.LeftButton)
    assert opened.args == [FOUR]
    assert view.cells[3].canvas.look.zoom is None


def test_a_missing_file_says_so_in_its_cell(view, qtbot, tmp_path):
    (tmp_path / "5.jpg").unlink()
    view.show_photos([FOUR, FIVE])
    qtbot.waitUntil(lambda: "missing" in view.cells[1].line.problem, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: view.cells[0].line.problem == "", timeout=PATIENCE_MS)


def test_one_picture_is_no_survey_and_the_way_to_more_is_said(view, qtbot):
    view.show_photos([ONE])
    assert view.empty.isVisible()
    assert "Ctrl+click" in view.empty.accessibleDescription()
    with qtbot.assertNotEmitted(view.marked):
        qtbot.keyClick(view, Qt.Key.Key_X)
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_more_than_a_survey_holds_are_cut_around_the_active_one_and_said(view):
    many = [UUID(int=number) for number in range(1, 40)]
    view.show_photos(many, active=UUID(int=38))
    assert len(view.cells) == MOST
    assert view.active.photo_id == UUID(int=38)
    assert view.bar.words.text() == f"{MOST} of 39 pictures"


def test_clipping_lies_over_every_picture_that_has_come(view, qtbot):
    qtbot.waitUntil(lambda: _all_came(view), timeout=PATIENCE_MS)
    assert view.run(key_named("clipping"))
    qtbot.waitUntil(lambda: all(cell.canvas.has_overlay for cell in view.cells), timeout=PATIENCE_MS)
    view.remove()
    assert all(cell.canvas.has_overlay for cell in view.cells)
