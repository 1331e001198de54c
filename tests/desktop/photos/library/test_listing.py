from datetime import datetime
from pathlib import Path

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.listing import ListedState, listed
from focusflow_desktop.photos.library.operations import note_missing, register
from focusflow_desktop.photos.library.queries import library_ids
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_photo


def _listed(studio):
    with studio.read() as db:
        return list(listed(db, library_ids(db, Filter())))


def test_photos_come_in_the_librarys_order_with_camera_and_marks(studio):
    with studio.write() as db:
        register(db, [make_photo(2, rating=4, flag=Flag.PICK), make_photo(1)])
    first, second = _listed(studio)
    assert (first.name, second.name) == ("AB5_0001.CR3", "AB5_0002.CR3")
    assert (second.rating, second.flag, second.camera) == (4, Flag.PICK, "Canon EOS R5")
    assert first.file == Path("/pictures/2026/AB5_0001.CR3")


def test_the_cameras_time_keeps_its_hundredths_and_its_zone_where_noted(studio):
    taken = datetime(2026, 5, 13, 14, 36, 8, 420000)
    with studio.write() as db:
        register(
            db,
            [
                make_photo(1, captured_at=taken, captured_offset_minutes=120),
                make_photo(2, captured_at=taken.replace(microsecond=0)),
                make_photo(3, captured_at=None),
            ],
        )
    texts = {photo.name: photo.captured_text for photo in _listed(studio)}
    assert texts == {
        "AB5_0001.CR3": "2026-05-13T14:36:08.420+02:00",
        "AB5_0002.CR3": "2026-05-13T14:36:08",
        "AB5_0003.CR3": None,
    }


def test_a_photo_whose_file_is_gone_is_missing(studio, clock):
    with studio.write() as db:
        register(db, [make_photo(1), make_photo(2, files=())])
        note_missing(db, [Path("/pictures/2026/AB5_0001.CR3")], at=clock.now())
    assert {photo.state for photo in _listed(studio)} == {ListedState.MISSING}
