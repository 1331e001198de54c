"""Who is at a session and how to reach them: the team that goes, then the job's people with their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import Allocation, Contact, ContactPhone, JobContact, Member
from focusflow_desktop.shared.records.allocations import AllocationRole, ResourceKind
from focusflow_desktop.shared.records.jobs import JobRole


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """Somebody at the session."""

    name: str
    phone: str = ""
    job_role: JobRole | None = None
    team_role: AllocationRole | None = None
    is_team: bool = False
    contact_id: UUID | None = None


def people_of(db: DbSession, session_id: UUID, job_id: UUID) -> tuple[PersonRow, ...]:
    """The team, then the job's people in their order: three statements."""
    team = db.execute(
        select(Member.name, Member.phone, Allocation.role)
        .join(Allocation, (Allocation.resource_id == Member.id) & (Allocation.tenant_id == Member.tenant_id))
        .where(
            Allocation.session_id == session_id,
            Allocation.resource_kind == ResourceKind.USER,
            ~Allocation.deleted,
            ~Member.deleted,
        )
        .order_by(Allocation.created_at, Allocation.id)
    )
    rows = [
        PersonRow(name=name, phone=phone or "", team_role=role, is_team=True) for name, phone, role in team
    ]
    contacts = db.execute(
        select(Contact.id, Contact.name, JobContact.role)
        .join(JobContact, (JobContact.contact_id == Contact.id) & (JobContact.tenant_id == Contact.tenant_id))
        .where(JobContact.job_id == job_id, ~JobContact.deleted, ~Contact.deleted)
        .order_by(JobContact.position, JobContact.created_at, JobContact.id)
    ).all()
    phones = _phones(db, [row.id for row in contacts]) if contacts else {}
    rows += [
        PersonRow(name=row.name, phone=phones.get(row.id, ""), job_role=row.role, contact_id=row.id)
        for row in contacts
    ]
    return tuple(rows)


def _phones(db: DbSession, contacts: list[UUID]) -> dict[UUID, str]:
    """The number of each: the one called primary, else the oldest."""
    found = db.execute(
        select(ContactPhone.contact_id, ContactPhone.number)
        .where(ContactPhone.contact_id.in_(contacts), ~ContactPhone.deleted)
        .order_by(ContactPhone.is_primary, ContactPhone.created_at.desc(), ContactPhone.id.desc())
    )
    return {row.contact_id: row.number for row in found}  # the last one said of each counts
