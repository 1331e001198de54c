from pathlib import Path

import pytest
from sqlalchemy import select

from focusflow_desktop.db.tables import FolderKind, SidecarState
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.photos.sidecars import operations
from focusflow_desktop.photos.sidecars.marks import BLANK, Marks
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_photo

ONE = make_photo(1, keywords=("macro",))
SIDECAR = Path("/pictures/2026/AB5_0001.xmp")


@pytest.fixture
def imported(studio: Studio) -> Studio:
    with studio.write() as db:
        library.register(db, [ONE])
        library.remember_folder(db, Path("/pictures"), FolderKind.IMPORTED)
    return studio


def only_due(studio: Studio) -> operations.DueSidecar:
    with studio.read() as db:
        [due] = operations.due_sidecars(db)
    return due


def test_a_new_photo_is_due_with_nothing_agreed(imported: Studio) -> None:
    due = only_due(imported)
    assert (due.agreed, due.was_read, due.may_write) == (BLANK, False, True)
    assert due.ours == Marks(keywords=frozenset({"macro"}))
    assert due.original == Path("/pictures/2026/AB5_0001.CR3")


def test_what_was_agreed_is_due_again_only_after_a_change(imported: Studio) -> None:
    with imported.write() as db:
        operations.remember_agreement(db, ONE.id, path=SIDECAR, agreed=Marks(rating=3))
        assert operations.due_sidecars(db) == []
        culling.rate(db, [ONE.id], rating=5)
    due = only_due(imported)
    assert (due.agreed.rating, due.ours.rating, due.was_read) == (3, 5, True)


def test_adopting_takes_marks_and_keywords_over(imported: Studio) -> None:
    theirs = Marks(
        rating=4, flag=Flag.PICK, label="Ausgewählt", keywords=frozenset({"cover"}), caption="Seeds"
    )
    with imported.write() as db:
        operations.adopt_marks(db, ONE.id, theirs)
        assert operations.marks_in_studio(db, [ONE.id])[ONE.id] == theirs
        assert queries.keywords_of(db, ONE.id) == ["cover"]


def test_stars_that_cannot_be_told_leave_ours_alone(imported: Studio) -> None:
    with imported.write() as db:
        culling.rate(db, [ONE.id], rating=2)
        operations.adopt_marks(db, ONE.id, Marks(rating=None, flag=Flag.REJECT))
        marks = operations.marks_in_studio(db, [ONE.id])[ONE.id]
    assert (marks.rating, marks.flag) == (2, Flag.REJECT)


def test_a_folder_added_in_place_is_not_written_until_switched_on(studio: Studio) -> None:
    with studio.write() as db:
        library.register(db, [ONE])
        library.remember_folder(db, Path("/pictures"), FolderKind.IMPORTED)
        library.remember_folder(db, Path("/pictures/2026"), FolderKind.IN_PLACE)
    assert not only_due(studio).may_write
    with studio.write() as db:
        operations.switch_sidecars(db, Path("/pictures/2026"), is_on=True)
    assert only_due(studio).may_write


def test_a_photo_outside_every_known_folder_is_not_written(studio: Studio) -> None:
    with studio.write() as db:
        library.register(db, [ONE])
        library.remember_folder(db, Path("/pictures/20"), FolderKind.IMPORTED)
    assert not only_due(studio).may_write


def test_a_conflict_and_a_problem_are_kept_for_the_person(imported: Studio) -> None:
    with imported.write() as db:
        operations.remember_conflict(
            db, ONE.id, path=SIDECAR, agreed=BLANK, conflict={"rating": {"ours": 3, "theirs": 5}}
        )
    with imported.read() as db:
        assert db.scalar(select(SidecarState.conflict)) == {"rating": {"ours": 3, "theirs": 5}}
    with imported.write() as db:
        operations.remember_problem(db, ONE.id, path=SIDECAR, problem="not readable")
        assert queries.photo_detail(db, ONE.id).sidecar_problem == "not readable"
