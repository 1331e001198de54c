"""The grid shows finals where that is wanted, and originals where a final is away or broken."""

import os

import pytest
from PIL import Image
from shiboken6 import delete

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, PhotoFile
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.in_place import add_in_place
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.queries import library_ids
from focusflow_desktop.photos.samples.shoot import make_card
from focusflow_desktop.ui.library.finals_shown import FinalsShown, GridPictures
from focusflow_desktop.ui.library.page import LibraryPage
from tests.support.rooms import MemoryLibrary


@pytest.fixture
def services(open_house):
    return open_house.services


@pytest.fixture
def photo(services, tmp_path):
    make_card(tmp_path / "Archive", count=1, size=(96, 64), suffixes=(".JPG",))
    around = surroundings(services.studio, progress=lambda _: None, cancelled=lambda: False)
    add_in_place(tmp_path / "Archive", around=around)
    with services.studio.read() as db:
        return library_ids(db, Filter())[0]


@pytest.fixture
def final(services, photo, tmp_path):
    """A final cropped to a square."""
    file = tmp_path / "final.jpg"
    Image.new("RGB", (80, 80), "red").save(file)
    with services.studio.write() as db:
        path = os.fsencode(file)
        db.add(
            PhotoFile(
                photo_id=photo, path=path, role=FileRole.FINAL, sha256="f" * 64, byte_size=1, mtime_ns=1
            )
        )
    return file


@pytest.fixture
def pictures(services):
    return GridPictures(services.locations, services.thumbnails, studio=services.studio)


def shape(image):
    return round(image.width() / image.height(), 1)


def test_the_original_is_shown_until_finals_are_wanted(pictures, photo, final):
    assert shape(pictures.thumbnail(photo, 256)) == 1.5
    pictures.shows_finals = True
    assert shape(pictures.thumbnail(photo, 256)) == 1.0


def test_a_final_that_cannot_be_read_gives_way_to_the_original(pictures, photo, final):
    final.write_bytes(b"no picture")
    pictures.shows_finals = True
    assert shape(pictures.thumbnail(photo, 256)) == 1.5


def test_a_photo_without_a_final_shows_its_original_and_the_final_once_it_came(pictures, photo, request):
    pictures.shows_finals = True
    assert shape(pictures.thumbnail(photo, 256)) == 1.5
    request.getfixturevalue("final")
    pictures.forget()
    assert shape(pictures.thumbnail(photo, 256)) == 1.0


def test_the_switch_is_said_remembered_and_fetches_the_pictures_again(open_house, pictures, qtbot):
    page = LibraryPage(open_house.frame, library=MemoryLibrary(3), thumbnails=pictures)
    shown = FinalsShown(page, open_house.frame, pictures)
    open_house.commands.enter("library")
    assert open_house.commands.run("library.show_finals")
    assert pictures.shows_finals and page.head.under == "finals shown in place of originals"
    assert open_house.settings.memo("library.shows_finals") is True
    open_house.services.bus.changed.emit(Changes.of("finals"), None)
    shown.toggle()
    assert not pictures.shows_finals and page.head.under == ""
    page.close_shelf()
    delete(page)
