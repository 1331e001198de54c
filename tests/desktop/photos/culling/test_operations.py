import pytest

from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations
from focusflow_desktop.photos.library import queries
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_photo

PHOTOS = [make_photo(number) for number in range(1, 4)]


@pytest.fixture
def culled(studio: Studio) -> Studio:
    with studio.write() as db:
        register(db, PHOTOS)
    return studio


def test_one_press_marks_every_selected_photo_and_no_other(culled: Studio) -> None:
    with culled.write() as db:
        operations.rate(db, [PHOTOS[0].id, PHOTOS[1].id], rating=3)
        operations.flag(db, [PHOTOS[0].id], flag=Flag.REJECT)
        operations.label(db, [PHOTOS[0].id], label="Ausgewählt")
    with culled.read() as db:
        marks = [(r.rating, r.flag, r.label) for r in queries.rows(db, [p.id for p in PHOTOS])]
    assert marks == [(3, Flag.REJECT, "Ausgewählt"), (3, Flag.NONE, "none"), (0, Flag.NONE, "none")]


@pytest.mark.parametrize("stars", [-1, 6])
def test_a_rating_outside_0_to_5_is_refused(culled: Studio, stars: int) -> None:
    with pytest.raises(Refused), culled.write() as db:
        operations.rate(db, [PHOTOS[0].id], rating=stars)


def test_a_label_too_long_to_travel_is_refused(culled: Studio) -> None:
    with pytest.raises(Refused), culled.write() as db:
        operations.label(db, [PHOTOS[0].id], label="x" * 65)
