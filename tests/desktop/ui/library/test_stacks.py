"""Bursts are stacked in the grid and opened again, and no photo is lost on the way."""

from uuid import UUID

import pytest

from focusflow_desktop.ui.library.page import LibraryPage
from tests.support.rooms import GreyThumbnails, MemoryLibrary


@pytest.fixture
def page(house, qtbot):
    library = MemoryLibrary(12)
    library.show_burst(3, 6)
    page = LibraryPage(house.frame, library=library, thumbnails=GreyThumbnails())
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_place()
    yield page
    page.close_shelf()


def _shown(page):
    return [photo.int for photo in page.photos.ids]


def test_the_first_photo_of_a_burst_says_how_many_there_are(page):
    assert page.grid.painter_of_cells.bursts == {UUID(int=3): 4}
    assert _shown(page) == list(range(1, 13))


def test_s_closes_the_burst_to_its_first_photo_and_opens_it_again(page, house):
    house.commands.enter("library")
    page.grid.show_place(4)
    assert house.commands.run("library.stack")
    assert _shown(page) == [1, 2, 3, 7, 8, 9, 10, 11, 12]
    assert page.selected == [UUID(int=3)]
    house.commands.run("library.stack")
    assert _shown(page) == list(range(1, 13))


def test_a_photo_that_stands_alone_stays_as_it_is(page):
    page.grid.show_place(0)
    page.toggle_stack()
    assert _shown(page) == list(range(1, 13))


def test_all_bursts_close_and_open_together(page):
    page.toggle_stacks()
    assert len(_shown(page)) == 9
    page.toggle_stacks()
    assert len(_shown(page)) == 12


def test_culling_gets_every_photo_of_closed_stacks(page, house):
    page.toggle_stacks()
    page.cull()
    assert len(house.shown[-1][1]["ids"]) == 12


def test_a_closed_stack_stays_closed_when_the_library_is_read_again(page):
    page.toggle_stacks()
    page.reload()
    assert len(_shown(page)) == 9


def test_a_photo_inside_a_closed_stack_leads_to_the_stack(page):
    page.toggle_stacks()
    page.show_place(active=UUID(int=5))
    assert page.selected == [UUID(int=3)]
