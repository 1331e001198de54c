"""Whose inquiry it is: the client it is known to be from, the one with its e-mail address, or a new one."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients.operations import add_contact
from focusflow_desktop.business.moving_in.values import email_key
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.records import Contact, ContactEmail, Inquiry


def known_person(db: DbSession, inquiry: Inquiry) -> tuple[UUID, str] | None:
    """The client this inquiry is from, as far as that is certain."""
    if inquiry.contact_id is not None:
        asked = select(Contact.id, Contact.name).where(Contact.id == inquiry.contact_id, ~Contact.deleted)
        found = db.execute(asked).one_or_none()
        if found is not None:
            return found.id, found.name
    if not inquiry.email:
        return None
    found = db.execute(
        select(Contact.id, Contact.name)
        .join(
            ContactEmail,
            and_(ContactEmail.tenant_id == Contact.tenant_id, ContactEmail.contact_id == Contact.id),
        )
        .where(func.lower(ContactEmail.address) == email_key(inquiry.email), ~ContactEmail.deleted)
        .where(~Contact.deleted, Contact.merged_into_id.is_(None))
        .order_by(Contact.created_at, Contact.id)
        .limit(1)
    ).one_or_none()
    return (found.id, found.name) if found is not None else None


def person_of(db: DbSession, inquiry: Inquiry) -> tuple[UUID, Changes]:
    """The same, written down where they were nobody's client yet."""
    known = known_person(db, inquiry)
    if known is not None:
        inquiry.contact_id = known[0]
        return known[0], Changes()
    emails = [inquiry.email] if inquiry.email else []
    phones = [inquiry.phone] if inquiry.phone else []
    changes = add_contact(db, name=inquiry.name, emails=emails, phones=phones)
    (contact_id,) = changes.rows["contacts"]
    contact = db.scalars(select(Contact).where(Contact.id == contact_id)).one()
    contact.source_id = inquiry.source_id
    inquiry.contact_id = contact_id
    return contact_id, changes
