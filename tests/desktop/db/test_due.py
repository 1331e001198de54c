from sqlalchemy import select, update

from focusflow_desktop.db.tables import SidecarState
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from tests.support.factories import make_photo

ONE, TWO, THREE = make_photo(1), make_photo(2), make_photo(3)


def due(studio: Studio) -> set:
    with studio.read() as db:
        return set(db.scalars(select(SidecarState.photo_id).where(SidecarState.is_due)))


def settled(studio: Studio) -> Studio:
    with studio.write() as db:
        library.register(db, [ONE, TWO, THREE])
        db.flush()
        db.execute(update(SidecarState).values(is_due=False))
    return studio


def test_a_new_photo_is_due_to_have_its_sidecar_read(studio: Studio) -> None:
    with studio.write() as db:
        library.register(db, [ONE])
    assert due(studio) == {ONE.id}


def test_a_mark_and_a_keyword_make_the_sidecar_due_in_the_same_transaction(studio: Studio) -> None:
    settled(studio)
    with studio.write() as db:
        culling.rate(db, [ONE.id], rating=4)
        library.add_keyword(db, [TWO.id], keyword="macro")
    assert due(studio) == {ONE.id, TWO.id}


def test_aligning_a_clock_leaves_sidecars_alone(studio: Studio) -> None:
    settled(studio)
    with studio.write() as db:
        library.shift_clock(db, [ONE.id], seconds=42)
    assert due(studio) == set()
