from dataclasses import replace

import pytest

from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.library import finding, operations
from tests.support.factories import make_photo


@pytest.fixture
def library(studio: Studio) -> Studio:
    with studio.write() as db:
        shoot = operations.find_or_add_session(db, job="Weber, wedding", session="The day")
        photos = [
            make_photo(1, keywords=("macro",)),
            make_photo(2, keywords=("macro",)),
            make_photo(3, name="100%_x.CR3"),
        ]
        operations.register(db, [replace(photo, session_id=shoot) for photo in photos])
    return studio


def test_photos_are_found_by_a_part_of_their_name_and_no_wildcard_is_one(library: Studio) -> None:
    with library.read() as db:
        assert [found.name for found in finding.photos_named(db, "b5_000", limit=9)] == [
            "AB5_0001.CR3",
            "AB5_0002.CR3",
        ]
        assert [found.name for found in finding.photos_named(db, "%", limit=9)] == ["100%_x.CR3"]
        assert len(finding.photos_named(db, "ab5", limit=1)) == 1
