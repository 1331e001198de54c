"""Clients as lists: filtered and in order, a window of rows at a time, in three statements however many there are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients.lifecycle import NO_HISTORY, histories, stage_of_contact
from focusflow_desktop.shared.records import Contact, ContactEmail, ContactPhone, Tag, TagLink
from focusflow_desktop.shared.records.contacts import ContactKind, Lifecycle
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.rules.client_lifecycle import History, lifecycle

WINDOW = 100
_BETWEEN = "\x1f"  # no tag holds it: texts from people are cleaned of control characters


class Order(StrEnum):
    """How a list of clients stands."""

    NAME = "name"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which clients: everything given must hold."""

    text: str = ""
    tag_id: UUID | None = None
    stage: Lifecycle | None = None
    kind: ContactKind | None = None
    order: Order = Order.NAME


EVERYONE = Wanted()
_ON_CLIENTS = (TagLink.entity_kind == EntityKind.CONTACT, ~TagLink.deleted)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One client in a list."""

    id: UUID
    name: str
    kind: ContactKind
    company: str
    email: str
    phone: str
    tags: tuple[str, ...]
    stage: Lifecycle
    jobs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactList:
    """A window of a list, and how many the list holds."""

    rows: tuple[ContactRow, ...]
    total: int


def contact_rows(
    db: DbSession, wanted: Wanted = EVERYONE, *, limit: int = WINDOW, offset: int = 0
) -> ContactList:
    """The clients wanted, from `offset` on: three statements."""
    total = db.scalar(select(func.count()).select_from(Contact).where(*_conditions(wanted))) or 0
    asked = _asked().where(*_conditions(wanted)).order_by(*_order(wanted.order))
    return ContactList(rows=_rows(db, asked.limit(limit).offset(offset)), total=total)


def contact_ids(db: DbSession, wanted: Wanted = EVERYONE) -> list[UUID]:
    """The ids of all clients wanted, in order: one statement. Their rows are read as they come into sight."""
    return list(db.scalars(select(Contact.id).where(*_conditions(wanted)).order_by(*_order(wanted.order))))


def rows_of(db: DbSession, ids: Collection[UUID]) -> dict[UUID, ContactRow]:
    """The rows of these clients: two statements. Who is no longer there is left out."""
    return {row.id: row for row in _rows(db, _asked().where(Contact.id.in_(ids), ~Contact.deleted))}


def _asked() -> Select[*tuple[Any, ...]]:
    """Columns, not records: a list of hundreds is read many times over."""
    return select(
        Contact.id,
        Contact.name,
        Contact.kind,
        Contact.company,
        Contact.lifecycle_override,
        Contact.do_not_contact,
        _primary_email().label("email"),
        _primary_phone().label("phone"),
        _tag_names().label("tags"),
    )


def _rows(db: DbSession, asked: Select[*tuple[Any, ...]]) -> tuple[ContactRow, ...]:
    found = db.execute(asked).all()
    counted = histories(db, [row.id for row in found])
    return tuple(_row(row, counted.get(row.id, NO_HISTORY)) for row in found)


def _row(found: Row[*tuple[Any, ...]], history: History) -> ContactRow:
    return ContactRow(
        id=found.id,
        name=found.name,
        kind=found.kind,
        company=found.company or "",
        email=found.email or "",
        phone=found.phone or "",
        tags=tuple(sorted(found.tags.split(_BETWEEN))) if found.tags else (),
        stage=lifecycle(history, override=found.lifecycle_override, do_not_contact=found.do_not_contact),
        jobs=history.running + history.completed,
    )


def stage_counts(db: DbSession) -> dict[Lifecycle, int]:
    """How many clients stand in each stage: one statement."""
    counted, stage = stage_of_contact()
    asked = (
        select(stage, func.count())
        .select_from(Contact)
        .outerjoin(counted, counted.c.contact_id == Contact.id)
        .where(~Contact.deleted)
        .group_by(stage)
    )
    found = dict(db.execute(asked).all())
    return {which: found.get(which, 0) for which in Lifecycle}


def client_tags(db: DbSession) -> list[tuple[UUID, str]]:
    """The tags some client carries, by name."""
    worn = exists().where(
        TagLink.tag_id == Tag.id, ~TagLink.deleted, TagLink.entity_kind == EntityKind.CONTACT
    )
    asked = select(Tag.id, Tag.name).where(~Tag.deleted, worn).order_by(Tag.name)
    return [(key, name) for key, name in db.execute(asked)]


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [~Contact.deleted]
    if wanted.kind is not None:
        found.append(Contact.kind == wanted.kind)
    if wanted.tag_id is not None:
        worn = select(TagLink.entity_id).where(TagLink.tag_id == wanted.tag_id, *_ON_CLIENTS)
        found.append(Contact.id.in_(worn))
    if wanted.stage is not None:
        counted, stage = stage_of_contact()
        standing = select(Contact.id).outerjoin(counted, counted.c.contact_id == Contact.id)
        found.append(Contact.id.in_(standing.where(~Contact.deleted, stage == wanted.stage)))
    return [*found, *(_says(word) for word in wanted.text.split())]


def _says(word: str) -> ColumnElement[bool]:
    """The name, the company, an e-mail address or a number holds the word."""
    emails = select(ContactEmail.contact_id).where(
        ~ContactEmail.deleted, ContactEmail.address.icontains(word, autoescape=True)
    )
    phones = select(ContactPhone.contact_id).where(
        ~ContactPhone.deleted, ContactPhone.number.icontains(word, autoescape=True)
    )
    return or_(
        Contact.name.icontains(word, autoescape=True),
        Contact.company.icontains(word, autoescape=True),
        Contact.id.in_(emails),
        Contact.id.in_(phones),
    )


def _order(order: Order) -> tuple[ColumnElement[Any], ...]:
    if order is Order.NEWEST:
        return (Contact.created_at.desc(), Contact.id.expression)
    return (Contact.name.expression, Contact.id.expression)


def _primary_email() -> ColumnElement[str | None]:
    return (
        select(ContactEmail.address)
        .where(ContactEmail.contact_id == Contact.id, ~ContactEmail.deleted)
        .order_by(ContactEmail.is_primary.desc(), ContactEmail.created_at, ContactEmail.id)
        .limit(1)
        .scalar_subquery()
    )


def _primary_phone() -> ColumnElement[str | None]:
    return (
        select(ContactPhone.number)
        .where(ContactPhone.contact_id == Contact.id, ~ContactPhone.deleted)
        .order_by(ContactPhone.is_primary.desc(), ContactPhone.created_at, ContactPhone.id)
        .limit(1)
        .scalar_subquery()
    )


def _tag_names() -> ColumnElement[str | None]:
    return (
        select(func.aggregate_strings(Tag.name, _BETWEEN))
        .join(TagLink, and_(TagLink.tenant_id == Tag.tenant_id, TagLink.tag_id == Tag.id))
        .where(
            TagLink.entity_id == Contact.id,
            *_ON_CLIENTS,
            ~Tag.deleted,
        )
        .correlate(Contact)
        .scalar_subquery()
    )
