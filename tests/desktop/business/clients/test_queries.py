import pytest
from sqlalchemy import event

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.queries import (
    Order,
    Wanted,
    client_tags,
    contact_ids,
    contact_rows,
    rows_of,
    stage_counts,
)
from focusflow_desktop.shared.records.contacts import ContactKind, Lifecycle
from focusflow_desktop.shared.records.jobs import JobStage
from tests.support.factories import make_contact, make_job, make_job_contact


@pytest.fixture
def people(studio):
    julia, clara = make_contact("Julia Weber"), make_contact("Clara Schmidt")
    krause = make_contact("Blumen Krause", kind=ContactKind.ORGANISATION, company="Krause GmbH")
    gone = make_contact("Old Name", deleted=True)
    job = make_job()
    with studio.write() as db:
        db.add_all([julia, clara, krause, gone, job])
        db.flush()
        db.add(make_job_contact(job, julia))
        operations.set_emails(db, julia.id, ["julia@weber.example", "second@weber.example"])
        operations.set_phones(db, clara.id, ["+49 30 1234567"])
        operations.tag_contacts(db, [julia.id, clara.id], "Wedding")
        operations.tag_contacts(db, [julia.id], "VIP")
    return {"julia": julia.id, "clara": clara.id, "krause": krause.id}


def names(studio, **asked):
    with studio.read() as db:
        return [row.name for row in contact_rows(db, Wanted(**asked)).rows]


def test_a_row_says_how_to_reach_whom_and_how_far_they_have_come(studio, people):
    with studio.read() as db:
        [julia] = [row for row in contact_rows(db).rows if row.id == people["julia"]]
    assert (julia.email, julia.phone, julia.tags) == ("julia@weber.example", "", ("VIP", "Wedding"))
    assert (julia.stage, julia.jobs) == (Lifecycle.ACTIVE, 1)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Blumen Krause", "Clara Schmidt", "Julia Weber"]),
        ({"text": "web jul"}, ["Julia Weber"]),
        ({"text": "gmbh"}, ["Blumen Krause"]),
        ({"text": "second@"}, ["Julia Weber"]),
        ({"text": "30 123"}, ["Clara Schmidt"]),
        ({"text": "100%"}, []),
        ({"stage": Lifecycle.ACTIVE}, ["Julia Weber"]),
        ({"stage": Lifecycle.PROSPECT}, ["Blumen Krause", "Clara Schmidt"]),
        ({"kind": ContactKind.ORGANISATION}, ["Blumen Krause"]),
    ],
)
def test_everything_asked_for_must_hold(studio, people, asked, found):
    assert names(studio, **asked) == found


def test_a_tag_narrows_and_is_offered_while_somebody_carries_it(studio, people):
    with studio.read() as db:
        tags = {name: key for key, name in client_tags(db)}
    assert list(tags) == ["VIP", "Wedding"]
    assert names(studio, tag_id=tags["VIP"]) == ["Julia Weber"]
    with studio.write() as db:
        operations.untag_contacts(db, [people["julia"]], "vip")
    with studio.read() as db:
        assert [name for _, name in client_tags(db)] == ["Wedding"]


def test_a_window_knows_how_many_there_are(studio, people):
    with studio.read() as db:
        window = contact_rows(db, Wanted(order=Order.NEWEST), limit=1, offset=1)
        assert len(window.rows) == 1
        assert window.total == 3
        ids = contact_ids(db)
        assert rows_of(db, ids[1:]).keys() == set(ids[1:])


def test_stages_are_counted_for_all(studio, people):
    with studio.read() as db:
        counts = stage_counts(db)
    assert counts[Lifecycle.ACTIVE] == 1
    assert counts[Lifecycle.PROSPECT] == 2
    assert counts[Lifecycle.LOST] == 0


@pytest.mark.parametrize("count", [2, 40])
def test_as_many_statements_however_many_clients(studio, count):
    people = [make_contact(f"Client {at}") for at in range(count)]
    jobs = [make_job(stage=JobStage.COMPLETED) for _ in people]
    with studio.write() as db:
        db.add_all([*people, *jobs])
        db.add_all(make_job_contact(job, person) for job, person in zip(jobs, people, strict=True))
    asked = []
    with studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        assert len(contact_rows(db, Wanted(stage=Lifecycle.PAST)).rows) == count
        assert len(asked) == 9
        contact_rows(db)
        assert len(asked) == 12
        contact_rows(db, Wanted(stage=Lifecycle.PAST))
    assert len(asked) == 17, "stages were counted again although nothing was written"
