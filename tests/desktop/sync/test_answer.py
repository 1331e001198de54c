"""An answer settles the batch it answers, and nothing else; what was refused is shown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.db.sync_tables import SyncBatch, SyncChange, SyncCommand, SyncProblem
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Job
from focusflow_desktop.sync.answer import Answer, take_answer
from focusflow_desktop.sync.seal import seal
from tests.support.factories import make_job

NOW = datetime(2026, 5, 13, 12, tzinfo=UTC)


@pytest.fixture
def studio(pair) -> Studio:
    """A new job is on its way in batch 1."""
    studio = pair("00000001")
    with studio.write() as db:
        db.add(make_job("Weber, wedding"))
    with studio.write() as db:
        seal(db, at=NOW)
    return studio


def answered(studio: Studio, *results: str, batch: int = 1) -> bool:
    with studio.write() as db:
        return take_answer(db, Answer(batch=batch, seq=7, results=results), at=NOW)


def test_what_the_server_has_waits_for_the_rows_that_hold_it(studio: Studio) -> None:
    assert answered(studio, "ok")
    with studio.read() as db:
        assert db.scalars(select(SyncChange)).one().acked_seq == 7
        assert db.scalar(select(SyncBatch)) is None


def test_a_late_answer_changes_nothing(studio: Studio) -> None:
    assert not answered(studio, "ok", batch=2)
    with studio.read() as db:
        assert db.scalars(select(SyncChange)).one().acked_seq is None
        assert db.scalar(select(SyncBatch)) is not None


def test_what_was_edited_since_waits_for_the_next_batch(studio: Studio) -> None:
    with studio.write() as db:
        db.scalars(select(Job)).one().title = "Weber & Sohn"
    assert answered(studio, "ok")
    with studio.read() as db:
        waits = db.scalars(select(SyncChange).where(SyncChange.acked_seq.is_(None))).one()
    assert waits.column == "title"
    with studio.write() as db:
        batch = seal(db, at=NOW)
    assert batch is not None
    assert b"Weber & Sohn" in batch.body


def test_a_field_edited_again_while_it_was_on_its_way_waits_again(studio: Studio) -> None:
    answered(studio, "ok")
    for title in ("first", "second"):
        with studio.write() as db:
            db.scalars(select(Job)).one().title = title
        if title == "first":
            with studio.write() as db:
                seal(db, at=NOW)
    assert answered(studio, "ok", batch=2)
    with studio.write() as db:
        batch = seal(db, at=NOW)
    assert batch is not None
    assert b"second" in batch.body


def test_what_the_server_refuses_is_not_asked_again_and_is_shown(studio: Studio) -> None:
    assert answered(studio, "rejected:not_allowed")
    with studio.read() as db:
        assert db.scalar(select(SyncChange)) is None
        shown = {problem.column: problem.mine for problem in db.scalars(select(SyncProblem))}
    assert shown["title"] == {"value": "Weber, wedding"}
    with studio.write() as db:
        assert seal(db, at=NOW) is None


def test_a_command_is_done_or_refused(pair) -> None:
    studio = pair("00000001")
    with studio.write() as db:
        for number in range(2):
            db.add(SyncCommand(id=new_id(), number=number, name="invoice.issue"))
    with studio.write() as db:
        seal(db, at=NOW)
    assert answered(studio, "ok", "rejected:period_locked")
    with studio.read() as db:
        states = [one.state for one in db.scalars(select(SyncCommand).order_by(SyncCommand.number))]
    assert states == ["done", "rejected"]
