from datetime import datetime

from focusflow_desktop.photos.library.facts import PhotoFacts
from focusflow_desktop.photos.library.registration import photo_of
from focusflow_desktop.shared.records.photos import PhotoKind


def test_a_photo_has_its_files_facts() -> None:
    at = datetime(2026, 5, 13, 14, 36, 8)
    facts = PhotoFacts(
        kind=PhotoKind.RAW, byte_size=9, captured_at=at, model="R5", serial="7", iso=200, width=6, height=4
    )
    photo = photo_of(facts, name="a.CR3", sha256="0" * 64, files=(), has_jpeg=True)
    assert (photo.camera, photo.camera_serial, photo.iso, photo.captured_at) == ("R5", "7", 200, at)
    assert (photo.width_px, photo.height_px, photo.has_jpeg) == (6, 4, True)


def test_a_size_that_is_not_known_stays_unknown() -> None:
    photo = photo_of(PhotoFacts(kind=PhotoKind.VIDEO), name="a.mp4", sha256="0" * 64, files=())
    assert (photo.width_px, photo.height_px) == (None, None)
