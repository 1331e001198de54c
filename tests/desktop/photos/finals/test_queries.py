from datetime import datetime
from pathlib import Path

from focusflow_desktop.photos.finals.folders import watch_folder
from focusflow_desktop.photos.finals.operations import (
    NewFinal,
    dismiss_final,
    note_gone,
    note_unreadable,
    register_final,
)
from focusflow_desktop.photos.finals.queries import SHOWN, finals_view
from focusflow_desktop.photos.finals.reasons import Reason
from focusflow_desktop.photos.finals.scan import Signs
from focusflow_desktop.photos.library import operations as library
from tests.support.factories import make_photo

AT = datetime(2026, 6, 20, 14, 30, 5)
LEFT = make_photo(1, name="A_0001.CR3", captured_at=AT, camera_serial="L1")
RIGHT = make_photo(2, name="B_0002.CR3", captured_at=AT, camera_serial="R1")
FOLDER = Path("/finals")


def final(name, number):
    return NewFinal(path=FOLDER / name, sha256=f"{number:064x}", byte_size=1, mtime_ns=1, captured_at=AT)


def test_a_folder_tells_what_became_of_each_of_its_pictures(studio, clock):
    with studio.write() as db:
        library.register(db, [LEFT, RIGHT])
        watch_folder(db, FOLDER, session_id=None)
        both = (LEFT.id, RIGHT.id)
        register_final(db, final("linked.jpg", 1), photo=LEFT.id, at=clock.now())
        register_final(db, final("waiting.jpg", 2), photo=None, candidates=both, at=clock.now())
        register_final(db, final("unknown.jpg", 3), photo=None, at=clock.now())
        register_final(db, final("none.jpg", 4), photo=None, candidates=both, at=clock.now())
        dismiss_final(db, final("none.jpg", 4).id)
        note_unreadable(db, FOLDER / "broken.jpg", Signs(1, 1), problem="It breaks off.")
        register_final(db, final("gone.jpg", 5), photo=LEFT.id, at=clock.now())
        note_gone(db, [FOLDER / "gone.jpg"], at=clock.now())
        register_final(db, NewFinal(path=Path("/else/x.jpg"), sha256="f" * 64, byte_size=1, mtime_ns=1),
                       photo=LEFT.id, at=clock.now())  # fmt: skip
        [folder] = finals_view(db).folders
    assert (folder.linked, folder.waiting, folder.without, folder.unreadable, folder.missing) == (
        1,
        1,
        2,
        1,
        1,
    )


def test_a_waiting_final_comes_with_its_candidates_and_the_reason(studio, clock):
    with studio.write() as db:
        library.register(db, [LEFT, RIGHT])
        register_final(
            db, final("B_0002 x.jpg", 1), photo=None, candidates=(LEFT.id, RIGHT.id), at=clock.now()
        )
        view = finals_view(db)
    [waiting] = view.waiting
    assert (waiting.reason, view.waiting_count) == (Reason.TWO_CAMERAS, 1)
    assert [candidate.name for candidate in waiting.candidates] == ["B_0002.CR3", "A_0001.CR3"]
    assert waiting.path == FOLDER / "B_0002 x.jpg"


def test_more_waiting_finals_than_a_screen_holds_are_counted(studio, clock):
    with studio.write() as db:
        library.register(db, [LEFT, RIGHT])
        for number in range(SHOWN + 5):
            register_final(
                db, final(f"{number}.jpg", number), photo=None, candidates=(LEFT.id,), at=clock.now()
            )
        view = finals_view(db)
    assert (len(view.waiting), view.waiting_count) == (SHOWN, SHOWN + 5)


def test_what_was_edited_again_names_the_photo_it_kept(studio, clock):
    with studio.write() as db:
        library.register(db, [LEFT])
        for number in (1, 2, 3):
            register_final(db, final("a.jpg", number), photo=LEFT.id, at=clock.now())
        [edited] = finals_view(db).edited
    assert (edited.photo, edited.edits, edited.edited_at) == ("A_0001.CR3", 2, clock.now())


def test_what_was_linked_is_told_newest_first_and_only_where_its_file_is_here(studio, clock):
    with studio.write() as db:
        library.register(db, [LEFT, RIGHT])
        for number, (name, photo) in enumerate((("old.jpg", LEFT), ("new.jpg", RIGHT), ("gone.jpg", LEFT))):
            new = NewFinal(path=FOLDER / name, sha256=f"{number:064x}", byte_size=1, mtime_ns=number)
            register_final(db, new, photo=photo.id, at=clock.now())
        register_final(db, final("waiting.jpg", 9), photo=None, candidates=(LEFT.id,), at=clock.now())
        note_gone(db, [FOLDER / "gone.jpg"], at=clock.now())
        linked = finals_view(db).linked
    assert [(one.name, one.photo) for one in linked] == [
        ("new.jpg", "B_0002.CR3"),
        ("old.jpg", "A_0001.CR3"),
    ]
