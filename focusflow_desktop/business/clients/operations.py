"""Clients are written down, changed, tagged and taken off the list. What is wrong is refused by its field."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.moving_in.values import email_key, is_email
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Contact, ContactEmail, ContactPhone, Note, Tag, TagLink
from focusflow_desktop.shared.records.contacts import ContactKind, Lifecycle
from focusflow_desktop.shared.records.entities import EntityKind

_LONGEST_NAME = 300
_FEWEST_DIGITS = 3  # of a phone number: short numbers exist


class Facts(TypedDict, total=False):
    """What can be changed of a client; what is not named stays as it is."""

    name: str
    kind: ContactKind
    company: str
    birthday: date | None
    website: str
    do_not_contact: bool
    lifecycle_override: Lifecycle | None


def add_contact(
    db: DbSession, *, emails: Sequence[str] = (), phones: Sequence[str] = (), **facts: Unpack[Facts]
) -> Changes:
    """Write down a client."""
    contact = Contact(id=new_id(), name=_name(facts.get("name", "")))
    _set_facts(contact, facts)
    db.add(contact)
    db.flush()
    changes = Changes.of("contacts", [contact.id])
    if emails:
        changes |= set_emails(db, contact.id, emails)
    if phones:
        changes |= set_phones(db, contact.id, phones)
    return changes


def change_contact(db: DbSession, contact_id: UUID, **facts: Unpack[Facts]) -> Changes:
    """Change what is named."""
    _set_facts(live(db, contact_id), facts)
    return Changes.of("contacts", [contact_id])


def set_emails(db: DbSession, contact_id: UUID, addresses: Sequence[str]) -> Changes:
    """These addresses and no others, the first one first. An address that stays keeps its row."""
    live(db, contact_id)
    wanted = {email_key(address): _email(address) for address in addresses if address.strip()}
    rows = db.scalars(
        select(ContactEmail).where(ContactEmail.contact_id == contact_id, ~ContactEmail.deleted)
    ).all()
    held: dict[str, ContactEmail] = {}
    for row in rows:
        key = email_key(row.address)
        row.deleted = key not in wanted or key in held
        if not row.deleted:
            held[key] = row
    for at, (key, address) in enumerate(wanted.items()):
        email = held.get(key)
        if email is None:
            email = ContactEmail(id=new_id(), contact_id=contact_id)
            db.add(email)
        email.address, email.is_primary = address, at == 0
    return Changes.of("contacts", [contact_id]) | Changes.of("contact_emails")


def set_phones(db: DbSession, contact_id: UUID, numbers: Sequence[str]) -> Changes:
    """These numbers and no others, the first one first. A number that stays keeps its row."""
    live(db, contact_id)
    wanted = {phone_key(number): _phone(number) for number in numbers if number.strip()}
    rows = db.scalars(
        select(ContactPhone).where(ContactPhone.contact_id == contact_id, ~ContactPhone.deleted)
    ).all()
    held: dict[str, ContactPhone] = {}
    for row in rows:
        key = phone_key(row.number)
        row.deleted = key not in wanted or key in held
        if not row.deleted:
            held[key] = row
    for at, (key, number) in enumerate(wanted.items()):
        phone = held.get(key)
        if phone is None:
            phone = ContactPhone(id=new_id(), contact_id=contact_id)
            db.add(phone)
        phone.number, phone.is_primary = number, at == 0
    return Changes.of("contacts", [contact_id]) | Changes.of("contact_phones")


def remove_contacts(db: DbSession, ids: Iterable[UUID]) -> Changes:
    """Take them off the list; their jobs stay, and Undo brings them back."""
    changed = [live(db, contact_id) for contact_id in ids]
    for contact in changed:
        contact.deleted = True
    return Changes.of("contacts", [contact.id for contact in changed])


def tag_contacts(db: DbSession, ids: Iterable[UUID], name: str) -> Changes:
    """Give them all a tag; one of that name is used again, whatever its capitals."""
    changed = [live(db, contact_id).id for contact_id in ids]
    tag_id = _tag(db, name)
    worn = set(
        db.scalars(
            select(TagLink.entity_id).where(
                TagLink.tag_id == tag_id, TagLink.entity_kind == EntityKind.CONTACT, ~TagLink.deleted
            )
        )
    )
    db.add_all(
        TagLink(tag_id=tag_id, entity_kind=EntityKind.CONTACT, entity_id=contact_id)
        for contact_id in changed
        if contact_id not in worn
    )
    return Changes.of("contacts", changed) | Changes.of("tags") | Changes.of("tag_links")


def untag_contacts(db: DbSession, ids: Iterable[UUID], name: str) -> Changes:
    """Take a tag off them all."""
    changed = [live(db, contact_id).id for contact_id in ids]
    named = func.lower(Tag.name) == name.strip().lower()
    links = db.scalars(
        select(TagLink)
        .join(Tag, (TagLink.tenant_id == Tag.tenant_id) & (TagLink.tag_id == Tag.id))
        .where(named, TagLink.entity_kind == EntityKind.CONTACT, TagLink.entity_id.in_(changed))
        .where(~TagLink.deleted)
    )
    for link in links:
        link.deleted = True
    return Changes.of("contacts", changed) | Changes.of("tag_links")


def set_tags(db: DbSession, contact_id: UUID, names: Sequence[str]) -> Changes:
    """These tags and no others."""
    wanted = {" ".join(name.split()).lower(): name for name in names}
    worn = db.scalars(
        select(Tag.name)
        .join(TagLink, (TagLink.tenant_id == Tag.tenant_id) & (TagLink.tag_id == Tag.id))
        .where(TagLink.entity_kind == EntityKind.CONTACT, TagLink.entity_id == contact_id, ~TagLink.deleted)
    ).all()
    changes = Changes.of("contacts", [live(db, contact_id).id])
    for name in worn:
        if name.lower() not in wanted:
            changes |= untag_contacts(db, [contact_id], name)
    for name in wanted.values():
        changes |= tag_contacts(db, [contact_id], name)
    return changes


def add_note(db: DbSession, contact_id: UUID, body: str) -> Changes:
    """Note something about a client."""
    if not body.strip():
        raise Refused("client_note_empty", "Write something first.", field="note")
    note = Note(id=new_id(), contact_id=live(db, contact_id).id, body=body.strip())
    db.add(note)
    return Changes.of("notes", [note.id])


def live(db: DbSession, contact_id: UUID) -> Contact:
    """A client that is there, or a refusal."""
    found = db.scalar(select(Contact).where(Contact.id == contact_id, ~Contact.deleted))
    if found is None:
        raise Refused("client_gone", "This client is no longer there. Nothing was changed.")
    return found


def phone_key(number: str) -> str:
    """What two spellings of one number share: its last nine digits, so that +49 30 and 030 are one."""
    return "".join(char for char in number if char.isdecimal())[-9:]


def _set_facts(contact: Contact, facts: Facts) -> None:
    if "name" in facts:
        contact.name = _name(facts["name"])
        contact.given_name, contact.family_name = _parts(contact.name)
    if "kind" in facts:
        contact.kind = facts["kind"]
    if "company" in facts:
        contact.company = facts["company"].strip() or None
    if "birthday" in facts:
        contact.birthday = facts["birthday"]
    if "website" in facts:
        contact.website = facts["website"].strip() or None
    if "do_not_contact" in facts:
        contact.do_not_contact = facts["do_not_contact"]
    if "lifecycle_override" in facts:
        contact.lifecycle_override = facts["lifecycle_override"]
    if contact.kind is ContactKind.ORGANISATION:
        contact.given_name = contact.family_name = None


def _name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise Refused("client_name_missing", "Give the client a name.", field="name")
    return cleaned[:_LONGEST_NAME]


def _parts(name: str) -> tuple[str | None, str | None]:
    given, _, family = name.rpartition(" ")
    return (given, family) if given else (family, None)


def _email(address: str) -> str:
    if not is_email(address.strip()):
        raise Refused(
            "client_email_invalid",
            "This is not an e-mail address: {address}. Nothing was changed.".replace(
                "{address}", address.strip()
            ),
            field="emails",
            address=address.strip(),
        )
    return address.strip()


def _phone(number: str) -> str:
    cleaned = " ".join(number.split())
    if len(phone_key(cleaned)) < _FEWEST_DIGITS or any(char.isalpha() for char in cleaned):
        raise Refused(
            "client_phone_invalid",
            "This is not a phone number: {number}. Nothing was changed.".replace("{number}", cleaned),
            field="phones",
            number=cleaned,
        )
    return cleaned


def _tag(db: DbSession, name: str) -> UUID:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise Refused("client_tag_missing", "Give the tag a name.", field="tags")
    found = db.scalar(
        select(Tag.id).where(~Tag.deleted, func.lower(Tag.name) == cleaned.lower()).order_by(Tag.id).limit(1)
    )
    if found is not None:
        return found
    tag = Tag(id=new_id(), name=cleaned)
    db.add(tag)
    db.flush()
    return tag.id
