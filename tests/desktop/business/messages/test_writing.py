"""What a letter about a job is made of."""

from __future__ import annotations

from datetime import UTC, date, datetime

from focusflow_desktop.business.message_templates.operations import TEMPLATE_SOURCE
from focusflow_desktop.business.messages.writing import writing_of
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import ContactEmail, MessageTemplate, MessageTemplateVersion
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.shared.records.messages import Channel
from tests.support.factories import make_contact, make_job, make_job_contact, make_session
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]


def test_the_client_comes_first_and_is_written_to_once(studio):
    julia, max_ = make_contact(name="Julia Brandt", given_name="Julia"), make_contact(name="Max Brandt")
    job = make_job("Brandt, wedding", deliver_on=date(2026, 9, 1), number="2026-00007")
    with studio.write() as db:
        db.add_all([julia, max_, job])
        db.flush()
        session = make_session(job, title="The day", starts_at=datetime(2026, 8, 22, 12, tzinfo=UTC))
        db.add(session)
        db.flush()
        job.primary_session_id = session.id
        db.add_all(
            [
                make_job_contact(job, max_, role=JobRole.PARTNER),
                make_job_contact(job, julia),
                make_job_contact(job, julia, role=JobRole.PAYER),
                ContactEmail(contact_id=julia.id, address="old@example.com"),
                ContactEmail(contact_id=julia.id, address="julia@example.com", is_primary=True),
            ]
        )
    with studio.read() as db:
        writing = writing_of(db, job.id)
    assert writing is not None
    assert [(one.first_name, one.email) for one in writing.addressees] == [
        ("Julia", "julia@example.com"),
        ("Max", ""),
    ]
    assert (writing.job_number, writing.session_title, writing.deliver_on) == (
        "2026-00007",
        "The day",
        date(2026, 9, 1),
    )


def test_only_the_newest_words_of_letters_in_use_are_offered(studio):
    job = make_job()
    with studio.write() as db:
        db.add(job)
        thanks = MessageTemplate(id=new_id(), name="Thanks")
        call = MessageTemplate(id=new_id(), name="Call", channel=Channel.CALL)
        old = MessageTemplate(id=new_id(), name="Old", is_archived=True)
        db.add_all([thanks, call, old])
        db.flush()
        for template in (thanks, call, old):
            db.add(MessageTemplateVersion(template_id=template.id, number=1, body="first words"))
        db.flush()
        TEMPLATE_SOURCE.change(db, thanks.id, "body", "better words")
    with studio.read() as db:
        writing = writing_of(db, job.id)
    assert writing is not None
    assert [(letter.name, letter.body) for letter in writing.letters] == [("Thanks", "better words")]


def test_a_job_that_is_gone_has_no_letters(studio):
    with studio.read() as db:
        assert writing_of(db, new_id()) is None
