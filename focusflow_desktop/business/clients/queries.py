"""Clients as lists: filtered and in order, a window of rows at a time, in as many statements however many there are."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, String, and_, exists, func, select, type_coerce
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.clients.finding import called
from focusflow_desktop.business.clients.lifecycle import NO_HISTORY, histories, stages_of_all
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
    """The clients wanted, from `offset` on: three statements, and six more for a stage, two and one a word."""
    narrow = _narrowed(db, wanted)
    conditions = _conditions(wanted, narrow)
    window = select(Contact.id).where(*conditions).order_by(*_order(wanted.order)).limit(limit).offset(offset)
    asked = _asked().where(Contact.id.in_(window)).order_by(*_order(wanted.order))
    return ContactList(rows=_rows(db, asked), total=_total(db, conditions, wanted, narrow))


def contact_ids(db: DbSession, wanted: Wanted = EVERYONE) -> list[UUID]:
    """The ids of all clients wanted, in order. Their rows are read as they come into sight."""
    key = type_coerce(
        Contact.id, String
    )  # as it is stored: turning twenty thousand one by one is what takes time
    conditions = _conditions(wanted, _narrowed(db, wanted))
    found = db.scalars(select(key).where(*conditions).order_by(*_order(wanted.order)))
    return [UUID(int=int(stored, 16)) for stored in found]


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
    """How many clients stand in each stage: four statements."""
    counts = Counter(stages_of_all(db).values())
    everyone = db.scalar(select(func.count()).select_from(Contact).where(~Contact.deleted)) or 0
    counts[Lifecycle.PROSPECT] = everyone - counts.total()
    return {which: counts[which] for which in Lifecycle}


def client_tags(db: DbSession) -> list[tuple[UUID, str]]:
    """The tags some client carries, by name."""
    worn = exists().where(
        TagLink.tag_id == Tag.id, ~TagLink.deleted, TagLink.entity_kind == EntityKind.CONTACT
    )
    asked = select(Tag.id, Tag.name).where(~Tag.deleted, worn).order_by(Tag.name)
    return [(key, name) for key, name in db.execute(asked)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Narrow:
    """Ids as they are stored: only these (None: everybody), and without those."""

    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()


def _narrowed(db: DbSession, wanted: Wanted) -> _Narrow:
    """What words and a stage leave of everybody."""
    named = called(db, wanted.text)
    only = None if named is None else frozenset(named)
    if wanted.stage is None:
        return _Narrow(only=only)
    stages = stages_of_all(db)
    if wanted.stage is Lifecycle.PROSPECT:
        return _Narrow(without=frozenset(stages)) if only is None else _Narrow(only=only - stages.keys())
    standing = frozenset(key for key, stage in stages.items() if stage is wanted.stage)
    return _Narrow(only=standing if only is None else only & standing)


def _conditions(wanted: Wanted, narrow: _Narrow) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [~Contact.deleted]
    if wanted.kind is not None:
        found.append(Contact.kind == wanted.kind)
    if wanted.tag_id is not None:
        worn = select(TagLink.entity_id).where(TagLink.tag_id == wanted.tag_id, *_ON_CLIENTS)
        found.append(Contact.id.in_(worn))
    if narrow.only is not None:
        found.append(Contact.id.in_(_these(narrow.only)))
    if narrow.without:
        found.append(Contact.id.not_in(_these(narrow.without)))
    return found


def _total(db: DbSession, conditions: list[ColumnElement[bool]], wanted: Wanted, narrow: _Narrow) -> int:
    """How many the list holds; for a stage alone it is known without looking at each again."""
    is_plain = wanted.kind is None and wanted.tag_id is None and narrow.only is None
    counted = [~Contact.deleted] if is_plain else conditions
    found = db.scalar(select(func.count()).select_from(Contact).where(*counted)) or 0
    return found - len(narrow.without) if is_plain else found


def _these(stored: Iterable[str]) -> Select[Any]:
    """Any number of ids as one value of the statement."""
    return select(func.json_each(json.dumps(list(stored))).table_valued("value").c.value)


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
