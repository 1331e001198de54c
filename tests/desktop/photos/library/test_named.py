from pathlib import Path

import pytest

from focusflow_desktop.photos.library.named import photos_by_file, photos_by_hash, photos_known
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.shared.ids import new_id
from tests.support.factories import make_photo


@pytest.fixture
def db(studio):
    with studio.write() as db:
        register(db, [make_photo(1), make_photo(2)])
    with studio.read() as db:
        yield db


def test_only_living_photos_are_known(db):
    assert photos_known(db, [make_photo(1).id, new_id()]) == [make_photo(1).id]


def test_a_file_names_its_photo(db):
    assert photos_by_file(db, Path("/pictures/2026/AB5_0002.CR3")) == [make_photo(2).id]
    assert photos_by_file(db, Path("/pictures/2026/../2026/AB5_0002.CR3")) == [make_photo(2).id]
    assert photos_by_file(db, Path("/pictures/2026/AB5_0003.CR3")) == []


def test_content_names_its_photo_wherever_it_lies(db):
    assert photos_by_hash(db, make_photo(1).sha256) == [make_photo(1).id]
    assert photos_by_hash(db, "0" * 64) == []
