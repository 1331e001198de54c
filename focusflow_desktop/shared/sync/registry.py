"""What sync must know of every table and column, read from the records themselves and held by a test."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Table

from focusflow_desktop.shared.records import load_all
from focusflow_desktop.shared.records.base import Base, ColumnFacts, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFacts:
    """One synced table: its number on the wire, its name and the facts of its columns by name."""

    number: int
    name: str
    columns: dict[str, ColumnFacts]


def synced_tables() -> list[TableFacts]:
    """Every table that both databases have, by its number."""
    load_all()
    tables = [t for t in Base.metadata.tables.values() if t.info.get("side") is Side.BOTH]
    return sorted((_facts_of(table) for table in tables), key=lambda facts: facts.number)


def _facts_of(table: Table) -> TableFacts:
    columns = {column.name: column.info["facts"] for column in table.columns}
    return TableFacts(number=table.info["number"], name=table.name, columns=columns)
