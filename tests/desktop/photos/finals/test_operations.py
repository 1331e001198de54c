import hashlib
from pathlib import Path

import pytest

from focusflow_desktop.db.tables import FileRole, FolderKind
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.finals import operations
from focusflow_desktop.photos.finals.operations import NewFinal
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from tests.support.factories import make_photo

ONE, TWO = make_photo(1), make_photo(2)


def final(name: str = "AB5_0001-Edit.jpg", content: bytes = b"edit") -> NewFinal:
    sha256 = hashlib.sha256(content).hexdigest()
    return NewFinal(path=Path("/finals") / name, sha256=sha256, byte_size=4, mtime_ns=1)


@pytest.fixture
def library_of_two(studio: Studio) -> Studio:
    with studio.write() as db:
        library.register(db, [ONE, TWO])
    return studio


def test_a_linked_final_shows_on_its_photo_and_is_a_file_of_it(library_of_two: Studio) -> None:
    with library_of_two.write() as db:
        operations.register_final(db, final(), photo=ONE.id)
    with library_of_two.read() as db:
        one, two = queries.rows(db, [ONE.id, TWO.id])
        roles = [file.role for file in queries.files_of(db, [ONE.id])[ONE.id]]
    assert (one.has_final, two.has_final) == (True, False)
    assert roles == [FileRole.ORIGINAL, FileRole.FINAL]


def test_an_ambiguous_final_waits_with_its_candidates(library_of_two: Studio) -> None:
    with library_of_two.write() as db:
        operations.register_final(db, final(), photo=None, candidates=[ONE.id, TWO.id])
    with library_of_two.read() as db:
        [waiting] = operations.waiting_finals(db)
    assert waiting.name == "AB5_0001-Edit.jpg"
    assert set(waiting.candidates) == {ONE.id, TWO.id}


def test_the_persons_choice_stays_when_the_file_is_seen_again(library_of_two: Studio) -> None:
    with library_of_two.write() as db:
        operations.register_final(db, final(), photo=None, candidates=[ONE.id, TWO.id])
        operations.link_final(db, final().id, photo=TWO.id)
        operations.register_final(db, final(), photo=ONE.id)
        assert operations.waiting_finals(db) == []
    with library_of_two.read() as db:
        assert [row.has_final for row in queries.rows(db, [ONE.id, TWO.id])] == [False, True]


def test_choosing_for_a_final_that_is_gone_is_refused(library_of_two: Studio) -> None:
    with pytest.raises(Refused), library_of_two.write() as db:
        operations.link_final(db, new_id(), photo=ONE.id)


def test_watched_folders_are_known_with_their_shoots(studio: Studio) -> None:
    with studio.write() as db:
        shoot = library.find_or_add_session(db, job="Weber, wedding", session="The day")
        library.remember_folder(db, Path("/finals"), FolderKind.FINALS, session_id=shoot)
        assert operations.finals_folders(db) == [(Path("/finals"), shoot)]
