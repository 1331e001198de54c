import pytest
from sqlalchemy import event

from focusflow_desktop.business.clients import operations
from focusflow_desktop.business.clients.page import contact_page
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.contacts import Lifecycle
from focusflow_desktop.shared.records.jobs import JobRole
from tests.support.factories import make_contact, make_job, make_job_contact, make_session


def test_a_page_holds_everything_of_one_client_in_a_constant_number_of_statements(studio):
    julia, job = make_contact(), make_job()
    session = make_session(job)
    job.primary_session_id = session.id
    with studio.write() as db:
        db.add_all([julia, job, session])
        db.flush()
        db.add(make_job_contact(job, julia, role=JobRole.PARTNER))
        operations.set_emails(db, julia.id, ["julia@weber.example"])
        operations.set_phones(db, julia.id, ["030 1234567"])
        operations.tag_contacts(db, [julia.id], "VIP")
        operations.add_note(db, julia.id, "Likes fog")
        operations.change_contact(db, julia.id, lifecycle_override=Lifecycle.REPEAT)
    asked = []
    with studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        page = contact_page(db, julia.id)
    assert len(asked) == 7
    assert (page.emails, page.phones, page.tags) == (("julia@weber.example",), ("030 1234567",), ("VIP",))
    assert [(job.title, job.role, job.starts_at) for job in page.jobs] == [
        ("Weber, wedding", JobRole.PARTNER, session.starts_at)
    ]
    assert [note.body for note in page.notes] == ["Likes fog"]
    assert (page.stage, page.stage_by_jobs) == (Lifecycle.REPEAT, Lifecycle.ACTIVE)


def test_who_is_gone_is_refused(studio):
    julia = make_contact(deleted=True)
    with studio.write() as db:
        db.add(julia)
    with studio.read() as db, pytest.raises(Refused) as told:
        contact_page(db, julia.id)
    assert told.value.code == "client_gone"
