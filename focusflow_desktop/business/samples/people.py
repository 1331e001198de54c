"""The sample's team and clients."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from focusflow_desktop.business.samples.cast import CLIENTS, COUPLES, SHORT_NAMES, TEAM, Client
from focusflow_desktop.business.samples.writing import Writing
from focusflow_desktop.shared.records import (
    Contact,
    ContactAddress,
    ContactEmail,
    ContactLink,
    ContactPhone,
    LeadSource,
    Member,
    Note,
    Tag,
    TagLink,
)
from focusflow_desktop.shared.records.contacts import ContactKind
from focusflow_desktop.shared.records.entities import EntityKind

_MORNING = "10:40"


def write_team(writing: Writing) -> None:
    """Who works here; who is known from the pictures already is completed."""
    known = {member.name: member for member in writing.db.scalars(select(Member).where(~Member.deleted))}
    for short, name in SHORT_NAMES.items():
        if short in known:
            known[name] = known.pop(short)
            known[name].name = name
    for name, role in TEAM:
        if name in known:
            known[name].role = role
            writing.team[name] = known[name].id
        else:
            writing.team[name] = writing.add(Member(name=name, role=role))
    writing.tables.add(Member.__tablename__)


def write_clients(writing: Writing) -> None:
    """Every client with how to reach them, their tags and who belongs together."""
    sources: dict[str, UUID] = {}
    tags: dict[str, UUID] = {}
    for client in CLIENTS:
        if client.source is not None and client.source not in sources:
            sources[client.source] = writing.add(LeadSource(name=client.source))
        writing.clients[client.name] = _contact(writing, client, sources.get(client.source or ""))
        for tag in client.tags:
            if tag not in tags:
                tags[tag] = writing.add(Tag(name=tag))
            kind, contact = EntityKind.CONTACT, writing.clients[client.name]
            writing.add(TagLink(tag_id=tags[tag], entity_kind=kind, entity_id=contact))
    for one, other, relation in COUPLES:
        both = {"contact_id": writing.clients[one], "other_id": writing.clients[other]}
        writing.add(ContactLink(**both, relation=relation))


def _contact(writing: Writing, client: Client, source_id: UUID | None) -> UUID:
    given, family = _parts(client)
    contact = writing.add(
        Contact(
            kind=client.kind,
            name=client.name,
            given_name=given,
            family_name=family,
            company=client.company,
            source_id=source_id,
            created_at=writing.past(client.since, _MORNING),
        )
    )
    if client.email:
        writing.add(ContactEmail(contact_id=contact, address=client.email, is_primary=True))
    if client.phone:
        writing.add(ContactPhone(contact_id=contact, number=client.phone, is_primary=True))
    if client.city:
        writing.add(
            ContactAddress(
                contact_id=contact, street=client.street, city=client.city, country="DE", is_primary=True
            )
        )
    if client.note:
        writing.add(
            Note(
                contact_id=contact, body=client.note, created_at=writing.past(client.since * 4 // 5, _MORNING)
            )
        )
    return contact


def _parts(client: Client) -> tuple[str | None, str | None]:
    """Given and family name, where it is a person's."""
    if client.kind is ContactKind.ORGANISATION:
        return None, None
    given, _, family = client.name.rpartition(" ")
    if family == "family":
        return None, given
    return (None if given == "Frau" else given), family
