from uuid import UUID

import pytest
from shiboken6 import delete

from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.in_place import add_in_place
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.queries import library_ids
from focusflow_desktop.photos.samples.shoot import make_card
from focusflow_desktop.ui.library.stored import StoredThumbnails, StoredTones
from tests.support.services import english, open_house

__all__ = ["english", "open_house"]


@pytest.fixture
def services(open_house):
    return open_house.services


@pytest.fixture
def original(services, tmp_path):
    [file] = make_card(tmp_path / "Archive", count=1, size=(96, 64), suffixes=(".JPG",))
    around = surroundings(services.studio, progress=lambda _: None, cancelled=lambda: False)
    add_in_place(tmp_path / "Archive", around=around)
    return file


@pytest.fixture
def photo(services, original):
    with services.studio.read() as db:
        return library_ids(db, Filter())[0]


@pytest.fixture
def thumbnails(services):
    return StoredThumbnails(services.locations, services.thumbnails)


def test_a_small_picture_is_made_from_the_original(thumbnails, photo):
    image = thumbnails.thumbnail(photo, 256)
    assert image.width() / image.height() == pytest.approx(96 / 64, rel=0.05)


def test_a_small_picture_stays_when_its_original_is_away(thumbnails, photo, original):
    first = thumbnails.thumbnail(photo, 256)
    original.rename(original.with_suffix(".away"))
    assert thumbnails.thumbnail(photo, 256) == first


def test_a_photo_that_nobody_knows_has_no_picture(thumbnails):
    assert thumbnails.thumbnail(UUID(int=7), 256) is None


def test_tones_count_every_pixel_of_the_small_picture(thumbnails, services, photo, qtbot):
    image = thumbnails.thumbnail(photo, 256)
    tones = StoredTones(thumbnails, services.runner)
    found = []
    tones.histogram(photo, found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert [sum(channel) for channel in found[0]] == [image.width() * image.height()] * 3
    delete(tones)


def test_a_photo_without_a_picture_has_no_tones(thumbnails, services, qtbot):
    tones = StoredTones(thumbnails, services.runner)
    found = []
    tones.histogram(UUID(int=7), found.append)
    qtbot.waitUntil(lambda: found == [None])
    delete(tones)
