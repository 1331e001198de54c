"""One of the studio's lists over a real studio, each write a step of its own, as the settings do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from focusflow_desktop.business.studio.columns import Value
from focusflow_desktop.business.studio.lists import ListRow, ListSource
from focusflow_desktop.db.unit_of_work import Studio


@dataclass(frozen=True, slots=True)
class Listed:
    """The list; `parent` for the rows inside another's."""

    studio: Studio
    source: ListSource
    parent: UUID | None = None

    @property
    def rows(self) -> list[ListRow]:
        """All rows as they are now."""
        with self.studio.read() as db:
            return self.source.rows(db, parent_id=self.parent)

    @property
    def names(self) -> list[str]:
        """Their names in order."""
        return [row.name for row in self.rows]

    def row(self, row_id: UUID) -> ListRow:
        """One of them."""
        return next(row for row in self.rows if row.id == row_id)

    def value(self, row_id: UUID, column: str) -> Value:
        """What stands in a column."""
        return self.row(row_id).values[column]

    def add(self, name: str) -> UUID:
        """A new row; its id."""
        with self.studio.write("Add") as db:
            changes = self.source.add(db, name, parent_id=self.parent)
        return next(iter(changes.rows[self.source.tables[0]]))

    def change(self, row_id: UUID, column: str, given: Value) -> None:
        """Type something into a column."""
        with self.studio.write("Change") as db:
            self.source.change(db, row_id, column, given)

    def archive(self, row_id: UUID, *, is_archived: bool) -> None:
        """Put it away, or back."""
        assert self.source.archive is not None
        with self.studio.write("Archive") as db:
            self.source.archive(db, row_id, is_archived=is_archived)

    def remove(self, row_id: UUID) -> None:
        """Take it out."""
        assert self.source.remove is not None
        with self.studio.write("Remove") as db:
            self.source.remove(db, row_id)

    def order(self, ids: Sequence[UUID]) -> None:
        """Another order."""
        assert self.source.order is not None
        with self.studio.write("Order") as db:
            self.source.order(db, ids)
