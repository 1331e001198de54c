"""Giving a form to a job, a client or a session, and writing down the answers, one at a time. Musts are asked for at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.forms.fields import checked_answer, from_json, missing_answers
from focusflow_desktop.business.forms.operations import find_form, last_version
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Contact, FormResponse, FormVersion, Job, PhotoSession


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Whom or what the answers are about; a session brings its job along."""

    job_id: UUID | None = None
    contact_id: UUID | None = None
    session_id: UUID | None = None


def give_form(db: DbSession, form_id: UUID, about: About, *, due_on: date | None = None) -> Changes:
    """Begin a sheet of answers with the version that is in use. Raises Refused, naming the field that is wrong."""
    find_form(db, form_id)
    version = last_version(db, form_id, is_published=True)
    if version is None:
        raise Refused("form.not_published", "Publish the form first.", field="form")
    known = _checked(db, about)
    response = FormResponse(
        id=new_id(),
        form_version_id=version.id,
        job_id=known.job_id,
        contact_id=known.contact_id,
        session_id=known.session_id,
        due_on=due_on,
        answers={},
    )
    db.add(response)
    return _changed(response.id)


def answer(db: DbSession, response_id: UUID, key: str, said: object) -> Changes:
    """Write one answer down, or take it back with nothing. Raises Refused, naming the question by its key."""
    response = _response(db, response_id)
    if response.submitted_at is not None:
        raise Refused("form.closed", "The answers are complete. Open them again to change one.", field=key)
    field = next((one for one in from_json(_version(db, response).fields) if one.key == key), None)
    if field is None:
        raise Refused("form.no_question", "This form has no such question.", field=key)
    kept = checked_answer(field, said)
    answers = {name: value for name, value in response.answers.items() if name != key}
    response.answers = answers if kept is None else {**answers, key: kept}
    return _changed(response_id)


def submit(db: DbSession, response_id: UUID, *, at: datetime) -> Changes:
    """The answers are complete. Raises Refused with the keys of the musts that are not answered (`missing`)."""
    response = _response(db, response_id)
    missing = missing_answers(from_json(_version(db, response).fields), response.answers)
    if missing:
        raise Refused("form.missing", "Answer what must be answered.", field=missing[0], missing=missing)
    response.submitted_at = at
    return _changed(response_id)


def reopen(db: DbSession, response_id: UUID) -> Changes:
    """Something is to be changed after all."""
    _response(db, response_id).submitted_at = None
    return _changed(response_id)


def set_due(db: DbSession, response_id: UUID, due_on: date | None) -> Changes:
    """By when the answers are wanted."""
    _response(db, response_id).due_on = due_on
    return _changed(response_id)


def remove_response(db: DbSession, response_id: UUID) -> Changes:
    """Take the answers away; Undo brings them back."""
    _response(db, response_id).deleted = True
    return _changed(response_id)


def _checked(db: DbSession, about: About) -> About:
    job_id = about.job_id
    if about.session_id is not None:
        job_id = db.scalar(
            select(PhotoSession.job_id).where(PhotoSession.id == about.session_id, ~PhotoSession.deleted)
        )
        if job_id is None:
            raise _away("session")
    elif job_id is not None and db.scalar(select(Job.id).where(Job.id == job_id, ~Job.deleted)) is None:
        raise _away("job")
    if about.contact_id is not None and (
        db.scalar(select(Contact.id).where(Contact.id == about.contact_id, ~Contact.deleted)) is None
    ):
        raise _away("contact")
    if job_id is None and about.contact_id is None:
        raise Refused("form.about_nobody", "Choose a job or a client.", field="job")
    return About(job_id=job_id, contact_id=about.contact_id, session_id=about.session_id)


def _away(field: str) -> Refused:
    return Refused("form.about_gone", "What the answers are about is not there any more.", field=field)


def _response(db: DbSession, response_id: UUID) -> FormResponse:
    found = db.scalar(select(FormResponse).where(FormResponse.id == response_id, ~FormResponse.deleted))
    if found is None:
        raise Refused("form.answers_gone", "These answers are not there any more. Nothing was changed.")
    return found


def _version(db: DbSession, response: FormResponse) -> FormVersion:
    found = db.scalar(select(FormVersion).where(FormVersion.id == response.form_version_id))
    assert found is not None
    return found


def _changed(response_id: UUID) -> Changes:
    return Changes.of("form_responses", [response_id])
