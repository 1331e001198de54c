from datetime import UTC, datetime
from itertools import product

import pytest
from sqlalchemy import select

from focusflow_desktop.business.clients.lifecycle import NO_HISTORY, histories, stages_of_all
from focusflow_desktop.shared.records import Contact
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.rules.client_lifecycle import History, lifecycle
from tests.support.factories import make_contact, make_inquiry, make_job, make_job_contact


def test_the_filters_stage_is_the_rules_stage(studio):
    asked = list(product(range(2), range(3), range(2), range(2)))
    people = [make_contact(f"Client {at}") for at in range(len(asked))]
    people[3].do_not_contact = True
    people[5].lifecycle_override = Lifecycle.PAST
    with studio.write() as db:
        db.add_all(people)
        for person, counts in zip(people, asked, strict=True):
            stages = (JobStage.LEAD, JobStage.BOOKED, JobStage.COMPLETED, JobStage.LOST)
            for stage, count in zip(stages, counts, strict=True):
                jobs = [make_job(stage=stage) for _ in range(count)]
                db.add_all([*jobs, *(make_job_contact(job, person) for job in jobs)])
    with studio.read() as db:
        told = stages_of_all(db)
        found = histories(db, [person.id for person in people])
        for person in db.scalars(select(Contact)):
            history = found.get(person.id, NO_HISTORY)
            ruled = lifecycle(
                history, override=person.lifecycle_override, do_not_contact=person.do_not_contact
            )
            assert told.get(person.id.hex, Lifecycle.PROSPECT) == ruled


def test_who_was_removed_stands_in_no_stage(studio):
    gone, job = make_contact("Old Name", deleted=True, do_not_contact=True), make_job()
    with studio.write() as db:
        db.add_all([gone, job])
        db.add(make_job_contact(job, gone))
    with studio.read() as db:
        assert stages_of_all(db) == {}


def test_two_roles_in_one_job_are_one_job_and_a_vendor_is_no_client(studio):
    payer, vendor, job = make_contact(), make_contact("Blumen Krause"), make_job()
    with studio.write() as db:
        db.add_all([payer, vendor, job])
        db.add_all([make_job_contact(job, payer), make_job_contact(job, payer, role=JobRole.PAYER)])
        db.add(make_job_contact(job, vendor, role=JobRole.VENDOR))
    with studio.read() as db:
        assert histories(db, [payer.id, vendor.id]) == {payer.id: History(running=1)}


@pytest.mark.parametrize(
    ("status", "history"),
    [
        (InquiryStatus.NEW, History(leads=1)),
        (InquiryStatus.LOST, History(ended=1)),
        (InquiryStatus.SPAM, History()),
    ],
)
def test_an_inquiry_without_a_job_counts(studio, status, history):
    person = make_contact()
    with studio.write() as db:
        db.add(person)
        db.flush()
        db.add(
            make_inquiry(contact_id=person.id, status=status, received_at=datetime(2026, 5, 1, tzinfo=UTC))
        )
    with studio.read() as db:
        assert histories(db, [person.id]).get(person.id, NO_HISTORY) == history


def test_a_kept_answer_is_asked_anew_as_soon_as_anything_was_written(studio):
    julia, job = make_contact(), make_job(stage=JobStage.COMPLETED)
    with studio.write() as db:
        db.add_all([julia, job])
        db.flush()
        db.add(make_job_contact(job, julia))
    with studio.read() as db:
        first = stages_of_all(db)
        assert first == {julia.id.hex: Lifecycle.PAST}
        assert stages_of_all(db) is first
    with studio.write() as db:
        db.get(type(job), (studio.tenant_id, job.id)).stage = JobStage.BOOKED
        db.flush()
        assert stages_of_all(db) == {julia.id.hex: Lifecycle.ACTIVE}, "a writer sees what it wrote"
    with studio.read() as db:
        assert stages_of_all(db) == {julia.id.hex: Lifecycle.ACTIVE}
