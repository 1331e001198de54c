"""Whatever is changed in a paired studio is noted for the server, once, with the stamp of what the person saw."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy import select, text

from focusflow_desktop.db import undo
from focusflow_desktop.db.capture import install_capture, remove_capture
from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.db.sync_tables import WHOLE_ROW, SyncChange, SyncPairing
from focusflow_desktop.db.tables import Import
from focusflow_desktop.db.unit_of_work import DATABASE, Studio
from focusflow_desktop.shared.records import Job, Todo
from focusflow_desktop.shared.sync.registry import synced_tables
from tests.support.factories import make_job, make_todo

NUMBERS = {facts.name: facts.number for facts in synced_tables()}


@pytest.fixture
def old_job(studio: Studio) -> Job:
    """A job the server knows already: it was there before the studio was paired."""
    job = make_job("Weber, wedding")
    with studio.write() as db:
        db.add(job)
    with studio.write() as db:
        db.add(SyncPairing(server="https://studio.example"))
        db.flush()
        install_capture(db.connection())
    return job


def changes(studio: Studio) -> dict[tuple[str, str], SyncChange]:
    names = {number: name for name, number in NUMBERS.items()}
    with studio.read() as db:
        return {(names[change.table], change.column): change for change in db.scalars(select(SyncChange))}


def set_job(studio: Studio, job: Job, **values: object) -> None:
    with studio.write() as db:
        found = db.scalars(select(Job).where(Job.id == job.id)).one()
        for name, value in values.items():
            setattr(found, name, value)


def test_nothing_is_noted_before_the_studio_is_paired(studio: Studio) -> None:
    with studio.write() as db:
        db.add(make_job())
    assert changes(studio) == {}


def test_each_field_that_changed_is_noted_with_the_stamp_of_what_was_seen(
    studio: Studio, old_job: Job
) -> None:
    set_job(studio, old_job, title="Weber & Sohn", estimated_value_minor=350_000)
    noted = changes(studio)
    assert set(noted) == {("jobs", "title"), ("jobs", "estimated_value_minor")}
    change = noted["jobs", "title"]
    assert change.row_id == old_job.id
    assert change.base == old_job.hlc0 < change.stamp


def test_what_is_written_again_as_it_was_is_no_change(studio: Studio, old_job: Job) -> None:
    set_job(studio, old_job, title="Weber, wedding")
    with studio.write() as db:
        db.execute(text("UPDATE jobs SET title = title"))
    assert changes(studio) == {}


def test_an_edit_of_an_edit_that_has_not_left_is_still_one_change_of_what_was_seen(
    studio: Studio, old_job: Job
) -> None:
    set_job(studio, old_job, title="first")
    first = changes(studio)["jobs", "title"]
    set_job(studio, old_job, title="second")
    second = changes(studio)["jobs", "title"]
    assert (second.base, second.stamp > first.stamp) == (old_job.hlc0, True)


@pytest.mark.parametrize("left", [{"is_sealed": True}, {"acked_seq": 7}], ids=["on its way", "arrived"])
def test_an_edit_of_what_has_left_is_no_conflict_with_oneself(
    studio: Studio, old_job: Job, left: dict[str, object]
) -> None:
    set_job(studio, old_job, title="first")
    first = changes(studio)["jobs", "title"]
    with studio.write() as db:
        for name, value in left.items():
            setattr(db.scalars(select(SyncChange)).one(), name, value)
    set_job(studio, old_job, title="second")
    second = changes(studio)["jobs", "title"]
    assert second.base == first.stamp < second.stamp
    assert (second.is_sealed, second.acked_seq) == (False, None)


def test_a_new_row_is_noted_whole_and_once_however_often_it_is_edited_before_it_leaves(
    studio: Studio, old_job: Job
) -> None:
    todo = make_todo()
    with studio.write() as db:
        db.add(todo)
    with studio.write() as db:
        db.scalars(select(Todo)).one().title = "Order the album"
    noted = changes(studio)
    assert set(noted) == {("todos", WHOLE_ROW)}
    assert noted["todos", WHOLE_ROW].stamp == todo.hlc0


def test_an_edit_of_a_new_row_on_its_way_is_noted_beside_it(studio: Studio, old_job: Job) -> None:
    with studio.write() as db:
        db.add(make_todo())
    with studio.write() as db:
        db.scalars(select(SyncChange)).one().is_sealed = True
        db.scalars(select(Todo)).one().title = "Order the album"
    assert set(changes(studio)) == {("todos", WHOLE_ROW), ("todos", "title")}


def test_plain_sql_over_many_rows_is_noted_for_each(studio: Studio, old_job: Job) -> None:
    with studio.write() as db:
        db.execute(text("UPDATE jobs SET is_archived = 1"))
    assert set(changes(studio)) == {("jobs", "is_archived")}


def test_a_removal_and_its_undo_are_noted_like_any_edit(studio: Studio, old_job: Job) -> None:
    with studio.write("Remove the job") as db:
        db.scalars(select(Job)).one().deleted = True
    removed = changes(studio)["jobs", "deleted"]
    with studio.write() as db:
        undo.undo(db)
    back = changes(studio)["jobs", "deleted"]
    assert (back.base, back.stamp > removed.stamp) == (removed.base, True)


def test_what_comes_from_the_server_is_not_sent_back(studio: Studio, old_job: Job) -> None:
    with studio.write() as db:
        pairing = db.scalars(select(SyncPairing)).one()
        pairing.is_applying = True
        db.flush()
        db.scalars(select(Job)).one().title = "from the server"
        db.add(make_todo())
        db.flush()
        pairing.is_applying = False
    assert changes(studio) == {}


def test_tables_of_this_machine_alone_are_not_noted(studio: Studio, old_job: Job) -> None:
    assert "imports" not in NUMBERS
    assert Import.__tablename__ not in NUMBERS
    with studio.read() as db:
        triggers = db.execute(text("SELECT tbl_name FROM sqlite_schema WHERE name LIKE 'capture_insert_%'"))
        assert {name for (name,) in triggers} == set(NUMBERS)


def test_a_program_that_makes_no_stamps_cannot_change_a_paired_studio_unnoticed(
    studio: Studio, old_job: Job
) -> None:
    folder = studio.folder
    studio.close()
    with (
        closing(sqlite.connect(folder / DATABASE)) as other,
        pytest.raises(sqlite.OperationalError, match="ff_stamp"),
    ):
        other.execute("UPDATE jobs SET title = 'unnoticed'")


def test_a_studio_on_its_own_again_notes_nothing(studio: Studio, old_job: Job) -> None:
    with studio.write() as db:
        remove_capture(db.connection())
    set_job(studio, old_job, title="for ourselves")
    assert changes(studio) == {}
