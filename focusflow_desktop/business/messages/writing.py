"""What a message about a job is written from: whom it can go to, the templates, and what their fields stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import (
    Contact,
    ContactEmail,
    Job,
    JobContact,
    Location,
    Member,
    MessageTemplate,
    MessageTemplateVersion,
    PhotoSession,
    StudioProfile,
)
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.shared.records.messages import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Somebody of the job, with an address or without."""

    contact_id: UUID
    name: str
    first_name: str
    role: JobRole
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A template's newest words."""

    version_id: UUID
    name: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Everything a letter is made of. Moments are aware; `tz` is the zone of the session's place."""

    addressees: tuple[Addressee, ...]  # the primary client first
    letters: tuple[Letter, ...]  # by name
    job_title: str
    job_number: str
    deliver_on: date | None
    session_title: str
    session_at: datetime | None
    session_tz: str | None
    session_place: str
    photographer: str
    studio: str


def writing_of(db: DbSession, job_id: UUID) -> Writing | None:
    """For one job: four statements; None when it is gone."""
    job = db.execute(_JOB.where(Job.id == job_id)).one_or_none()
    if job is None:
        return None
    return Writing(
        addressees=_addressees(db, job_id),
        letters=_letters(db),
        job_title=job.title,
        job_number=job.number or "",
        deliver_on=job.deliver_on,
        session_title=job.session or "",
        session_at=job.starts_at,
        session_tz=job.tz or job.place_tz,
        session_place=job.place or "",
        photographer=job.owner or "",
        studio=db.scalar(select(StudioProfile.name).where(~StudioProfile.deleted)) or "",
    )


_JOB = (
    select(
        Job.title,
        Job.number,
        Job.deliver_on,
        PhotoSession.title.label("session"),
        PhotoSession.starts_at,
        PhotoSession.tz,
        Location.name.label("place"),
        Location.tz.label("place_tz"),
        Member.name.label("owner"),
    )
    .outerjoin(
        PhotoSession, and_(PhotoSession.tenant_id == Job.tenant_id, PhotoSession.id == Job.primary_session_id)
    )
    .outerjoin(Location, and_(Location.tenant_id == Job.tenant_id, Location.id == PhotoSession.location_id))
    .outerjoin(Member, and_(Member.tenant_id == Job.tenant_id, Member.id == Job.owner_id))
    .where(~Job.deleted)
)


def _addressees(db: DbSession, job_id: UUID) -> tuple[Addressee, ...]:
    asked = (
        select(Contact.id, Contact.name, Contact.given_name, JobContact.role, _email().label("email"))
        .join(
            JobContact, and_(JobContact.tenant_id == Contact.tenant_id, JobContact.contact_id == Contact.id)
        )
        .where(JobContact.job_id == job_id, ~JobContact.deleted, ~Contact.deleted)
        .order_by(JobContact.role != JobRole.PRIMARY, JobContact.position, JobContact.created_at)
    )
    found: dict[UUID, Addressee] = {}
    for row in db.execute(asked):  # somebody with two roles is written to once
        found.setdefault(
            row.id,
            Addressee(
                contact_id=row.id,
                name=row.name,
                first_name=row.given_name or row.name.split()[0],
                role=row.role,
                email=row.email or "",
            ),
        )
    return tuple(found.values())


def _email() -> ColumnElement[str | None]:
    """The address called primary, else the oldest."""
    return (
        select(ContactEmail.address)
        .where(
            ContactEmail.tenant_id == Contact.tenant_id,
            ContactEmail.contact_id == Contact.id,
            ~ContactEmail.deleted,
        )
        .order_by(ContactEmail.is_primary.desc(), ContactEmail.created_at, ContactEmail.id)
        .limit(1)
        .correlate(Contact)
        .scalar_subquery()
    )


def _letters(db: DbSession) -> tuple[Letter, ...]:
    newest = (
        select(MessageTemplateVersion.template_id, func.max(MessageTemplateVersion.number).label("number"))
        .where(~MessageTemplateVersion.deleted)
        .group_by(MessageTemplateVersion.template_id)
        .subquery()
    )
    version = MessageTemplateVersion
    asked = (
        select(version.id, MessageTemplate.name, version.subject, version.body)
        .join(newest, and_(version.template_id == newest.c.template_id, version.number == newest.c.number))
        .join(
            MessageTemplate,
            and_(MessageTemplate.tenant_id == version.tenant_id, MessageTemplate.id == version.template_id),
        )
        .where(
            ~version.deleted,
            ~MessageTemplate.deleted,
            ~MessageTemplate.is_archived,
            MessageTemplate.channel == Channel.EMAIL,
        )
        .order_by(MessageTemplate.name)
    )
    return tuple(
        Letter(version_id=row.id, name=row.name, subject=row.subject or "", body=row.body)
        for row in db.execute(asked)
    )
