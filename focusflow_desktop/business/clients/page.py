"""Everything of one client as one frozen page: facts, ways to reach them, tags, jobs, notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients.lifecycle import NO_HISTORY, histories
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import (
    Contact,
    ContactEmail,
    ContactPhone,
    Job,
    JobContact,
    Note,
    PhotoSession,
    Tag,
    TagLink,
)
from focusflow_desktop.shared.records.contacts import ContactKind, Lifecycle
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.rules.client_lifecycle import lifecycle


@dataclass(frozen=True, slots=True, kw_only=True)
class JobOfContact:
    """One job this client has a part in."""

    id: UUID
    title: str
    stage: JobStage
    role: JobRole
    starts_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOfContact:
    """One note about this client."""

    id: UUID
    body: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPage:
    """One client, whole."""

    id: UUID
    name: str
    kind: ContactKind
    company: str
    birthday: date | None
    website: str
    stage: Lifecycle
    stage_by_jobs: Lifecycle  # what it would be without a person's choice
    override: Lifecycle | None
    do_not_contact: bool
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    tags: tuple[str, ...]
    jobs: tuple[JobOfContact, ...]
    notes: tuple[NoteOfContact, ...]


def contact_page(db: DbSession, contact_id: UUID) -> ContactPage:
    """One client: a constant number of statements. One that was merged is refused; its `into` says with whom."""
    contact = db.scalar(select(Contact).where(Contact.id == contact_id))
    if contact is None or contact.deleted:
        into = contact.merged_into_id if contact is not None else None
        raise Refused("client_gone", "This client is no longer there.", into=into)
    history = histories(db, [contact_id]).get(contact_id, NO_HISTORY)
    return ContactPage(
        id=contact.id,
        name=contact.name,
        kind=contact.kind,
        company=contact.company or "",
        birthday=contact.birthday,
        website=contact.website or "",
        stage=lifecycle(history, override=contact.lifecycle_override, do_not_contact=contact.do_not_contact),
        stage_by_jobs=lifecycle(history),
        override=contact.lifecycle_override,
        do_not_contact=contact.do_not_contact,
        emails=_emails(db, contact_id),
        phones=_phones(db, contact_id),
        tags=_tags(db, contact_id),
        jobs=_jobs(db, contact_id),
        notes=_notes(db, contact_id),
    )


def _emails(db: DbSession, contact_id: UUID) -> tuple[str, ...]:
    asked = select(ContactEmail.address).where(ContactEmail.contact_id == contact_id, ~ContactEmail.deleted)
    order = (ContactEmail.is_primary.desc(), ContactEmail.created_at, ContactEmail.id)
    return tuple(db.scalars(asked.order_by(*order)))


def _phones(db: DbSession, contact_id: UUID) -> tuple[str, ...]:
    asked = select(ContactPhone.number).where(ContactPhone.contact_id == contact_id, ~ContactPhone.deleted)
    order = (ContactPhone.is_primary.desc(), ContactPhone.created_at, ContactPhone.id)
    return tuple(db.scalars(asked.order_by(*order)))


def _tags(db: DbSession, contact_id: UUID) -> tuple[str, ...]:
    asked = (
        select(Tag.name)
        .join(TagLink, and_(TagLink.tenant_id == Tag.tenant_id, TagLink.tag_id == Tag.id))
        .where(TagLink.entity_kind == EntityKind.CONTACT, TagLink.entity_id == contact_id)
        .where(~TagLink.deleted, ~Tag.deleted)
    )
    return tuple(db.scalars(asked.order_by(Tag.name)))


def _jobs(db: DbSession, contact_id: UUID) -> tuple[JobOfContact, ...]:
    asked = (
        select(Job.id, Job.title, Job.stage, JobContact.role, PhotoSession.starts_at)
        .join(JobContact, and_(JobContact.tenant_id == Job.tenant_id, JobContact.job_id == Job.id))
        .outerjoin(
            PhotoSession,
            and_(PhotoSession.tenant_id == Job.tenant_id, PhotoSession.id == Job.primary_session_id),
        )
        .where(JobContact.contact_id == contact_id, ~JobContact.deleted, ~Job.deleted)
        .order_by(Job.created_at.desc(), Job.id)
    )
    return tuple(
        JobOfContact(id=key, title=title, stage=stage, role=role, starts_at=starts_at)
        for key, title, stage, role, starts_at in db.execute(asked)
    )


def _notes(db: DbSession, contact_id: UUID) -> tuple[NoteOfContact, ...]:
    asked = select(Note.id, Note.body, Note.created_at).where(Note.contact_id == contact_id, ~Note.deleted)
    found = db.execute(asked.order_by(Note.is_pinned.desc(), Note.created_at.desc(), Note.id))
    return tuple(NoteOfContact(id=key, body=body, at=at) for key, body, at in found)
