"""The strip of small pictures."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt

from focusflow_desktop.photos.culling.looks import find_bursts
from focusflow_desktop.ui.culling.filmstrip import Filmstrip
from focusflow_desktop.ui.culling.place import Place
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from tests.support.rooms import GreyThumbnails, MemoryLibrary, burst_facts


@pytest.fixture
def shelf(qapp):
    made = ThumbnailShelf(GreyThumbnails())
    yield made
    made.close()


@pytest.fixture
def film(qtbot, shelf):
    library = MemoryLibrary(40)
    rows = PhotoGridModel(library)
    rows.show_ids(library.ids)
    made = Filmstrip(rows, shelf)
    made.rows = rows
    qtbot.addWidget(made)
    made.resize(800, made.height())
    made.show()
    made.show_place(Place(ids=tuple(library.ids), at=20))
    return made


def test_the_photo_on_screen_stands_in_the_middle_and_a_click_on_it_stays(film, qtbot):
    with qtbot.waitSignal(film.chosen) as chosen:
        qtbot.mouseClick(film, Qt.MouseButton.LeftButton, pos=QPoint(400, 40))
    assert chosen.args == [20]


def test_a_click_goes_to_a_neighbour(film, qtbot):
    with qtbot.waitSignal(film.chosen) as chosen:
        qtbot.mouseClick(film, Qt.MouseButton.LeftButton, pos=QPoint(400 + 108, 40))
    assert chosen.args == [21]


def test_only_pictures_in_view_are_fetched(film, shelf, qtbot):
    qtbot.waitUntil(lambda: shelf.look(UUID(int=21)) is not None)
    qtbot.waitUntil(lambda: shelf.look(UUID(int=23)) is not None)
    assert shelf.look(UUID(int=1)) is None


def test_pictures_shown_elsewhere_are_fetched_too(film, shelf, qtbot):
    film.want_also([UUID(int=1)])
    qtbot.waitUntil(lambda: shelf.look(UUID(int=1)) is not None)


def test_the_first_of_a_burst_carries_its_number(film):
    before = film.grab().toImage()
    film.show_bursts(find_bursts([burst_facts(number, 9.0, second=number / 2) for number in (21, 22, 23)]))
    after = film.grab().toImage()
    changed = [x for x in range(800) if before.pixelColor(x, 22) != after.pixelColor(x, 22)]
    assert changed
    assert min(changed) >= 352 and max(changed) <= 448  # on the photo in the middle, the burst's first


def test_no_photos_are_an_empty_strip(film, qtbot):
    film.show_place(Place(ids=()))
    qtbot.mouseClick(film, Qt.MouseButton.LeftButton, pos=QPoint(400, 40))
    assert not film.grab().isNull()
