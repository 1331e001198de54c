"""How far a shoot is culled."""

from focusflow_desktop.photos.culling import operations
from focusflow_desktop.photos.culling.queries import Progress, progress_of
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_photo

PHOTOS = [make_photo(number) for number in range(1, 8)]
IDS = [photo.id for photo in PHOTOS]


def test_a_photo_with_any_mark_counts_once_and_those_not_asked_for_do_not(studio):
    with studio.write() as db:
        register(db, PHOTOS)
        operations.flag(db, IDS[:2], flag=Flag.PICK)
        operations.rate(db, IDS[:1], rating=4)
        operations.flag(db, IDS[2:3], flag=Flag.REJECT)
        operations.label(db, IDS[3:4], label="red")
        operations.rate(db, IDS[6:], rating=1)
        assert progress_of(db, IDS[:6]) == Progress(total=6, marked=4, picks=2, rejects=1)


def test_nothing_is_marked_of_no_photos(studio):
    with studio.read() as db:
        assert progress_of(db, []) == Progress()
