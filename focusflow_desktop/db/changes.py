"""What an operation changed, as data: which tables and which rows. Pages refresh only if it concerns them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Rows by table name. A table with an empty set of rows means "many rows: read again"."""

    rows: Mapping[str, frozenset[UUID]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: str, ids: Iterable[UUID] = ()) -> Changes:
        """The changes of one table."""
        return cls(rows={table: frozenset(ids)})

    @property
    def kinds(self) -> frozenset[str]:
        """The names of the tables that changed."""
        return frozenset(self.rows)

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return not self.kinds.isdisjoint(tables)

    def __or__(self, other: Changes) -> Changes:
        """Both together; "many rows" on either side stays "many rows"."""
        merged: dict[str, frozenset[UUID]] = dict(self.rows)
        for table, ids in other.rows.items():
            mine = merged.get(table)
            merged[table] = ids if mine is None else (frozenset() if not mine or not ids else mine | ids)
        return Changes(rows=merged)
