from pathlib import Path
from uuid import UUID

import pytest

from focusflow_desktop.photos.finals.queries import LinkedFinal
from focusflow_desktop.ui.finals.pictures import ChoicePictures
from tests.support.picture_files import jpeg
from tests.support.rooms import GreyThumbnails

FINAL, PHOTO = UUID(int=1), UUID(int=2)


@pytest.fixture
def pictures(open_house):
    return ChoicePictures(GreyThumbnails(), open_house.services.thumbnails)


def linked(path: Path) -> LinkedFinal:
    return LinkedFinal(
        final_id=FINAL, name=path.name, sha256="f" * 64, path=path, photo_id=PHOTO, photo="A.CR3"
    )


def test_a_final_is_shown_from_its_own_file_and_a_photo_as_the_library_shows_it(pictures, tmp_path):
    file = tmp_path / "edit.jpg"
    file.write_bytes(jpeg(60, 60, seed=1))
    pictures.know([linked(file)])
    image = pictures.thumbnail(FINAL, 256)
    assert image.width() == image.height()
    photo = pictures.thumbnail(PHOTO, 256)
    assert photo == GreyThumbnails().thumbnail(PHOTO, 256)


def test_what_is_no_longer_shown_is_forgotten(pictures, tmp_path):
    file = tmp_path / "edit.jpg"
    file.write_bytes(jpeg(60, 60, seed=1))
    pictures.know([linked(file)])
    pictures.know([])
    assert pictures.thumbnail(FINAL, 256) == GreyThumbnails().thumbnail(FINAL, 256)
