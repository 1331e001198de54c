"""A batch holds everything that waits, in an order a server can take, and stays the same bytes until it is answered."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from focusflow_desktop.db.capture import install_capture
from focusflow_desktop.db.sync_tables import SyncBatch, SyncChange, SyncCommand, SyncPairing
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Job, PhotoSession
from focusflow_desktop.shared.sync.registry import synced_tables
from focusflow_desktop.sync.seal import Sealed, seal
from tests.support.factories import make_contact, make_job, make_session

NOW = datetime(2026, 5, 13, 12, tzinfo=UTC)
NAMES = {facts.number: facts.name for facts in synced_tables()}


@pytest.fixture
def known(studio: Studio) -> Job:
    """A paired studio whose server has one job."""
    job = make_job("Weber, wedding")
    with studio.write() as db:
        db.add(job)
    with studio.write() as db:
        db.add(SyncPairing(server="https://studio.example"))
        db.flush()
        install_capture(db.connection())
    return job


def sealed(studio: Studio, **how: Any) -> Sealed | None:
    with studio.write() as db:
        return seal(db, at=NOW, **how)


def ops(batch: Sealed | None) -> list[dict[str, Any]]:
    assert batch is not None
    found = json.loads(batch.body)
    assert found["batch"] == batch.number
    return list(found["ops"])


def retitle(studio: Studio, job: Job, title: str) -> None:
    with studio.write() as db:
        db.scalars(select(Job).where(Job.id == job.id)).one().title = title


def answer(studio: Studio) -> None:
    """As if the server had taken the batch."""
    with studio.write() as db:
        db.delete(db.scalars(select(SyncBatch)).one())
        for change in db.scalars(select(SyncChange).where(SyncChange.is_sealed)):
            db.delete(change)


def test_where_nothing_waits_there_is_no_batch(studio: Studio, known: Job) -> None:
    assert sealed(studio) is None


def test_new_rows_come_whole_and_after_what_they_point_at(studio: Studio, known: Job) -> None:
    job = make_job("Brandt, portrait")
    with studio.write() as db:
        db.add_all([make_contact(), job])
        db.flush()
        db.add(make_session(job, title="Portrait"))
    puts = ops(sealed(studio))
    assert {op["k"] for op in puts} == {"put"}
    tables = [NAMES[op["t"]] for op in puts]
    assert tables.index("jobs") < tables.index("sessions")
    session = puts[tables.index("sessions")]
    assert session["v"]["job_id"] == str(job.id)
    assert session["v"]["starts_at"] == "2026-06-20T12:00:00.000000+00:00"
    assert not {"tenant_id", "id", "hlc0", "clock"} & set(session["v"])


def test_a_field_edited_many_times_is_sent_once_as_it_is_now(studio: Studio, known: Job) -> None:
    for title in ("one", "two", "three"):
        retitle(studio, known, title)
    (op,) = ops(sealed(studio))
    assert (op["k"], op["id"], set(op["f"])) == ("set", str(known.id), {"title"})
    value, stamp, base = op["f"]["title"]
    assert (value, base) == ("three", known.hlc0)
    assert stamp > base


def test_the_same_bytes_are_sent_until_they_are_answered(studio: Studio, known: Job) -> None:
    retitle(studio, known, "first")
    first = sealed(studio)
    retitle(studio, known, "meanwhile")
    assert sealed(studio) == first
    assert first is not None
    assert first.sha256 == hashlib.sha256(first.body).hexdigest()
    answer(studio)
    second = sealed(studio)
    assert second is not None
    assert second.number == first.number + 1
    (op,) = ops(second)
    assert op["f"]["title"][0] == "meanwhile"
    assert op["f"]["title"][2] == ops(first)[0]["f"]["title"][1], "a conflict with oneself"


def test_a_full_batch_cuts_off_no_child_before_its_parent(studio: Studio, known: Job) -> None:
    jobs = [make_job(f"Job {number}") for number in range(3)]
    with studio.write() as db:
        db.add_all(jobs)
        db.flush()
        db.add_all([make_session(job) for job in jobs])
    sent: list[str] = []
    while (batch := sealed(studio, most=2)) is not None:
        for op in ops(batch):
            assert op["v"].get("job_id") is None or op["v"]["job_id"] in sent
            sent.append(op["id"])
        answer(studio)
    with studio.read() as db:
        expected = {str(row.id) for record in (Job, PhotoSession) for row in db.scalars(select(record))}
    assert set(sent) == expected - {str(known.id)}


def test_commands_come_last_and_in_the_order_they_were_given(studio: Studio, known: Job) -> None:
    retitle(studio, known, "first")
    with studio.write() as db:
        for number, name in enumerate(("invoice.issue", "payment.record")):
            db.add(SyncCommand(id=new_id(), number=number, name=name, arguments={"n": number}))
    found = ops(sealed(studio))
    assert [op["k"] for op in found] == ["set", "cmd", "cmd"]
    assert [op["name"] for op in found[1:]] == ["invoice.issue", "payment.record"]
    answer(studio)
    assert sealed(studio) is None


def test_a_batch_that_was_not_committed_was_never_there(studio: Studio, known: Job) -> None:
    retitle(studio, known, "first")
    with pytest.raises(RuntimeError), studio.write() as db:
        seal(db, at=NOW)
        raise RuntimeError
    batch = sealed(studio)
    assert batch is not None
    assert batch.number == 1
