"""The library room with a library in memory."""

from dataclasses import replace
from uuid import UUID

import pytest

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.library.marks import Field, Mark
from focusflow_desktop.ui.library.page import LibraryPage
from focusflow_desktop.ui.library.state import LibraryState
from tests.support.rooms import GreyThumbnails, MemoryLibrary


@pytest.fixture
def library():
    return MemoryLibrary(40)


@pytest.fixture
def page(house, qtbot, library):
    page = LibraryPage(house.frame, library=library, thumbnails=GreyThumbnails())
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.show_place()
    yield page
    page.close_shelf()


def test_entering_shows_every_photo_with_the_first_active(page, library):
    assert list(page.photos.ids) == library.ids
    assert page.selected == [UUID(int=1)]


def test_a_mark_goes_to_everything_selected(page, library):
    page.select_all()
    page.mark(Mark(field=Field.FLAG, value=Flag.PICK))
    assert {one.flag for one in library.kept.values()} == {Flag.PICK}
    assert len(library.steps) == 1


def test_the_same_label_again_takes_it_away(page, library):
    red = Mark(field=Field.LABEL, value="red")
    page.mark(red)
    page.mark(red)
    assert library.kept[UUID(int=1)].label == "none"


def test_a_filter_that_nothing_matches_says_so(page, house):
    page.bar.apply(Filter(rating_at_least=5))
    assert page.empty.isVisible()
    assert not house.commands["library.cull"].enabled()


def test_clearing_the_filter_brings_everything_back(page, library):
    page.bar.apply(replace(page.bar.filter, flags=frozenset({Flag.PICK})))
    page.bar.clear()
    assert len(page.photos.ids) == 40


def test_culling_starts_at_the_active_photo(page, house):
    page.grid.show_place(7)
    page.cull()
    room, place = house.shown[-1]
    assert (room, place["active"], len(place["ids"])) == ("culling", UUID(int=8), 40)


def test_an_empty_library_offers_three_ways_in(page):
    page.show_library(LibraryState(ids=[]))
    assert page.empty.isVisible()
    assert not page.facts.isVisible()


def test_pictures_come_for_what_is_seen(page, qtbot):
    qtbot.waitUntil(lambda: page.shelf.look(UUID(int=1)) is not None)
    assert page.shelf.look(UUID(int=40)) is None


def test_ctrl_z_takes_a_mark_back_where_it_was_given(page, house, library):
    first = library.ids[0]
    page.show_place(active=first)
    page.mark(Mark(field=Field.FLAG, value=Flag.PICK))
    house.commands.enter("library")
    assert house.commands.run("library.undo")
    assert library.kept[first].flag == Flag.NONE
    assert page.photos.row_of(first).flag == Flag.NONE


def test_a_shoot_is_told_once_when_it_is_opened(page, library, qtbot):
    told = []
    page.shoot_opened.connect(told.append)
    shoot = Filter(session_ids=frozenset({UUID(int=7)}))
    page.bar.apply(shoot)
    page.bar.apply(replace(shoot, rating_at_least=3))
    page.bar.apply(shoot)
    assert told == [library.ids]


def test_a_photo_whose_file_has_gone_says_so_at_once(page, house, library):
    first = UUID(int=1)
    page.photos.row_at(0)
    library.kept[first] = replace(library.kept[first], is_missing=True)
    house.door.bus.changed.emit(Changes.of("photos", [first]), None)
    assert page.photos.row_of(first).is_missing


def test_a_picture_that_could_not_be_had_is_tried_again_when_files_came(page, house, qtbot):
    class Away(GreyThumbnails):
        is_away = True

        def thumbnail(self, photo_id, edge_px):
            return None if self.is_away else super().thumbnail(photo_id, edge_px)

    first, source = UUID(int=1), Away()
    page.shelf._source = source
    page.shelf.forget()
    page.grid.viewport().update()
    page.shelf.want([first], box=page.grid.viewport().size())
    qtbot.waitUntil(lambda: page.shelf.is_broken(first))
    source.is_away = False
    house.door.bus.changed.emit(Changes.of("photos"), None)
    assert not page.shelf.is_broken(first)


@pytest.mark.parametrize(("key", "view"), [("compare", "compare"), ("survey", "survey")])
def test_c_and_n_put_the_selected_photos_side_by_side(page, house, key, view):
    page.select_all()
    house.commands.enter("library")
    assert house.commands.run(f"library.{key}")
    room, place = house.shown[-1]
    assert (room, place["view"], place["together"], len(place["ids"])) == ("culling", view, True, 40)


def test_with_one_photo_chosen_compare_finds_its_neighbours_itself(page, house):
    page.grid.show_place(3)
    house.commands.enter("library")
    assert house.commands.run("library.compare")
    _, place = house.shown[-1]
    assert (place["active"], place["together"], len(place["ids"])) == (UUID(int=4), False, 40)
