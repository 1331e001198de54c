"""A studio with a wedding type whose template brings two sessions and two to-dos."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import JobType, JobTypeSession, JobTypeTodo
from focusflow_desktop.shared.records.job_types import DueAnchor
from focusflow_desktop.shared.records.session_types import SessionKind
from tests.support.factories import make_contact
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The ids."""

    studio: Studio
    julia: UUID
    wedding: UUID


@pytest.fixture
def desk(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Studio", country="DE", currency="EUR")
        julia = make_contact()
        wedding = JobType(id=new_id(), name="Wedding", turnaround_days=42, value_minor=350_000)
        db.add_all([julia, wedding])
        db.flush()
        db.add_all(
            [
                JobTypeSession(
                    job_type_id=wedding.id, title="Talk", kind=SessionKind.CONSULT, day_offset=-30,
                    start_minute=18 * 60, duration_minutes=45, position=0,
                ),
                JobTypeSession(
                    job_type_id=wedding.id, title="The day", start_minute=11 * 60, duration_minutes=600,
                    is_primary=True, position=1,
                ),
                JobTypeTodo(
                    job_type_id=wedding.id, title="Send the questions", due_anchor=DueAnchor.PRIMARY_SESSION,
                    due_offset_days=-21,
                ),
                JobTypeTodo(job_type_id=wedding.id, title="Ask for the vows", position=1),
            ]
        )  # fmt: skip
        return Desk(studio=studio, julia=julia.id, wedding=wedding.id)
