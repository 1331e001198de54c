"""People and organisations the studio deals with; who is whose client is said by the job's roles.

E-mails, phones, addresses and links are child rows, so that two machines can add and remove apart. The lifecycle is
computed (shared/rules/client_lifecycle.py); only its override is stored.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Date, Index, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class ContactKind(StrEnum):
    """A person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Lifecycle(StrEnum):
    """How far a client has come; computed from the jobs unless overridden."""

    PROSPECT = "prospect"
    ACTIVE = "active"
    PAST = "past"
    REPEAT = "repeat"
    LOST = "lost"
    DO_NOT_CONTACT = "do_not_contact"


class Contact(Synced, Base):
    """One person or organisation. `name` is what lists show and sort by."""

    __tablename__ = "contacts"
    __table_args__ = (
        references("source_id", "lead_sources"),
        references("merged_into_id", "contacts"),
        Index("ix_contacts_list", "deleted", "name", "id"),
        Index("ix_contacts_age", "deleted", "created_at", "id"),
        {"info": table_facts(15)},
    )

    kind: Mapped[ContactKind] = field(kind=ContactKind, default=ContactKind.PERSON)
    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    given_name: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    family_name: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    company: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    do_not_contact: Mapped[bool] = field(default=False)
    lifecycle_override: Mapped[Lifecycle | None] = field(kind=Lifecycle)
    birthday: Mapped[date | None] = field(kind=Date)
    locale: Mapped[str | None] = field(kind=String(35))
    tz: Mapped[str | None] = field(kind=String(64))
    website: Mapped[str | None] = field()
    marketing_consent: Mapped[bool] = field(default=False)
    consent_source: Mapped[str | None] = field()
    consent_at: Mapped[datetime | None] = field()
    source_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    merged_into_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    is_imported: Mapped[bool] = field(default=False)


class ContactEmail(Synced, Base):
    """One e-mail address of a contact, as written."""

    __tablename__ = "contact_emails"
    __table_args__ = (references("contact_id", "contacts"), {"info": table_facts(16)})

    contact_id: Mapped[UUID] = field(kind=Uuid, index=True)
    address: Mapped[str] = field(Merge.LWW_NOTIFY, index=True)
    label: Mapped[str | None] = field()
    is_primary: Mapped[bool] = field(default=False)


class ContactPhone(Synced, Base):
    """One phone number of a contact, as written."""

    __tablename__ = "contact_phones"
    __table_args__ = (references("contact_id", "contacts"), {"info": table_facts(17)})

    contact_id: Mapped[UUID] = field(kind=Uuid, index=True)
    number: Mapped[str] = field(Merge.LWW_NOTIFY, index=True)
    label: Mapped[str | None] = field()
    is_primary: Mapped[bool] = field(default=False)


class ContactAddress(Synced, Base):
    """One postal address of a contact."""

    __tablename__ = "contact_addresses"
    __table_args__ = (references("contact_id", "contacts"), {"info": table_facts(18)})

    contact_id: Mapped[UUID] = field(kind=Uuid, index=True)
    label: Mapped[str | None] = field()
    street: Mapped[str | None] = field(Merge.LWW_NOTIFY)  # lines joined by newlines
    postcode: Mapped[str | None] = field()
    city: Mapped[str | None] = field()
    region: Mapped[str | None] = field()
    country: Mapped[str | None] = field()
    is_primary: Mapped[bool] = field(default=False)


class ContactLink(Synced, Base):
    """How one contact stands to another: partner, mother, works at."""

    __tablename__ = "contact_links"
    __table_args__ = (
        references("contact_id", "contacts"),
        references("other_id", "contacts"),
        {"info": table_facts(19)},
    )

    contact_id: Mapped[UUID] = field(kind=Uuid, index=True)
    other_id: Mapped[UUID] = field(kind=Uuid, index=True)
    relation: Mapped[str] = field()
