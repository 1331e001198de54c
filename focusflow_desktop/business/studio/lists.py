"""The lists a studio keeps of its own: one description of a list's columns, and one way to read and write all of them.

A page hands over what was typed; it is read here by the column's kind, and refused naming the column. What a list asks
beyond its columns is its own `settle`, run before the row is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column, ColumnKind, Value, read_value
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import StudioProfile

if TYPE_CHECKING:
    from focusflow_desktop.shared.records.base import Base


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioList:
    """One list: its record, what its rows are called by, its columns; `parent` for rows that belong to another's."""

    record: type[Base]
    columns: tuple[Column, ...]
    title: str = "name"
    parent: str = ""
    is_unique: bool = True
    settle: Callable[[DbSession, Any, str], None] | None = None  # the row, the column that was changed

    @property
    def table(self) -> str:
        """The table it lies in."""
        return str(self.record.__tablename__)

    @property
    def has_order(self) -> bool:
        """Whether the person puts it in order."""
        return hasattr(self.record, "position")

    @property
    def has_archive(self) -> bool:
        """Whether its rows are put away rather than removed."""
        return hasattr(self.record, "is_archived")

    def column(self, name: str) -> Column:
        """One of its columns."""
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One row as a page shows it; money is in `currency`."""

    id: UUID
    name: str
    is_archived: bool = False
    currency: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """Where a page reads a list and how it writes it. `archive` is None where rows are removed, `order` where names order."""

    tables: tuple[str, ...]
    rows: Callable[..., list[ListRow]]
    add: Callable[..., Changes]
    change: Callable[..., Changes]
    archive: Callable[..., Changes] | None = None
    remove: Callable[..., Changes] | None = None
    order: Callable[..., Changes] | None = None


def source_of(which: StudioList) -> ListSource:
    """A list as it comes."""
    return ListSource(
        tables=(which.table,),
        rows=partial(list_rows, which=which),
        add=partial(add_row, which=which),
        change=partial(change_row, which=which),
        archive=partial(archive_row, which=which) if which.has_archive else None,
        remove=None if which.has_archive else partial(remove_row, which=which),
        order=partial(order_rows, which=which) if which.has_order else None,
    )


def list_rows(db: DbSession, *, which: StudioList, parent_id: UUID | None = None) -> list[ListRow]:
    """All rows, those put away last: two statements."""
    record: Any = which.record
    ours = studio_currency(db)
    asked = select(record).where(~record.deleted)
    if which.parent:
        asked = asked.where(getattr(record, which.parent) == parent_id)
    order = [getattr(record, name) for name in ("is_archived", "position") if hasattr(record, name)]
    asked = asked.order_by(*order, func.lower(getattr(record, which.title)), record.id)
    return [_row(which, found, ours) for found in db.scalars(asked)]


def add_row(db: DbSession, name: str, *, which: StudioList, parent_id: UUID | None = None) -> Changes:
    """A new row at the end; a name that is taken gets a number, a choice that is taken the next one."""
    record: Any = which.record
    row = record(id=new_id())
    if which.parent:
        setattr(row, which.parent, parent_id)
    title = which.column(which.title)
    value = read_value(title, name, currency="")
    if title.choices is not None:
        taken = {one.name for one in list_rows(db, which=which, parent_id=parent_id)}
        value = next((one for one in (value, *title.choices) if str(one) not in taken), value)
    elif which.is_unique:
        value = _free(str(value), _names(db, which))
    setattr(row, which.title, value)
    if which.has_order:
        row.position = _next_place(db, which, parent_id)
    if which.settle is not None:
        which.settle(db, row, which.title)
    db.add(row)
    db.flush()
    return Changes.of(which.table, [row.id])


def change_row(db: DbSession, row_id: UUID, column_name: str, given: Value, *, which: StudioList) -> Changes:
    """Write what was typed into one column. Raises Refused naming the column."""
    row = _found(db, which, row_id)
    column = which.column(column_name)
    currency = getattr(row, "currency", None) or studio_currency(db)
    value = read_value(column, given, currency=currency)
    if column_name == which.title and which.is_unique:
        _refuse_taken(db, which, row_id, str(value))
    setattr(row, column_name, value)
    if column.kind is ColumnKind.MONEY and value is not None and hasattr(row, "currency"):
        row.currency = currency or None
    if which.settle is not None:
        which.settle(db, row, column_name)
    db.flush()
    return Changes.of(which.table, [row_id])


def archive_row(db: DbSession, row_id: UUID, *, which: StudioList, is_archived: bool) -> Changes:
    """Put it away, or back: what points at it keeps its name."""
    _found(db, which, row_id).is_archived = is_archived
    return Changes.of(which.table, [row_id])


def remove_row(db: DbSession, row_id: UUID, *, which: StudioList) -> Changes:
    """Take a row out of a list nothing points at."""
    _found(db, which, row_id).deleted = True
    return Changes.of(which.table, [row_id])


def order_rows(db: DbSession, ids: Sequence[UUID], *, which: StudioList) -> Changes:
    """The rows in the order of `ids`."""
    record: Any = which.record
    rows = {row.id: row for row in db.scalars(select(record).where(record.id.in_(ids), ~record.deleted))}
    for place, row_id in enumerate(ids):
        if row_id in rows:
            rows[row_id].position = place
    return Changes.of(which.table, rows)


def choices_of(db: DbSession, which: StudioList) -> list[tuple[UUID, str]]:
    """Ids and names of what is not put away, for a field that chooses one."""
    return [(row.id, row.name) for row in list_rows(db, which=which) if not row.is_archived]


def studio_currency(db: DbSession) -> str:
    """The studio's currency; empty before it was founded."""
    return db.scalar(select(StudioProfile.currency).where(~StudioProfile.deleted)) or ""


def with_values(row: ListRow, more: Mapping[str, Value]) -> ListRow:
    """The same row with more values."""
    return replace(row, values={**row.values, **more})


def _row(which: StudioList, found: Any, ours: str) -> ListRow:
    return ListRow(
        id=found.id,
        name=str(getattr(found, which.title)),
        is_archived=bool(getattr(found, "is_archived", False)),
        currency=getattr(found, "currency", None) or ours,
        values={column.name: getattr(found, column.name) for column in which.columns},
    )


def _found(db: DbSession, which: StudioList, row_id: UUID) -> Any:
    record: Any = which.record
    found = db.scalar(select(record).where(record.id == row_id, ~record.deleted))
    if found is None:
        raise Refused("list.row_gone", "This is no longer in the list. Nothing was changed.")
    return found


def _next_place(db: DbSession, which: StudioList, parent_id: UUID | None) -> int:
    record: Any = which.record
    asked = select(func.max(record.position)).where(~record.deleted)
    if which.parent:
        asked = asked.where(getattr(record, which.parent) == parent_id)
    last = db.scalar(asked)
    return 0 if last is None else int(last) + 1


def _names(db: DbSession, which: StudioList, *, but: UUID | None = None) -> set[str]:
    record: Any = which.record
    asked = select(getattr(record, which.title)).where(~record.deleted, record.id != (but or new_id()))
    return {str(name).casefold() for name in db.scalars(asked)}


def _free(name: str, taken: set[str]) -> str:
    found, number = name, 2
    while found.casefold() in taken:
        found, number = f"{name} {number}", number + 1
    return found


def _refuse_taken(db: DbSession, which: StudioList, row_id: UUID, name: str) -> None:
    if name.casefold() in _names(db, which, but=row_id):
        raise Refused(
            "list.name_taken", f"There is one called “{name}” already.", name=name, field=which.title
        )
