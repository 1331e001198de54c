"""Changes one of the studio's lists. A line is never deleted: what has used it keeps its name, so it is put away."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.lists.catalogue import LISTS, Column, Kind, ListOf
from focusflow_desktop.business.studio.queries import studio_profile
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id

_NUMBERS = (Kind.COUNT, Kind.MINUTES, Kind.MONEY)
_LARGEST = 10**15


def add_line(db: DbSession, list_id: str, name: str) -> Changes:
    """A new line, at the end. Raises Refused without a name, or for one that is there."""
    what = LISTS[list_id]
    row = what.record(id=new_id(), name=_name(db, what, name))
    if what.is_ordered:
        last = db.scalar(select(func.max(what.record.position)).where(~what.record.deleted))
        row.position = (last if last is not None else -1) + 1
    db.add(row)
    db.flush()
    return Changes.of(list_id, [row.id])


def change_line(db: DbSession, list_id: str, row_id: UUID, *, column: str, value: object) -> Changes:
    """Another value of one column; None empties it. Raises Refused, naming the column, for what cannot be."""
    what = LISTS[list_id]
    row = _row(db, what, row_id)
    if column == "name":
        row.name = _name(db, what, str(value or ""), besides=row_id)
    else:
        setattr(row, column, _checked(db, what.column(column), value))
        if what.column(column).kind is Kind.MONEY and hasattr(row, "currency") and row.currency is None:
            profile = studio_profile(db)
            row.currency = profile.currency if profile is not None else None
    return Changes.of(list_id, [row_id])


def set_put_away(db: DbSession, list_id: str, row_id: UUID, *, is_archived: bool) -> Changes:
    """No longer offered, or offered again."""
    what = LISTS[list_id]
    row = _row(db, what, row_id)
    if not is_archived:
        _name(db, what, row.name, besides=row_id)
    row.is_archived = is_archived
    return Changes.of(list_id, [row_id])


def move_line(db: DbSession, list_id: str, row_id: UUID, *, by: int) -> Changes:
    """So many places further on or back among those in use; stops at the ends."""
    what = LISTS[list_id]
    record = what.record
    if not what.is_ordered:
        raise Refused("list.by_name", "This list goes by name.")
    rows = list(
        db.scalars(
            select(record).where(~record.deleted, ~record.is_archived).order_by(record.position, func.lower(record.name))
        )
    )  # fmt: skip
    at = next((place for place, row in enumerate(rows) if row.id == row_id), None)
    if at is None:
        raise _gone()
    rows.insert(min(max(at + by, 0), len(rows) - 1), rows.pop(at))
    for place, row in enumerate(rows):
        row.position = place
    return Changes.of(list_id)


def _row(db: DbSession, what: ListOf, row_id: UUID) -> Any:
    found = db.scalar(select(what.record).where(what.record.id == row_id, ~what.record.deleted))
    if found is None:
        raise _gone()
    return found


def _gone() -> Refused:
    return Refused("list.gone", "This line is not there any more. Nothing was changed.")


def _name(db: DbSession, what: ListOf, name: str, *, besides: UUID | None = None) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise Refused("list.name_missing", "It needs a name.", field="name")
    record = what.record
    twins = db.execute(
        select(record.id, record.name).where(
            ~record.deleted, ~record.is_archived, func.lower(record.name) == cleaned.lower()
        )
    )
    if any(row.id != besides for row in twins):
        raise Refused("list.name_twice", "There is one of this name already.", field="name", name=cleaned)
    return cleaned


def _checked(db: DbSession, column: Column, value: object) -> object:
    """The value as it is stored."""
    if isinstance(value, str):
        value = value.strip() or None
    if value is None:
        if not column.is_optional:
            raise Refused("list.value_missing", "This cannot be left empty.", field=column.name)
        return None
    if column.kind in _NUMBERS:
        return _number(column, value)
    if column.kind is Kind.DEGREES:
        return _degrees(column, value)
    if column.kind is Kind.YES_NO:
        return bool(value)
    if column.kind is Kind.CHOICE and value not in column.choices:
        raise Refused("list.no_choice", "Choose one of the list.", field=column.name)
    if column.kind is Kind.ONE_OF:
        return _other(db, column, value)
    if column.kind is Kind.DATE and not isinstance(value, date):
        raise Refused("list.no_date", "Write a day.", field=column.name)
    return value


def _number(column: Column, value: object) -> int:
    most = column.at_most or _LARGEST
    if not isinstance(value, int) or not 0 <= value <= most:
        words = f"Write a number from 0 to {most}."
        raise Refused("list.no_number", words, field=column.name, most=most)
    return value


def _degrees(column: Column, value: object) -> float:
    try:
        degrees = float(str(value).replace(",", "."))
    except ValueError as error:
        raise _no_degrees(column) from error
    if not -column.at_most <= degrees <= column.at_most:
        raise _no_degrees(column)
    return degrees


def _no_degrees(column: Column) -> Refused:
    words = f"Write degrees from -{column.at_most} to {column.at_most}, such as 48.137."
    return Refused("list.no_degrees", words, field=column.name, most=column.at_most)


def _other(db: DbSession, column: Column, value: object) -> object:
    record = LISTS[column.of].record
    if db.scalar(select(record.id).where(record.id == value, ~record.deleted)) is None:
        raise Refused("list.no_choice", "Choose one of the list.", field=column.name)
    return value
