"""What the room Forms reads: the forms, one form with its questions and answers, one sheet of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.forms.answers import About
from focusflow_desktop.business.forms.fields import FormField, from_json, missing_answers
from focusflow_desktop.business.forms.operations import last_version
from focusflow_desktop.shared.records import Contact, Form, FormResponse, FormVersion, Job, PhotoSession
from focusflow_desktop.shared.records.forms import FormKind
from focusflow_desktop.shared.records.jobs import JobStage

ANSWERS_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One form in the list."""

    id: UUID
    name: str
    kind: FormKind
    is_archived: bool
    published: int  # the number of the version in use; 0: none yet
    answers: int
    submitted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRow:
    """One sheet of answers in a list."""

    id: UUID
    form_id: UUID
    form: str
    version: int
    job: str
    contact: str
    session: str
    due_on: date | None
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """One form: the questions as they are being written, and who has it."""

    id: UUID
    name: str
    kind: FormKind
    is_archived: bool
    fields: tuple[FormField, ...]
    published: int
    has_draft: bool  # questions that are not published
    responses: tuple[ResponseRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsePage:
    """One sheet of answers with the questions of its version."""

    row: ResponseRow
    job_id: UUID | None
    contact_id: UUID | None
    session_id: UUID | None
    fields: tuple[FormField, ...]
    answers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """The musts that are not answered."""
        return missing_answers(self.fields, self.answers)


def form_rows(db: DbSession) -> list[FormRow]:
    """Every form, those put away last: two statements."""
    numbers = db.execute(
        select(FormVersion.form_id, func.max(FormVersion.number).label("number"))
        .where(~FormVersion.deleted, FormVersion.published_at.is_not(None))
        .group_by(FormVersion.form_id)
    )
    published = {row.form_id: row.number for row in numbers}
    found = db.execute(
        select(Form, func.count(FormResponse.id), func.count(FormResponse.submitted_at))
        .outerjoin(FormVersion, (FormVersion.form_id == Form.id) & (FormVersion.tenant_id == Form.tenant_id))
        .outerjoin(
            FormResponse,
            (FormResponse.form_version_id == FormVersion.id)
            & (FormResponse.tenant_id == FormVersion.tenant_id)
            & ~FormResponse.deleted,
        )
        .where(~Form.deleted)
        .group_by(Form.tenant_id, Form.id)
        .order_by(Form.is_archived, func.lower(Form.name), Form.id)
    )
    return [
        FormRow(
            id=form.id,
            name=form.name,
            kind=form.kind,
            is_archived=form.is_archived,
            published=published.get(form.id, 0),
            answers=answers,
            submitted=submitted,
        )
        for form, answers, submitted in found
    ]


def form_page(db: DbSession, form_id: UUID) -> FormPage | None:
    """One form: four statements; None when it is gone."""
    form = db.scalar(select(Form).where(Form.id == form_id, ~Form.deleted))
    if form is None:
        return None
    last, used = last_version(db, form_id), last_version(db, form_id, is_published=True)
    return FormPage(
        id=form.id,
        name=form.name,
        kind=form.kind,
        is_archived=form.is_archived,
        fields=from_json(last.fields) if last is not None else (),
        published=used.number if used is not None else 0,
        has_draft=last is not None and last.published_at is None,
        responses=_rows(db, _responses().where(Form.id == form_id)),
    )


def response_page(db: DbSession, response_id: UUID) -> ResponsePage | None:
    """One sheet of answers: two statements; None when it is gone."""
    rows = _rows(db, _responses().where(FormResponse.id == response_id))
    found = db.execute(
        select(FormResponse, FormVersion.fields)
        .join(
            FormVersion,
            (FormVersion.id == FormResponse.form_version_id)
            & (FormVersion.tenant_id == FormResponse.tenant_id),
        )
        .where(FormResponse.id == response_id, ~FormResponse.deleted)
    ).one_or_none()
    if found is None or not rows:
        return None
    response, fields = found
    return ResponsePage(
        row=rows[0],
        job_id=response.job_id,
        contact_id=response.contact_id,
        session_id=response.session_id,
        fields=from_json(fields),
        answers=dict(response.answers),
    )


def responses_of(
    db: DbSession,
    *,
    job_id: UUID | None = None,
    contact_id: UUID | None = None,
    session_id: UUID | None = None,
) -> tuple[ResponseRow, ...]:
    """The answers about a job, a client or a session: one statement."""
    wanted = _responses()
    for column, key in (
        (FormResponse.job_id, job_id),
        (FormResponse.contact_id, contact_id),
        (FormResponse.session_id, session_id),
    ):
        if key is not None:
            wanted = wanted.where(column == key)
    return _rows(db, wanted)


def about_choices(
    db: DbSession, *, limit: int = 500
) -> tuple[list[tuple[UUID, str]], list[tuple[UUID, str]]]:
    """Jobs that run and clients, by name, to choose from: two statements."""
    over = (JobStage.LOST, JobStage.CANCELLED, JobStage.COMPLETED)
    jobs = db.execute(
        select(Job.id, Job.title)
        .where(~Job.deleted, ~Job.is_archived, Job.stage.not_in(over))
        .order_by(Job.created_at.desc(), Job.id)
        .limit(limit)
    )
    contacts = db.execute(
        select(Contact.id, Contact.name)
        .where(~Contact.deleted, Contact.merged_into_id.is_(None))
        .order_by(Contact.created_at.desc(), Contact.id)
        .limit(limit)
    )
    return [(key, name) for key, name in jobs], [(key, name) for key, name in contacts]


def about_name(db: DbSession, about: About) -> str:
    """Whom or what answers are about, by name: the session, else the job, else the client; at most one statement."""
    if about.session_id is not None:
        found = db.scalar(select(PhotoSession.title).where(PhotoSession.id == about.session_id))
    elif about.job_id is not None:
        found = db.scalar(select(Job.title).where(Job.id == about.job_id))
    else:
        found = db.scalar(select(Contact.name).where(Contact.id == about.contact_id))
    return found or ""


def _responses() -> Any:  # a select of a ResponseRow's columns, whose types SQLAlchemy counts one by one
    return (
        select(
            FormResponse.id,
            Form.id.label("form_id"),
            Form.name.label("form"),
            FormVersion.number.label("version"),
            func.coalesce(Job.title, "").label("job"),
            func.coalesce(Contact.name, "").label("contact"),
            func.coalesce(PhotoSession.title, "").label("session"),
            FormResponse.due_on,
            FormResponse.submitted_at,
        )
        .join(
            FormVersion,
            (FormVersion.id == FormResponse.form_version_id)
            & (FormVersion.tenant_id == FormResponse.tenant_id),
        )
        .join(Form, (Form.id == FormVersion.form_id) & (Form.tenant_id == FormVersion.tenant_id))
        .outerjoin(Job, (Job.id == FormResponse.job_id) & (Job.tenant_id == FormResponse.tenant_id))
        .outerjoin(
            Contact, (Contact.id == FormResponse.contact_id) & (Contact.tenant_id == FormResponse.tenant_id)
        )
        .outerjoin(
            PhotoSession,
            (PhotoSession.id == FormResponse.session_id) & (PhotoSession.tenant_id == FormResponse.tenant_id),
        )
        .where(~FormResponse.deleted)
        .order_by(FormResponse.submitted_at.is_not(None), FormResponse.created_at.desc(), FormResponse.id)
        .limit(ANSWERS_SHOWN)
    )


def _rows(db: DbSession, wanted: Any) -> tuple[ResponseRow, ...]:
    return tuple(ResponseRow(**row._mapping) for row in db.execute(wanted))
