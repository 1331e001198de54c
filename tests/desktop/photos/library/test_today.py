from focusflow_desktop.db.tables import Import, SidecarState
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.library import operations
from focusflow_desktop.photos.library.today import needs_you
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Final
from tests.support.factories import make_photo


def test_an_empty_studio_needs_nobody(studio: Studio) -> None:
    with studio.read() as db:
        need = needs_you(db)
    assert (need.cards, need.to_cull, need.finals_waiting, need.sidecars_waiting, need.missing) == (
        (),
        (),
        0,
        0,
        0,
    )


def test_what_waits_is_named(studio: Studio, clock) -> None:
    photo = make_photo(1)
    with studio.write() as db:
        shoot = operations.find_or_add_session(db, job="Weber, wedding", session="The day")
        operations.register(db, [make_photo(1, session_id=shoot)])
        operations.note_missing(db, [photo.files[0].path], at=clock.now())
        db.add(Final(name="AB5_0001-Edit.jpg", sha256="0" * 64))
        db.flush()
        db.get(SidecarState, photo.id).problem = "not readable"
        for verdict in ("may_format", "one_verified_copy", None):
            db.add(Import(id=new_id(), source="WED-02", started_at=clock.now(), verdict=verdict))
    with studio.read() as db:
        need = needs_you(db)
    assert {card.verdict for card in need.cards} == {"one_verified_copy", None}
    assert [shoot.title for shoot in need.to_cull] == ["The day"]
    assert (need.finals_waiting, need.sidecars_waiting, need.missing) == (1, 1, 1)
