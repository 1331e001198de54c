from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from focusflow_desktop.db.tables import FileRole, FolderKind
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.photos.sidecars.keeper import keep_sidecars
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.profiles import LIGHTROOM
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.sidecars.page import SidecarsPage
from tests.support.factories import make_file, make_photo
from tests.support.rooms import GreyThumbnails
from tests.support.services import OpenHouse
from tests.support.sidecar_texts import LIGHTROOM_PICK


@pytest.fixture
def shoot(open_house: OpenHouse, tmp_path: Path):
    """Three photos: two that were changed here and by another program, one whose sidecar is no XMP."""
    folder, services = tmp_path / "pictures", open_house.services
    folder.mkdir()
    names = [f"AB5_000{number}" for number in (1, 2, 3)]
    photos = []
    for number, name in enumerate(names, 1):
        (folder / f"{name}.CR3").write_bytes(b"raw")
        original = make_file(number, path=folder / f"{name}.CR3", role=FileRole.ORIGINAL)
        photos.append(make_photo(number, name=f"{name}.CR3", files=(original,)))
    with services.studio.write() as db:
        library.register(db, photos)
        library.remember_folder(db, folder, FolderKind.IMPORTED)
    keep_sidecars(services.studio, profile=LIGHTROOM, clock=services.clock)
    for name in names[:2]:
        (folder / f"{name}.xmp").write_text(LIGHTROOM_PICK)
    (folder / f"{names[2]}.xmp").write_text("<x:xmpmeta broken")
    with services.studio.write() as db:
        culling.rate(db, [photo.id for photo in photos], rating=3)
    keep_sidecars(services.studio, profile=LIGHTROOM, clock=services.clock)
    return photos, folder


@pytest.fixture
def page(qtbot, open_house: OpenHouse, shoot) -> SidecarsPage:
    made = SidecarsPage(open_house.frame, thumbnails=GreyThumbnails())
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_place()
    qtbot.waitUntil(lambda: len(made.list.photos) == 3)
    yield made
    made.close_shelf()


def rating_in_studio(house: OpenHouse, photo) -> int:
    with house.services.studio.read() as db:
        return queries.rows(db, [photo.id])[0].rating


def rating_in_file(folder: Path, name: str) -> int | None:
    return read_marks(parse((folder / f"{name}.xmp").read_bytes())).marks.rating


def press(page: SidecarsPage, start: str) -> None:
    [button] = [each for each in page.choice.buttons if each.text().startswith(start)]
    button.click()


def test_both_values_stand_side_by_side_and_refused_files_come_last(page: SidecarsPage) -> None:
    assert [photo.is_refused for photo in page.list.photos] == [False, False, True]
    assert [button.text() for button in page.choice.buttons] == ["Keep: 3 stars", "Take: 4 stars"]


def test_taking_the_sidecars_value_changes_the_mark_and_goes_on_to_the_next(
    qtbot, page: SidecarsPage, open_house: OpenHouse, shoot
) -> None:
    photos, _ = shoot
    press(page, "Take")
    qtbot.waitUntil(lambda: len(page.list.photos) == 2)
    assert rating_in_studio(open_house, photos[0]) == 4
    assert page.choice.photo is not None
    assert page.choice.photo.photo_id == photos[1].id


def test_keeping_ours_reaches_the_file_by_the_keeper(
    qtbot, page: SidecarsPage, open_house: OpenHouse, shoot
) -> None:
    _, folder = shoot
    open_house.services.sidecars.keep_as("lightroom", writes=True)
    press(page, "Keep")
    qtbot.waitUntil(lambda: rating_in_file(folder, "AB5_0001") == 3, timeout=20_000)


def test_all_at_once_and_taken_back_by_the_messages_undo(
    qtbot, page: SidecarsPage, open_house: OpenHouse, shoot
) -> None:
    photos, _ = shoot
    page.all_theirs.click()
    qtbot.waitUntil(lambda: len(page.list.photos) == 1)
    assert [rating_in_studio(open_house, photo) for photo in photos] == [4, 4, 3]
    message = open_house.said[-1]
    assert message.text == "2 values taken from the sidecars."
    message.run()
    qtbot.waitUntil(lambda: len(page.list.photos) == 3)
    assert [rating_in_studio(open_house, photo) for photo in photos] == [3, 3, 3]


def test_a_mended_file_is_read_again(qtbot, page: SidecarsPage, open_house: OpenHouse, shoot) -> None:
    _, folder = shoot
    open_house.services.sidecars.keep_as("lightroom", writes=True)
    page.list.setCurrentIndex(page.list.model().index(2, 0))
    assert [button.text() for button in page.choice.buttons] == ["Read it again"]
    (folder / "AB5_0003.xmp").write_text(LIGHTROOM_PICK.replace('Rating="4"', 'Rating="3"'))
    press(page, "Read it again")
    qtbot.waitUntil(lambda: len(page.list.photos) == 2, timeout=20_000)


def test_a_value_that_changed_meanwhile_is_said_and_stays(
    qtbot, page: SidecarsPage, open_house: OpenHouse, shoot
) -> None:
    photos, folder = shoot
    (folder / "AB5_0001.xmp").write_text(LIGHTROOM_PICK.replace('Rating="4"', 'Rating="1"'))
    with open_house.services.studio.write() as db:
        culling.rate(db, [photos[0].id], rating=2)
    keep_sidecars(open_house.services.studio, profile=LIGHTROOM, clock=open_house.services.clock)
    press(page, "Keep")
    qtbot.waitUntil(lambda: any(said.tone is Tone.ATTENTION for said in open_house.said))
    qtbot.waitUntil(lambda: page.choice.buttons[1].text() == "Take: 1 star")
    assert rating_in_file(folder, "AB5_0001") == 1


def test_an_empty_room_says_what_would_stand_here(qtbot, open_house: OpenHouse) -> None:
    made = SidecarsPage(open_house.frame, thumbnails=GreyThumbnails())
    qtbot.addWidget(made)
    made.show()
    made.show_place()
    qtbot.waitUntil(lambda: made.is_empty and open_house.services.runner.is_idle)
    made.close_shelf()


def test_small_pictures_are_fetched_for_the_rows_in_sight(qtbot, page: SidecarsPage) -> None:
    qtbot.waitUntil(lambda: not page.choice._picture.pixmap().isNull())
    assert isinstance(page.grab().toImage(), QImage)
