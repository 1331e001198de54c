"""The loupe with a library in memory and real previews of small pictures."""

from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.previews import Previews
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.culling.compare_pictures import SidePictures
from focusflow_desktop.ui.culling.overlays import Overlays
from focusflow_desktop.ui.culling.page import CullingPage
from focusflow_desktop.ui.culling.pictures import LoupePictures
from focusflow_desktop.ui.library.marks import Field, Mark
from tests.support.rooms import GreyThumbnails, MemoryLibrary

PICK = Mark(field=Field.FLAG, value=Flag.PICK)
REJECT = Mark(field=Field.FLAG, value=Flag.REJECT)


class NoFiles:
    def file_of(self, _photo_id):
        return None


@pytest.fixture
def library():
    return MemoryLibrary(9)


@pytest.fixture
def page(house, qtbot, library, tmp_path: Path):
    with Pool(workers=1) as pool:
        previews = Previews(pool, folder=tmp_path / "previews")
        page = CullingPage(
            house.frame,
            library=library,
            thumbnails=GreyThumbnails(),
            pictures=LoupePictures(previews, NoFiles()),
            beside=partial(SidePictures, previews, NoFiles()),
            overlays=Overlays(house.runner),
        )
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        page.show_place(ids=library.ids, active=UUID(int=3), filter=Filter(), title="Shoot")
        yield page
        page.close_pictures()


def test_culling_begins_at_the_active_photo(page):
    assert page.sitting.current == UUID(int=3)


def test_a_mark_is_painted_and_written_and_stays_on_the_photo(page, library):
    page.sitting.mark(PICK)
    assert page.loupe.strip.row.flag == Flag.PICK
    assert library.kept[UUID(int=3)].flag == Flag.PICK
    assert page.sitting.current == UUID(int=3)


def test_shift_and_a_mark_goes_on(page):
    page.sitting.mark(PICK, advances=True)
    assert page.sitting.current == UUID(int=4)


def test_a_mark_that_leaves_the_filter_moves_to_the_slot_neighbour_and_says_so(page, library, house):
    unmarked = Filter(is_unmarked=True)
    page.show_place(ids=library.ids, active=UUID(int=3), filter=unmarked)
    page.sitting.mark(REJECT)
    assert page.sitting.current == UUID(int=4)
    assert "IMG_0003" in house.recorder.only.text


def test_undo_returns_to_the_photo_even_if_the_filter_had_let_it_go(page, library):
    page.show_place(ids=library.ids, active=UUID(int=3), filter=Filter(is_unmarked=True))
    page.sitting.mark(REJECT)
    page.step(3)
    page.sitting.take_back()
    assert page.sitting.current == UUID(int=3)
    assert page.loupe.strip.row.flag == Flag.NONE


def test_a_photo_whose_file_is_away_says_so_and_can_still_be_marked(page, library, qtbot):
    qtbot.waitUntil(lambda: "cannot be shown" in page.loupe.strip._zoom)
    page.sitting.mark(PICK)
    assert library.kept[UUID(int=3)].flag == Flag.PICK


def press(house, *names):
    house.commands.enter("culling")
    for name in names:
        assert house.commands.run(f"culling.{name}"), name


def test_keys_reach_the_page_through_the_table(page, house, library):
    house.commands.enter("culling")
    assert house.commands.run("culling.stars_4")
    assert library.kept[UUID(int=3)].rating == 4


class ShownWindows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):  # noqa: N802 — Qt calls it
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def shown_windows(qapp):
    made = ShownWindows()
    qapp.installEventFilter(made)
    yield made.shown
    qapp.removeEventFilter(made)


def test_building_the_room_flashes_no_window(shown_windows, page):
    assert shown_windows == ["CullingPage"]


def test_compare_shows_the_burst_and_going_back_keeps_the_place(page, house, library):
    library.show_burst(3, 5)
    page.show_place(ids=library.ids, active=UUID(int=4))
    press(house, "compare")
    assert page.views.currentWidget() is page.compare
    assert page.compare.pair.ids == (UUID(int=3), UUID(int=4), UUID(int=5))
    assert page.compare.pair.select == UUID(int=4)
    press(house, "loupe")
    assert page.views.currentWidget() is page.around
    assert page.sitting.current in page.compare.pair.ids


def test_marks_in_compare_are_of_the_picture_the_keys_act_on(page, house, library):
    press(house, "compare", "reject", "rate_up", "next")
    rejected = library.kept[UUID(int=4)]
    assert (rejected.flag, rejected.rating) == (Flag.REJECT, 1)
    assert library.kept[UUID(int=3)].flag == Flag.NONE
    assert page.compare.pair.candidate == UUID(int=5)
    press(house, "choose")
    assert page.compare.pair.select == UUID(int=5)


def test_survey_shows_the_next_few_where_no_burst_says_which(page, house):
    press(house, "survey", "next", "pick")
    assert page.survey.ids == tuple(UUID(int=number) for number in range(3, 9))
    assert page.survey.cells[1].photo_id == UUID(int=4)
    press(house, "choose")
    assert page.views.currentWidget() is page.around
    assert (page.sitting.current, page.sitting.row.flag) == (UUID(int=4), Flag.PICK)


def test_from_compare_to_survey_and_up_step_by_step_to_the_library(page, house):
    press(house, "compare", "survey", "back")
    assert page.views.currentWidget() is page.around
    press(house, "back")
    assert house.shown == [("library", {"active": page.sitting.current})]


def test_undo_of_something_out_of_sight_leads_back_to_the_loupe(page, house, library):
    library.show_burst(7, 9)
    page.show_place(ids=library.ids, active=UUID(int=2))
    press(house, "pick")
    page.sitting.go_to(UUID(int=8))
    press(house, "compare", "undo")
    assert page.views.currentWidget() is page.around
    assert page.sitting.current == UUID(int=2)


def test_a_photo_rejected_in_compare_stays_until_one_goes_back(page, house, library):
    page.show_place(ids=library.ids, active=UUID(int=3), filter=Filter(is_unmarked=True))
    press(house, "compare", "reject")
    assert UUID(int=4) in page.sitting.place.ids
    press(house, "other_pane", "back")
    assert UUID(int=4) not in page.sitting.place.ids
    assert page.sitting.current == UUID(int=3)


def test_the_library_may_ask_for_a_view(page, library):
    page.show_place(ids=library.ids, active=UUID(int=3), view="survey")
    assert page.views.currentWidget() is page.survey


def test_space_shows_every_pixel_while_it_is_held(page, qtbot):
    canvas = page.loupe.canvas
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    assert canvas.viewport.zoom is not None
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.viewport.zoom is None


def test_the_room_takes_a_held_key_before_the_commands(page):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert page.event(event)
    assert event.isAccepted()


def test_caps_lock_goes_on_while_it_is_lit_without_changing_the_setting(page, qtbot, house):
    qtbot.keyClick(page.loupe.canvas, Qt.Key.Key_CapsLock)
    press(house, "pick")
    assert page.sitting.current == UUID(int=4)
    assert page.around.head.advance.text() == "Auto-advance on"
    assert not house.settings.is_on("culling.auto_advance")
    qtbot.keyClick(page.loupe.canvas, Qt.Key.Key_CapsLock)
    press(house, "pick")
    assert page.sitting.current == UUID(int=4)


def test_auto_advance_and_the_surround_are_settings_and_read_at_once(page, house):
    press(house, "advance", "surround")
    assert house.settings.is_on("culling.auto_advance")
    assert house.settings.text("look.surround") == "#808080"
    house.settings.set("culling.auto_advance", False)
    assert page.around.head.advance.text() == "Auto-advance off"


def test_a_setting_that_cannot_be_stored_is_said(page, house, tmp_path):
    (tmp_path / "config").write_text("a file where the folder should be")
    press(house, "surround")
    assert "could not be remembered" in house.recorder.only.text


def test_the_burst_beside_the_picture_says_what_is_suggested(page, library):
    library.show_burst(3, 5)
    page.show_place(ids=library.ids, active=UUID(int=3))
    said = page.around.side.burst
    assert said.title.text() == "Burst of 3"
    assert said.lines.item(0).text() == "Suggest Select\nSharpest of 3"
    page.sitting.step(5)
    assert said.isHidden()


def test_a_selection_of_the_library_is_put_side_by_side_as_it_is(page, library):
    chosen = [UUID(int=number) for number in (2, 5, 8)]
    page.show_place(ids=chosen, active=UUID(int=5), view="survey", together=True)
    assert page.survey.isVisible()
    assert page.survey.ids == tuple(chosen)
    assert page.survey.active.photo_id == UUID(int=5)
