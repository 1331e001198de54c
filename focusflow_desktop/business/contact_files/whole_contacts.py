"""Clients with everything a file can say of them, read all at once in seven statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients.lifecycle import stages_of_all
from focusflow_desktop.shared.records import (
    Contact,
    ContactAddress,
    ContactEmail,
    ContactPhone,
    LeadSource,
    Note,
    Tag,
    TagLink,
)
from focusflow_desktop.shared.records.contacts import ContactKind, Lifecycle
from focusflow_desktop.shared.records.entities import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One postal address; what is not known is empty."""

    street: str
    postcode: str
    city: str
    region: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeContact:
    """One client."""

    id: UUID
    kind: ContactKind
    name: str
    given_name: str
    family_name: str
    company: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    addresses: tuple[Place, ...]
    website: str
    birthday: date | None
    source: str
    stage: Lifecycle
    tags: tuple[str, ...]
    notes: tuple[str, ...]


def whole_contacts(db: DbSession, ids: Collection[UUID] | None = None) -> list[WholeContact]:
    """These clients or all, by name. The number of statements is the same for one and for all."""
    asked = (
        select(Contact, LeadSource.name)
        .outerjoin(
            LeadSource, and_(LeadSource.tenant_id == Contact.tenant_id, LeadSource.id == Contact.source_id)
        )
        .where(~Contact.deleted)
        .order_by(Contact.name, Contact.id)
    )
    wanted = None if ids is None else set(ids)
    emails, phones = _each(db, ContactEmail, "address"), _each(db, ContactPhone, "number")
    places, notes, tags = _each(db, ContactAddress, None), _notes(db), _tags(db)
    stages = stages_of_all(db)
    return [
        WholeContact(
            id=contact.id,
            kind=contact.kind,
            name=contact.name,
            given_name=contact.given_name or "",
            family_name=contact.family_name or "",
            company=contact.company or "",
            emails=tuple(emails[contact.id]),
            phones=tuple(phones[contact.id]),
            addresses=tuple(map(_place, places[contact.id])),
            website=contact.website or "",
            birthday=contact.birthday,
            source=source or "",
            stage=stages.get(contact.id.hex, Lifecycle.PROSPECT),
            tags=tuple(tags[contact.id]),
            notes=tuple(notes[contact.id]),
        )
        for contact, source in db.execute(asked)
        if wanted is None or contact.id in wanted
    ]


def _each(db: DbSession, record: Any, column: str | None) -> defaultdict[UUID, list[Any]]:
    """What hangs on each client, the main one first."""
    asked = select(record).where(~record.deleted)
    order = (record.is_primary.desc(), record.created_at, record.id)
    read: Callable[[Any], Any] = (lambda row: row) if column is None else (lambda row: getattr(row, column))
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in db.scalars(asked.order_by(*order)):
        found[row.contact_id].append(read(row))
    return found


def _notes(db: DbSession) -> defaultdict[UUID, list[str]]:
    asked = select(Note.contact_id, Note.body).where(Note.contact_id.is_not(None), ~Note.deleted)
    return _grouped(db.execute(asked.order_by(Note.created_at, Note.id)))


def _tags(db: DbSession) -> defaultdict[UUID, list[str]]:
    asked = (
        select(TagLink.entity_id, Tag.name)
        .join(Tag, and_(Tag.tenant_id == TagLink.tenant_id, Tag.id == TagLink.tag_id))
        .where(TagLink.entity_kind == EntityKind.CONTACT, ~TagLink.deleted, ~Tag.deleted)
    )
    return _grouped(db.execute(asked.order_by(Tag.name)))


def _grouped(rows: Any) -> defaultdict[UUID, list[str]]:
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for key, value in rows:
        found[key].append(value)
    return found


def _place(row: ContactAddress) -> Place:
    return Place(
        street=row.street or "",
        postcode=row.postcode or "",
        city=row.city or "",
        region=row.region or "",
        country=row.country or "",
    )
