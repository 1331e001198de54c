"""The loupe with a library in memory and real previews of small pictures."""

from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

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


def test_keys_reach_the_page_through_the_table(page, house, library):
    house.commands.enter("culling")
    assert house.commands.run("culling.stars_4")
    assert library.kept[UUID(int=3)].rating == 4
