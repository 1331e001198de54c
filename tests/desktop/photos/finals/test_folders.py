from pathlib import Path

from focusflow_desktop.photos.finals import folders
from focusflow_desktop.photos.finals.operations import NewFinal, note_gone, register_final
from focusflow_desktop.photos.finals.scan import Signs
from focusflow_desktop.photos.library import operations as library
from tests.support.factories import make_photo


def test_watched_folders_are_known_with_their_shoots_and_can_change_them(studio):
    with studio.write() as db:
        shoot = library.find_or_add_session(db, job="Weber, wedding", session="The day")
        folders.watch_folder(db, Path("/finals"), session_id=None)
        folders.watch_folder(db, Path("/finals"), session_id=shoot)
        assert folders.finals_folders(db) == [(Path("/finals"), shoot)]


def test_a_folder_that_is_watched_no_more_keeps_its_links(studio, clock):
    one = make_photo(1)
    new = NewFinal(path=Path("/finals/a.jpg"), sha256="a" * 64, byte_size=1, mtime_ns=1)
    with studio.write() as db:
        library.register(db, [one])
        folders.watch_folder(db, Path("/finals"), session_id=None)
        register_final(db, new, photo=one.id, at=clock.now())
        folders.unwatch_folder(db, Path("/finals"))
        assert folders.finals_folders(db) == []
        assert folders.known_files(db, Path("/finals")) == {new.path: Signs(1, 1)}


def test_known_files_are_those_below_the_folder_and_not_its_namesakes(studio, clock):
    with studio.write() as db:
        for number, path in enumerate(
            ("/finals/a.jpg", "/finals 2/b.jpg", "/finals/sub/c.jpg", "/finals/gone.jpg")
        ):
            new = NewFinal(path=Path(path), sha256=f"{number:064}", byte_size=1, mtime_ns=1)
            register_final(db, new, photo=None, at=clock.now())
        note_gone(db, [Path("/finals/gone.jpg")], at=clock.now())
        assert {path.name for path in folders.known_files(db, Path("/finals"))} == {"a.jpg", "c.jpg"}


def test_originals_in_a_watched_folder_are_told_from_finals(studio):
    one = make_photo(1)
    with studio.write() as db:
        library.register(db, [one])
        lying = one.files[0].path
        assert folders.originals_among(db, [lying, Path("/pictures/2026/new.jpg")]) == {lying}
