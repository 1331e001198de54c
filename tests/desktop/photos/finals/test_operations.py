import hashlib
from pathlib import Path

import pytest
from sqlalchemy import select

from focusflow_desktop.db import undo
from focusflow_desktop.db.tables import FileRole, FinalFile
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.finals import operations
from focusflow_desktop.photos.finals.operations import NewFinal
from focusflow_desktop.photos.finals.scan import Signs
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Final
from tests.support.factories import make_photo

ONE, TWO = make_photo(1), make_photo(2)


def final(name: str = "AB5_0001-Edit.jpg", content: bytes = b"edit") -> NewFinal:
    sha256 = hashlib.sha256(content).hexdigest()
    return NewFinal(path=Path("/finals") / name, sha256=sha256, byte_size=4, mtime_ns=1)


@pytest.fixture
def known(studio: Studio) -> Studio:
    with studio.write() as db:
        library.register(db, [ONE, TWO])
    return studio


def arrive(studio: Studio, new: NewFinal, *, clock, photo=None, candidates=()) -> None:
    with studio.write() as db:
        operations.register_final(db, new, photo=photo, candidates=candidates, at=clock.now())


def has_final(studio: Studio) -> list[bool]:
    with studio.read() as db:
        return [row.has_final for row in queries.rows(db, [ONE.id, TWO.id])]


def final_paths(studio: Studio, photo) -> list[str]:
    with studio.read() as db:
        files = queries.files_of(db, [photo])[photo]
    return [file.path.name for file in files if file.role is FileRole.FINAL and file.missing_since is None]


def test_a_linked_final_shows_on_its_photo_and_is_a_file_of_it(known, clock):
    arrive(known, final(), clock=clock, photo=ONE.id)
    assert has_final(known) == [True, False]
    assert final_paths(known, ONE.id) == ["AB5_0001-Edit.jpg"]


def test_an_ambiguous_final_is_no_file_of_any_photo_until_a_person_links_it(known, clock):
    arrive(known, final(), clock=clock, candidates=[ONE.id, TWO.id])
    assert (has_final(known), final_paths(known, ONE.id)) == ([False, False], [])
    with known.write() as db:
        operations.link_final(db, final().id, photo=TWO.id)
    assert (has_final(known), final_paths(known, TWO.id)) == ([False, True], ["AB5_0001-Edit.jpg"])


def test_the_persons_choice_stays_when_the_file_is_seen_again(known, clock):
    arrive(known, final(), clock=clock, candidates=[ONE.id, TWO.id])
    with known.write() as db:
        operations.link_final(db, final().id, photo=TWO.id)
    arrive(known, final(), clock=clock, photo=ONE.id)
    assert has_final(known) == [False, True]


def test_a_choice_taken_back_waits_again_with_its_candidates_and_is_no_file_of_the_photo(known, clock):
    arrive(known, final(), clock=clock, candidates=[ONE.id, TWO.id])
    with known.write("Link final") as db:
        operations.link_final(db, final().id, photo=TWO.id)
    with known.write() as db:
        taken = undo.undo(db)
    with known.write() as db:
        operations.settle(db, taken.changes.rows["finals"])
    assert (has_final(known), final_paths(known, TWO.id)) == ([False, False], [])
    with known.write() as db:
        operations.link_final(db, final().id, photo=ONE.id)
    assert final_paths(known, ONE.id) == ["AB5_0001-Edit.jpg"]


def test_none_of_these_is_remembered_and_can_be_taken_back(known, clock):
    arrive(known, final(), clock=clock, candidates=[ONE.id, TWO.id])
    with known.write("None of these") as db:
        operations.dismiss_final(db, final().id)
    arrive(known, final(), clock=clock, candidates=[ONE.id, TWO.id])
    with known.read() as db:
        assert db.scalar(select(Final.deleted))
    with known.write() as db:
        undo.undo(db)
        assert not db.scalar(select(Final.deleted))


def test_a_final_edited_again_under_its_name_keeps_the_photo(known, clock):
    arrive(known, final(), clock=clock, candidates=[ONE.id, TWO.id])
    with known.write() as db:
        operations.link_final(db, final().id, photo=TWO.id)
        assert operations.link_of(db, final().path) == TWO.id
    arrive(known, final(content=b"warmer"), clock=clock, photo=TWO.id)
    with known.read() as db:
        alive = db.scalars(select(Final.id).where(~Final.deleted)).all()
        [file] = db.scalars(select(FinalFile)).all()
    assert list(alive) == [final(content=b"warmer").id]
    assert (file.edits, file.edited_at) == (1, clock.now())
    assert (has_final(known), final_paths(known, TWO.id)) == ([False, True], ["AB5_0001-Edit.jpg"])


def test_the_old_edit_put_back_is_the_final_again(known, clock):
    for content in (b"edit", b"warmer", b"edit"):
        arrive(known, final(content=content), clock=clock, photo=ONE.id)
    with known.read() as db:
        assert db.scalars(select(Final.id).where(~Final.deleted)).all() == [final().id]


def test_one_content_in_two_places_is_one_final_with_two_files(known, clock):
    for name in ("a.jpg", "web/a.jpg"):
        arrive(known, final(name), clock=clock, photo=ONE.id)
    arrive(known, final("web/a.jpg", content=b"smaller"), clock=clock, photo=ONE.id)
    with known.read() as db:
        assert len(db.scalars(select(Final).where(~Final.deleted)).all()) == 2
    assert len(final_paths(known, ONE.id)) == 2


def test_a_renamed_final_is_the_same_final_and_leaves_no_missing_twin(known, clock):
    arrive(known, final("before.jpg"), clock=clock, photo=ONE.id)
    with known.write() as db:
        operations.note_gone(db, [Path("/finals/before.jpg")], at=clock.now())
    arrive(known, final("after.jpg"), clock=clock, photo=ONE.id)
    with known.read() as db:
        assert len(queries.files_of(db, [ONE.id])[ONE.id]) == 2  # the original and one final
    assert final_paths(known, ONE.id) == ["after.jpg"]


def test_a_deleted_final_is_missing_and_comes_back_with_its_photo(known, clock):
    arrive(known, final(), clock=clock, candidates=[ONE.id, TWO.id])
    with known.write() as db:
        operations.link_final(db, final().id, photo=TWO.id)
        operations.note_gone(db, [final().path], at=clock.now())
    assert final_paths(known, TWO.id) == []
    arrive(known, final(), clock=clock)
    assert final_paths(known, TWO.id) == ["AB5_0001-Edit.jpg"]


def test_an_original_is_never_taken_for_a_final(known, clock):
    path = ONE.files[0].path
    arrive(
        known,
        NewFinal(path=path, sha256=ONE.sha256, byte_size=4, mtime_ns=1),
        clock=clock,
        photo=TWO.id,
    )
    with known.read() as db:
        [file] = queries.files_of(db, [ONE.id])[ONE.id]
    assert file.role is FileRole.ORIGINAL


def test_a_file_that_breaks_off_is_said_once_and_keeps_its_link(known, clock):
    arrive(known, final(), clock=clock, photo=ONE.id)
    with known.write() as db:
        first = operations.note_unreadable(db, final().path, Signs(2, 2), problem="It breaks off.")
        again = operations.note_unreadable(db, final().path, Signs(2, 2), problem="It breaks off.")
    assert (first.touches("finals"), again.touches("finals")) == (True, False)
    assert has_final(known) == [True, False]


def test_a_name_that_is_no_text_is_filed(known, clock):
    import os

    new = NewFinal(path=Path(os.fsdecode(b"/finals/caf\xe9.jpg")), sha256="a" * 64, byte_size=1, mtime_ns=1)
    arrive(known, new, clock=clock, photo=ONE.id)
    with known.read() as db:
        assert db.scalar(select(Final.name)) == "caf\ufffd.jpg"
        assert [f.path for f in queries.files_of(db, [ONE.id])[ONE.id]][1] == new.path


def test_choosing_for_a_final_that_is_gone_is_refused(known):
    with pytest.raises(Refused), known.write() as db:
        operations.link_final(db, new_id(), photo=ONE.id)
