"""A wedding with three sessions and two photographers, and what hangs on its days."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import CallSheet, CallSheetEntry, Form, FormResponse, FormVersion
from focusflow_desktop.shared.records.allocations import AllocationRole, OfferState
from focusflow_desktop.shared.records.job_types import DueAnchor
from focusflow_desktop.shared.records.sessions import SessionState
from tests.support.factories import make_allocation, make_job, make_member, make_session, make_todo
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]

SENT = datetime(2026, 5, 10, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wedding:
    """The ids of what moves."""

    studio: Studio
    job: UUID
    ceremony: UUID
    portraits: UUID
    album: UUID
    anna: UUID
    tom: UUID
    tom_at_ceremony: UUID
    todo: UUID
    form: UUID


@pytest.fixture
def wedding(studio):
    """Ceremony and portraits on the last Saturday of winter time, the album a week later; Tom has said yes."""
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Studio", country="DE", currency="EUR")
        job = make_job(deliver_on=date(2026, 11, 20))
        anna, tom = make_member("Anna"), make_member("Tom")
        db.add_all([job, anna, tom])
        db.flush()
        ceremony = make_session(job, title="Ceremony", starts_at=datetime(2026, 10, 17, 12, tzinfo=UTC))
        portraits = make_session(job, title="Portraits", starts_at=datetime(2026, 10, 17, 15, tzinfo=UTC))
        album = make_session(
            job, title="Album", starts_at=datetime(2026, 10, 30, 9, tzinfo=UTC), state=SessionState.CONFIRMED
        )
        db.add_all([ceremony, portraits, album])
        db.flush()
        job.primary_session_id = ceremony.id
        taken = make_allocation(
            ceremony,
            tom,
            role=AllocationRole.SECOND,
            offer_state=OfferState.ACCEPTED,
            call_sheet_sent_at=SENT,
        )
        db.add_all([make_allocation(one, anna) for one in (ceremony, portraits, album)])
        db.add(taken)
        todo = make_todo("Order the flowers", job_id=job.id, due_on=date(2026, 10, 12))
        rule = make_todo(
            "Charge flashes", job_id=job.id, due_anchor=DueAnchor.PRIMARY_SESSION, due_offset_days=-1
        )
        done = make_todo("Visit the place", job_id=job.id, due_on=date(2026, 5, 1), done_at=SENT)
        db.add_all([todo, rule, done])
        form = Form(id=new_id(), name="Wedding questions")
        db.add(form)
        db.flush()
        version = FormVersion(id=new_id(), form_id=form.id, number=1)
        db.add(version)
        db.flush()
        answer = FormResponse(
            id=new_id(), form_version_id=version.id, job_id=job.id, due_on=date(2026, 10, 3)
        )
        sheet = CallSheet(id=new_id(), session_id=ceremony.id)
        db.add_all([answer, sheet])
        db.flush()
        db.add(
            CallSheetEntry(
                call_sheet_id=sheet.id, title="Rings", starts_at=datetime(2026, 10, 17, 12, 20, tzinfo=UTC)
            )
        )
        return Wedding(
            studio=studio,
            job=job.id,
            ceremony=ceremony.id,
            portraits=portraits.id,
            album=album.id,
            anna=anna.id,
            tom=tom.id,
            tom_at_ceremony=taken.id,
            todo=todo.id,
            form=answer.id,
        )
