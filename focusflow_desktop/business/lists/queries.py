"""Reads one of the studio's lists: its lines with every fact, and the names other lists offer to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.lists.catalogue import LISTS, Kind, ListOf
from focusflow_desktop.business.studio.queries import studio_profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: its values by column; money in minor units of `currency`."""

    id: UUID
    name: str
    is_archived: bool
    currency: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list as it stands, those in use first, and what its columns can choose from."""

    list_id: str
    lines: tuple[Line, ...]
    offers: Mapping[str, tuple[tuple[UUID, str], ...]]  # by the other list


def list_view(db: DbSession, list_id: str) -> ListView:
    """One statement for the lines, one for each list they choose from, one for the studio's currency."""
    what = LISTS[list_id]
    profile = studio_profile(db)
    currency = profile.currency if profile is not None else ""
    record = what.record
    found = db.scalars(select(record).where(~record.deleted).order_by(record.is_archived, *_order(what)))
    others = {column.of for column in what.columns if column.kind is Kind.ONE_OF}
    return ListView(
        list_id=list_id,
        lines=tuple(
            Line(
                id=row.id,
                name=row.name,
                is_archived=row.is_archived,
                currency=getattr(row, "currency", None) or currency,
                values={column.name: getattr(row, column.name) for column in what.columns},
            )
            for row in found
        ),
        offers={other: _names(db, LISTS[other]) for other in sorted(others)},
    )


def _names(db: DbSession, what: ListOf) -> tuple[tuple[UUID, str], ...]:
    """Those that were put away too: a line may hold one still."""
    found = db.execute(
        select(what.record.id, what.record.name).where(~what.record.deleted).order_by(*_order(what))
    )
    return tuple((key, name) for key, name in found)


def _order(what: ListOf) -> tuple[Any, ...]:
    by_name = (func.lower(what.record.name), what.record.id)
    return (what.record.position, *by_name) if what.is_ordered else by_name
