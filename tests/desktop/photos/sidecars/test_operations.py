from pathlib import Path

import pytest
from sqlalchemy import select

from focusflow_desktop.db.tables import FolderKind, SidecarState
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.photos.sidecars import operations
from focusflow_desktop.photos.sidecars.marks import Marks
from focusflow_desktop.photos.sidecars.merge import FieldConflict, Pair
from focusflow_desktop.photos.sidecars.problems import problem_of
from focusflow_desktop.photos.sidecars.sync import Agreed, Outcome
from focusflow_desktop.shared.errors import Damaged
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


def keep(studio: Studio, due: operations.DueSidecar, outcome: Outcome) -> Marks:
    with studio.write() as db:
        operations.keep_outcome(db, due, outcome)
        db.flush()
        return operations.marks_in_studio(db, [ONE.id])[ONE.id]


def test_a_new_photo_is_due_with_nothing_agreed(imported: Studio) -> None:
    due = only_due(imported)
    assert (due.agreed, due.may_write) == (Agreed(), True)
    assert due.ours == Marks(keywords=frozenset({"macro"}))
    assert due.original == Path("/pictures/2026/AB5_0001.CR3")


def test_what_was_agreed_is_due_again_only_after_a_change(imported: Studio) -> None:
    due = only_due(imported)
    agreed = Agreed({"AB5_0001.xmp": Pair(ours=due.ours, seen=due.ours)})
    keep(imported, due, Outcome(marks=due.ours, agreed=agreed))
    with imported.write() as db:
        assert operations.due_sidecars(db) == []
        culling.rate(db, [ONE.id], rating=5)
    again = only_due(imported)
    assert (again.agreed, again.ours.rating) == (agreed, 5)


def test_adopting_takes_over_the_fields_that_came_from_the_file_and_no_other(imported: Studio) -> None:
    theirs = Marks(rating=4, flag=Flag.PICK, label="red", keywords=frozenset({"cover"}), caption="Seeds")
    outcome = Outcome(marks=theirs, agreed=Agreed(), adopted=frozenset({"rating", "keywords", "caption"}))
    marks = keep(imported, only_due(imported), outcome)
    assert marks == Marks(rating=4, keywords=frozenset({"cover"}), caption="Seeds")


def test_stars_that_cannot_be_told_leave_ours_alone(imported: Studio) -> None:
    with imported.write() as db:
        culling.rate(db, [ONE.id], rating=2)
    outcome = Outcome(marks=Marks(rating=None), agreed=Agreed(), adopted=frozenset({"rating"}))
    assert keep(imported, only_due(imported), outcome).rating == 2


def test_a_mark_made_while_the_file_was_read_wins_and_stays_due(imported: Studio) -> None:
    due = only_due(imported)
    with imported.write() as db:
        culling.rate(db, [ONE.id], rating=1)
    outcome = Outcome(marks=Marks(rating=4), agreed=Agreed(), adopted=frozenset({"rating"}))
    assert keep(imported, due, outcome).rating == 1
    assert only_due(imported).ours.rating == 1


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
    conflict = FieldConflict(field="rating", ours=3, theirs=5)
    outcome = Outcome(
        marks=Marks(),
        agreed=Agreed(),
        conflicts={SIDECAR: (conflict,)},
        problem=Damaged("xmp", "not readable"),
    )
    keep(imported, only_due(imported), outcome)
    with imported.read() as db:
        assert db.scalar(select(SidecarState.conflict)) == {
            "AB5_0001.xmp": {"rating": {"ours": 3, "theirs": 5}}
        }
        kept = problem_of(queries.photo_detail(db, ONE.id).sidecar_problem or "")
    assert (kept.code, kept.message) == ("xmp", "not readable")
