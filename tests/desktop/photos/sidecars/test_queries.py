from pathlib import Path

from focusflow_desktop.db.tables import SidecarState
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.sidecars.queries import waiting_sidecars
from tests.support.factories import make_photo


def conflict(**fields: tuple[object, object]) -> dict[str, object]:
    return {"a.xmp": {name: {"ours": ours, "theirs": theirs} for name, (ours, theirs) in fields.items()}}


def test_what_can_be_decided_comes_first_and_what_needs_nobody_is_left_out(studio: Studio) -> None:
    photos = [make_photo(number) for number in (1, 2, 3)]
    with studio.write() as db:
        library.register(db, photos)
        db.get(SidecarState, photos[0].id).problem = "not readable"
        db.get(SidecarState, photos[2].id).conflict = conflict(caption=("Ours", None), rating=(3, 5))
    with studio.read() as db:
        waiting = waiting_sidecars(db)
    assert [photo.photo_id for photo in waiting.photos] == [photos[2].id, photos[0].id]
    assert [dispute.field for dispute in waiting.photos[0].disputes] == ["rating", "caption"]
    assert waiting.photos[0].folder == Path("/pictures/2026")
    assert (waiting.photos[1].is_refused, waiting.photos[1].problem) == (True, "not readable")


def test_the_total_counts_what_the_list_has_no_room_for(studio: Studio) -> None:
    photos = [make_photo(number) for number in (1, 2, 3)]
    with studio.write() as db:
        library.register(db, photos)
        for photo in photos:
            db.get(SidecarState, photo.id).conflict = conflict(rating=(3, 5))
    with studio.read() as db:
        waiting = waiting_sidecars(db, limit=2)
    assert (len(waiting.photos), waiting.total) == (2, 3)


def test_a_list_of_keywords_comes_back_as_marks_have_it(studio: Studio) -> None:
    photo = make_photo(1)
    with studio.write() as db:
        library.register(db, [photo])
        db.get(SidecarState, photo.id).conflict = conflict(keywords=(["a"], ["a", "b"]))
    with studio.read() as db:
        [dispute] = waiting_sidecars(db).photos[0].disputes
    assert dispute.value == frozenset({"a", "b"})
