"""A questionnaire for weddings, published once, and the job it is for."""

from dataclasses import dataclass
from uuid import UUID

import pytest

from focusflow_desktop.business.forms.fields import FieldKind, FormField
from focusflow_desktop.business.forms.operations import add_form, publish
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.db.unit_of_work import Studio
from tests.support.factories import make_contact, make_job, make_job_contact, make_session
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]

QUESTIONS = (
    FormField(key="names", label="Who are you?", is_must=True),
    FormField(key="story", label="How did you meet?", kind=FieldKind.LONG_TEXT),
    FormField(key="guests", label="How many guests?", kind=FieldKind.NUMBER),
    FormField(key="day", label="When did you meet?", kind=FieldKind.DATE),
    FormField(
        key="style", label="Which style?", kind=FieldKind.CHOICE, choices=("Quiet", "Loud"), is_must=True
    ),
    FormField(
        key="parts", label="Which parts?", kind=FieldKind.SEVERAL, choices=("Church", "Dinner", "Dance")
    ),
    FormField(key="share", label="May we show pictures?", kind=FieldKind.YES_NO, is_must=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What there is."""

    studio: Studio
    form: UUID
    job: UUID
    session: UUID
    julia: UUID


@pytest.fixture
def desk(studio, clock):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Brandt Studio", country="DE", currency="EUR")
        job, julia = make_job(), make_contact()
        db.add_all([job, julia])
        db.flush()
        session = make_session(job)
        db.add_all([session, make_job_contact(job, julia)])
        (form,) = add_form(db, "Wedding questionnaire", fields=QUESTIONS).rows["forms"]
        db.flush()
        publish(db, form, at=clock.now())
        return Desk(studio=studio, form=form, job=job.id, session=session.id, julia=julia.id)
