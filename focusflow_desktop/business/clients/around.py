"""What stands around one client: where they live, who they belong to, who was made one with them, where they came from."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session as DbSession
from sqlalchemy.orm import aliased

from focusflow_desktop.business.clients.operations import live
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Contact, ContactAddress, ContactLink, LeadSource


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOfContact:
    """Somebody this client belongs to. The relation is said of whichever of the two it was written for."""

    id: UUID
    other_id: UUID
    other: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A client that was made one with this one, and can be taken apart again."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """All of it."""

    addresses: tuple[str, ...]  # in lines
    links: tuple[LinkOfContact, ...]
    twins: tuple[Twin, ...]
    source_id: UUID | None
    sources: tuple[tuple[UUID, str], ...]  # those in use, and this client's own


def around(db: DbSession, contact_id: UUID) -> Around:
    """What stands around a client: five statements."""
    source_id = db.scalar(select(Contact.source_id).where(Contact.id == contact_id))
    in_use = or_(~LeadSource.is_archived, LeadSource.id == source_id)
    sources = select(LeadSource.id, LeadSource.name).where(~LeadSource.deleted, in_use)
    merged = select(Contact.id, Contact.name).where(Contact.merged_into_id == contact_id, Contact.deleted)
    return Around(
        addresses=_addresses(db, contact_id),
        links=_links(db, contact_id),
        twins=tuple(Twin(id=key, name=name) for key, name in db.execute(merged.order_by(Contact.name))),
        source_id=source_id,
        sources=tuple((key, name) for key, name in db.execute(sources.order_by(LeadSource.name))),
    )


def set_source(db: DbSession, contact_id: UUID, source_id: UUID | None) -> Changes:
    """Where the client came from."""
    live(db, contact_id).source_id = source_id
    return Changes.of("contacts", [contact_id])


def set_address(db: DbSession, contact_id: UUID, lines: str) -> Changes:
    """The main address, in lines as an envelope has them; empty takes it away. Others stay."""
    live(db, contact_id)
    asked = select(ContactAddress).where(ContactAddress.contact_id == contact_id, ~ContactAddress.deleted)
    order = (ContactAddress.is_primary.desc(), ContactAddress.created_at, ContactAddress.id)
    found = db.scalar(asked.order_by(*order).limit(1))
    told = "\n".join(line.strip() for line in lines.splitlines() if line.strip())
    if found is None and told:
        found = ContactAddress(id=new_id(), contact_id=contact_id, is_primary=True)
        db.add(found)
    if found is not None and told != _in_lines(found):
        found.deleted = not told
        if told:
            found.street = told
            found.postcode = found.city = found.region = found.country = None
    return Changes.of("contacts", [contact_id]) | Changes.of("contact_addresses")


def link_contact(db: DbSession, contact_id: UUID, words: str) -> Changes:
    """`Partner: Max Weber` connects with Max Weber, who is written down when nobody is called so."""
    relation, colon, name = (part.strip() for part in words.partition(":"))
    if not (relation and colon and name):
        said = "Write how they belong together, a colon and the name. For example: Partner: Max Weber."
        raise Refused("client_link_unclear", said, field="link")
    live(db, contact_id)
    named = select(Contact.id).where(~Contact.deleted, func.lower(Contact.name) == name.lower())
    found = db.scalars(named.where(Contact.id != contact_id).order_by(Contact.created_at).limit(2)).all()
    if len(found) > 1:
        said = "More than one client is called {name}. Give one of them another name first."
        raise Refused("client_link_several", said.replace("{name}", name), field="link", name=name)
    other_id = found[0] if found else new_id()
    if not found:
        given, _, family = name.rpartition(" ")
        db.add(
            Contact(id=other_id, name=name, given_name=given or family, family_name=family if given else None)
        )
        db.flush()
    link = ContactLink(id=new_id(), contact_id=contact_id, other_id=other_id, relation=relation)
    db.add(link)
    return Changes.of("contacts", [contact_id, other_id]) | Changes.of("contact_links", [link.id])


def unlink_contact(db: DbSession, link_id: UUID) -> Changes:
    """They do not belong together; both stay."""
    link = db.scalar(select(ContactLink).where(ContactLink.id == link_id, ~ContactLink.deleted))
    if link is None:
        raise Refused("client_link_gone", "This connection is no longer there. Nothing was changed.")
    link.deleted = True
    return Changes.of("contacts", [link.contact_id, link.other_id]) | Changes.of("contact_links", [link.id])


def _addresses(db: DbSession, contact_id: UUID) -> tuple[str, ...]:
    asked = select(ContactAddress).where(ContactAddress.contact_id == contact_id, ~ContactAddress.deleted)
    order = (ContactAddress.is_primary.desc(), ContactAddress.created_at, ContactAddress.id)
    return tuple(_in_lines(row) for row in db.scalars(asked.order_by(*order)))


def _in_lines(row: ContactAddress) -> str:
    town = " ".join(part for part in (row.postcode, row.city) if part)
    return "\n".join(part for part in (row.street, town, row.region, row.country) if part)


def _links(db: DbSession, contact_id: UUID) -> tuple[LinkOfContact, ...]:
    """From either side."""
    other = aliased(Contact)
    is_either = or_(
        and_(ContactLink.contact_id == contact_id, other.id == ContactLink.other_id),
        and_(ContactLink.other_id == contact_id, other.id == ContactLink.contact_id),
    )
    asked = (
        select(ContactLink.id, other.id, other.name, ContactLink.relation)
        .join(other, and_(other.tenant_id == ContactLink.tenant_id, is_either))
        .where(
            ~ContactLink.deleted, ~other.deleted, other.id != contact_id
        )  # two made one were linked perhaps
        .order_by(other.name, ContactLink.id)
    )
    return tuple(
        LinkOfContact(id=key, other_id=other_id, other=name, relation=relation)
        for key, other_id, name, relation in db.execute(asked)
    )
