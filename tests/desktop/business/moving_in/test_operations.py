from datetime import date

import pytest
from sqlalchemy import func, select

from focusflow_desktop.business.moving_in.dry_run import plan_moving
from focusflow_desktop.business.moving_in.files import SourceFile
from focusflow_desktop.business.moving_in.operations import move_in, take_out
from focusflow_desktop.business.moving_in.queries import batches, here
from focusflow_desktop.business.moving_in.shapes import recognise
from focusflow_desktop.business.moving_in.table import read_table
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import (
    Contact,
    ContactEmail,
    ImportBatch,
    Job,
    JobContact,
    LeadSource,
    OldInvoice,
    OldPayment,
    PhotoSession,
    TagLink,
)
from focusflow_desktop.shared.records.jobs import JobStage
from tests.support.factories import make_contact, make_job, make_job_contact

TABLES = (Contact, ContactEmail, Job, JobContact, PhotoSession, OldInvoice, OldPayment, TagLink, LeadSource)


def source(path):
    table = read_table(path)
    return SourceFile(table=table, recognised=recognise(table.headers))


def bring(studio, *paths, clock):
    with studio.read() as db:
        plan = plan_moving([source(path) for path in paths], here=here(db, today=date(2026, 5, 13)))
    with studio.write("Move in") as db:
        move_in(db, plan, clock=clock)
    return plan


def living(studio):
    with studio.read() as db:
        return {
            record.__tablename__: db.scalar(select(func.count(record.id)).where(~record.deleted))
            for record in TABLES
        }


def test_600_clients_come_in_from_honeybook_and_go_out_again_by_one_undo(founded, honeybook, clock):
    before = living(founded)
    plan = bring(founded, honeybook, clock=clock)
    assert plan.files[0].recognised.shape.source == "honeybook"
    assert plan.problems == ()
    assert living(founded) == {
        "contacts": 600,
        "contact_emails": 600,
        "jobs": 660,
        "job_contacts": 660,
        "sessions": 660,
        "old_invoices": 660,
        "old_payments": 660,
        "tag_links": 1200,
        "lead_sources": 1,
    }
    with founded.write() as db:
        undo.undo(db)
    assert living(founded) == before


def test_what_comes_in_is_history_and_says_so(founded, honeybook, clock):
    bring(founded, honeybook, clock=clock)
    with founded.read() as db:
        job = db.scalar(select(Job).where(Job.title == "Client Number 0 Wedding"))
        ahead = db.scalar(select(Job).where(Job.title == "Client Number 0 Family"))
        shot = db.scalar(select(PhotoSession.shot_on).where(PhotoSession.id == job.primary_session_id))
        owed = db.scalar(select(func.sum(OldInvoice.total_minor)).where(OldInvoice.job_id == ahead.id))
        paid = db.scalar(select(func.sum(OldPayment.amount_minor)).where(OldPayment.job_id == ahead.id))
        imported = db.scalar(select(func.count(Contact.id)).where(~Contact.is_imported))
    assert (job.stage, job.is_imported, job.estimated_value_minor) == (JobStage.COMPLETED, True, 420_000)
    assert (ahead.stage, shot, owed, paid, imported) == (
        JobStage.BOOKED,
        date(2024, 6, 1),
        420_000,
        100_000,
        0,
    )


def test_the_same_file_is_not_brought_in_twice_unless_it_went_out(founded, write, clock):
    path = write("Name,Email\nClara,clara@example.com\n")
    bring(founded, path, clock=clock)
    with pytest.raises(Refused) as caught:
        bring(founded, path, clock=clock)
    assert caught.value.code == "moving_in.already"
    with founded.read() as db:
        (batch,) = batches(db)
    with founded.write("Take out") as db:
        take_out(db, batch.id, clock=clock)
    assert living(founded)["contacts"] == 0
    bring(founded, path, clock=clock)
    assert living(founded)["contacts"] == 1


def test_a_client_who_is_here_gets_the_jobs_and_keeps_the_name(founded, write, clock):
    clara = make_contact(name="Clara Weber")
    with founded.write() as db:
        db.add(clara)
        db.add(ContactEmail(contact_id=clara.id, address="clara@example.com"))
        clara_id = clara.id
    bring(founded, write("Name,Email,Project Name\nC. W.,Clara@example.com,Portraits\n"), clock=clock)
    with founded.read() as db:
        assert db.scalars(select(Contact.name)).all() == ["Clara Weber"]
        assert db.scalar(select(JobContact.contact_id)) == clara_id


def test_taking_out_leaves_clients_with_new_jobs_and_their_addresses(founded, write, clock):
    bring(founded, write("Name,Email\nClara,clara@example.com\nBoris,boris@example.com\n"), clock=clock)
    with founded.write() as db:
        clara_id = db.scalar(select(Contact.id).where(Contact.name == "Clara"))
        job = make_job()
        db.add(job)
        db.flush()
        db.add(make_job_contact(job, db.get_one(Contact, (founded.tenant_id, clara_id))))
    with founded.read() as db:
        (batch,) = batches(db)
    with founded.write("Take out") as db:
        take_out(db, batch.id, clock=clock)
    with founded.read() as db:
        assert db.scalars(select(Contact.name).where(~Contact.deleted)).all() == ["Clara"]
        assert db.scalars(select(ContactEmail.address).where(~ContactEmail.deleted)).all() == [
            "clara@example.com"
        ]
        assert db.scalar(select(ImportBatch.undone_at)) is not None


def test_an_import_that_is_out_cannot_go_out_again(founded, write, clock):
    bring(founded, write("Name,Email\nClara,clara@example.com\n"), clock=clock)
    with founded.read() as db:
        (batch,) = batches(db)
    with founded.write("Take out") as db:
        take_out(db, batch.id, clock=clock)
    with pytest.raises(Refused) as caught, founded.write("Take out") as db:
        take_out(db, batch.id, clock=clock)
    assert caught.value.code == "moving_in.not_in"


def test_three_files_of_600_clients_come_in_as_one_step_and_go_out_again_by_one_undo(
    founded, three_files, clock
):
    before = living(founded)
    plan = bring(founded, *three_files, clock=clock)
    assert [file.table.name for file in plan.files] == ["clients.csv", "projects.csv", "payments.csv"]
    assert not plan.problems
    found = living(founded)
    assert [found[one] for one in ("contacts", "jobs", "old_invoices", "old_payments")] == [
        600,
        660,
        660,
        1320,
    ]
    with founded.read() as db:
        (batch,) = batches(db)
        assert db.scalar(select(func.sum(OldPayment.amount_minor))) == 660 * 150_000
        stray = select(func.count(OldPayment.id)).where(OldPayment.job_id.is_(None))
        assert db.scalar(stray) == 0
    assert (batch.source, batch.counts["payments"]) == ("honeybook", 1320)
    with founded.write() as db:
        undo.undo(db)
    assert living(founded) == before


def test_files_that_came_in_together_go_out_together_and_none_comes_in_twice(founded, write, clock):
    people = write("Name,Email\nClara,clara@example.com\n", name="people.csv")
    jobs = write("Client Email,Project Name\nclara@example.com,Newborn\n", name="jobs.csv")
    bring(founded, jobs, people, clock=clock)
    for again in (jobs, people):
        with pytest.raises(Refused, match=again.name) as caught:
            bring(founded, again, clock=clock)
        assert caught.value.code == "moving_in.already"
    with founded.read() as db:
        (batch,) = batches(db)
    with founded.write("Take out") as db:
        take_out(db, batch.id, clock=clock)
    assert (living(founded)["contacts"], living(founded)["jobs"]) == (0, 0)
    bring(founded, people, clock=clock)
    assert living(founded)["contacts"] == 1


def test_one_of_several_that_is_in_already_leaves_nothing_of_the_others(founded, write, clock):
    people = write("Name,Email\nClara,clara@example.com\n", name="people.csv")
    bring(founded, people, clock=clock)
    before = living(founded)
    with pytest.raises(Refused):
        bring(founded, people, write("Name,Email\nBoris,boris@example.com\n", name="more.csv"), clock=clock)
    assert living(founded) == before
