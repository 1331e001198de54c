"""Compare with a library in memory and real small pictures."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt

from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.culling.compare import CompareView
from focusflow_desktop.ui.culling.keys import key_named
from focusflow_desktop.ui.culling.overlays import Overlays
from focusflow_desktop.ui.library.marks import Field, Mark
from focusflow_desktop.ui.library.model import PhotoGridModel
from tests.support.pointing import turn_wheel
from tests.support.side_pictures import DetailedLibrary, side_pictures

ONE, TWO, THREE, FOUR = (UUID(int=number) for number in range(1, 5))
PICK = Mark(field=Field.FLAG, value=Flag.PICK)
PATIENCE_MS = 30_000  # a worker begins cold
REJECT = Mark(field=Field.FLAG, value=Flag.REJECT)


@pytest.fixture
def library():
    return DetailedLibrary(4)


@pytest.fixture
def view(qtbot, house, library, tmp_path: Path):
    with side_pictures(library, tmp_path, sizes={0: (1800, 1200), 3: (900, 600)}) as pictures:
        rows = PhotoGridModel(library)
        rows.show_ids(library.ids)
        view = CompareView(library, rows, pictures, overlays=Overlays(house.runner))
        qtbot.addWidget(view)
        view.marked.connect(lambda photo_id, mark: rows.show_mark([photo_id], mark))
        view.resize(1000, 700)
        view.show()
        view.show_photos(library.ids, active=ONE)
        yield view
        view.close_pictures()


def _shown(view):
    return view.pair.select, view.pair.candidate


def _marks_of(view, qtbot, press):
    marks = []
    view.marked.connect(lambda photo_id, mark: marks.append((photo_id, mark)))
    press()
    return marks


def test_both_pictures_come_as_large_as_their_panes(view, qtbot):
    qtbot.waitUntil(lambda: view.select.is_sharp and view.candidate.is_sharp, timeout=PATIENCE_MS)
    for pane in (view.select, view.candidate):
        assert pane.canvas.image.width() <= pane.canvas.box[0] < 1800
        assert pane.canvas.viewport.picture == (1800, 1200)


def test_both_panes_name_their_photo(view):
    assert view.select.strip.row.id == ONE
    assert view.candidate.strip.row.id == TWO


def test_zooming_brings_both_at_100_percent_to_the_same_point(view, qtbot):
    qtbot.waitUntil(lambda: view.select.is_sharp and view.candidate.is_sharp, timeout=PATIENCE_MS)
    view.select.canvas._set(view.select.canvas.viewport.zoomed_at(120, 160))
    qtbot.waitUntil(lambda: view.candidate.canvas.image.width() == 1800, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: view.select.canvas.image.width() == 1800, timeout=PATIENCE_MS)
    assert view.candidate.canvas.viewport.at == pytest.approx(view.select.canvas.viewport.at)
    assert view.candidate.canvas.viewport.zoom == 1.0


def test_an_enlarged_small_picture_is_called_loading_until_the_full_one_is_there(view, qtbot):
    qtbot.waitUntil(lambda: view.select.is_sharp, timeout=PATIENCE_MS)
    view.select.canvas._set(view.select.canvas.viewport.zoomed_at(120, 160))
    assert "loading" in view.select.strip._zoom
    qtbot.waitUntil(lambda: view.select.strip._zoom == "100 %", timeout=PATIENCE_MS)


def test_the_next_candidate_is_seen_at_the_point_of_the_one_before(view, qtbot):
    qtbot.waitUntil(lambda: view.select.is_sharp and view.candidate.is_sharp, timeout=PATIENCE_MS)
    view.select.canvas._set(view.select.canvas.viewport.zoomed_at(120, 160))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: view.candidate.canvas.image.width() == 900, timeout=PATIENCE_MS)
    assert view.candidate.canvas.look == view.select.canvas.look


def test_loosened_panes_move_alone_until_linked_again(view, qtbot):
    qtbot.waitUntil(lambda: view.select.is_sharp and view.candidate.is_sharp, timeout=PATIENCE_MS)
    qtbot.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    view.candidate.canvas._set(view.candidate.canvas.viewport.zoomed_at(60, 60))
    assert view.select.canvas.viewport.zoom is None
    assert "Not linked" in view.bar.link.text()
    qtbot.mouseClick(view.bar.link, Qt.MouseButton.LeftButton)
    assert view.select.canvas.viewport.at == pytest.approx(view.candidate.canvas.viewport.at)
    assert view.bar.link.isChecked()


def test_leaving_100_percent_lets_the_large_pictures_go(view, qtbot):
    view.toggle_zoom()
    qtbot.waitUntil(lambda: view.candidate.canvas.image.width() == 1800, timeout=PATIENCE_MS)
    view.toggle_zoom()
    qtbot.waitUntil(lambda: view.candidate.canvas.image.width() < 1800, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: view._pictures.nbytes < 4 * 500 * 400 * 4, timeout=PATIENCE_MS)


def test_the_keys_mark_the_active_picture_and_the_mark_is_seen(view, qtbot):
    marks = _marks_of(view, qtbot, lambda: qtbot.keyClick(view, Qt.Key.Key_X))
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_4)
    assert marks == [(TWO, REJECT), (ONE, Mark(field=Field.RATING, value=4))]
    assert view.candidate.strip.row.flag == Flag.REJECT
    assert view.select.strip.row.rating == 4


def test_a_click_makes_a_picture_the_active_one(view, qtbot):
    qtbot.mouseClick(view.select.canvas, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert view.active is view.select
    assert "Keys act here" in view.select.head.accessibleName()
    assert "Keys act here" not in view.candidate.head.accessibleName()
    assert view.decisions.reject.text() == "Reject select"


def test_arrows_bring_the_next_candidate_and_the_select_stays(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert _shown(view) == (ONE, THREE)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert _shown(view) == (ONE, TWO)


def test_return_makes_the_candidate_the_select_and_down_swaps(view, qtbot):
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert _shown(view) == (TWO, THREE)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert _shown(view) == (THREE, TWO)
    assert view.select.head.accessibleName().startswith("Select, IMG_0003")


def test_shift_and_a_mark_goes_on_to_the_next_candidate(view, qtbot):
    press = lambda: qtbot.keyClick(view, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)  # noqa: E731
    assert _marks_of(view, qtbot, press) == [(TWO, REJECT)]
    assert _shown(view) == (ONE, THREE)


def test_accepting_picks_the_select_and_leaves_at_it(view, qtbot):
    with qtbot.waitSignal(view.closed) as closed:
        marks = _marks_of(view, qtbot, view.accept)
    assert marks == [(ONE, PICK)]
    assert closed.args == [ONE]


def test_escape_leaves_at_the_active_photo_and_marks_nothing(view, qtbot):
    with qtbot.waitSignal(view.closed) as closed, qtbot.assertNotEmitted(view.marked):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert closed.args == [TWO]


def test_what_differs_is_said_of_both(view):
    for pane, words in ((view.select, "1/800 s"), (view.candidate, "1/200 s")):
        assert words in [fact.words for fact in pane.head.facts if fact.differs]
        assert f"Shutter {words} (differs)" in pane.head.accessibleName()


def test_sharpness_is_compared_inside_a_burst_only(view, library):
    library.show_burst(1, 2, sharpness=[20.0, 10.0])
    library.bursts(library.ids, view.show_bursts)
    assert view.select.head.sharpness == "Sharper"
    assert view.candidate.head.sharpness == "50 % as sharp"
    view.step(1)
    assert view.select.head.sharpness == ""


def test_a_missing_file_says_so_and_can_still_be_marked(view, qtbot, tmp_path):
    (tmp_path / "4.jpg").unlink()
    view.show_candidate(FOUR)
    qtbot.waitUntil(lambda: "missing" in view.candidate.strip._zoom, timeout=PATIENCE_MS)
    assert _marks_of(view, qtbot, lambda: view.mark(PICK)) == [(FOUR, PICK)]


def test_one_photo_is_not_compared_and_the_way_to_a_second_is_said(view, qtbot):
    view.show_photos([ONE])
    assert view.empty.isVisible()
    assert "Ctrl+click" in view.empty.accessibleDescription()
    assert _marks_of(view, qtbot, lambda: qtbot.keyClick(view, Qt.Key.Key_X)) == []
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_a_hidden_view_keeps_no_picture_and_has_them_again_when_shown(view, qtbot):
    qtbot.waitUntil(lambda: view.select.is_sharp and view.candidate.is_sharp, timeout=PATIENCE_MS)
    view.hide()
    assert view._pictures.nbytes == 0
    view.show()
    qtbot.waitUntil(lambda: view._pictures.nbytes > 0, timeout=PATIENCE_MS)


def test_focus_peaking_lies_over_both_pictures_and_over_the_next_one(view, qtbot):
    qtbot.waitUntil(lambda: view.select.is_sharp and view.candidate.is_sharp, timeout=PATIENCE_MS)
    assert view.run(key_named("peaking"))
    panes = (view.select, view.candidate)
    qtbot.waitUntil(lambda: all(pane.canvas.has_overlay for pane in panes), timeout=PATIENCE_MS)
    view.step(1)
    assert not view.candidate.canvas.has_overlay
    qtbot.waitUntil(lambda: view.candidate.canvas.has_overlay, timeout=PATIENCE_MS)
    assert view.run(key_named("peaking"))
    assert not any(pane.canvas.has_overlay for pane in panes)


def test_the_wheel_zooms_both_and_says_which_picture_is_meant(view, qtbot):
    qtbot.waitUntil(lambda: view.select.is_sharp and view.candidate.is_sharp, timeout=PATIENCE_MS)
    turn_wheel(view.select.canvas)
    assert view.active is view.select
    zoom = view.select.canvas.viewport.zoom
    assert zoom is not None and view.candidate.canvas.viewport.zoom == zoom
