"""A table model over WindowOfRows: columns are data, rows are read when they come into sight.

It asks for rows through a function given to it, and so works without a window and without a database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from focusflow_desktop.ui.models.window_of_rows import WindowOfRows

AnyIndex = QModelIndex | QPersistentModelIndex
R = TypeVar("R")
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2
PLACEHOLDER = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column: its title, its text for a row, how it stands."""

    title: str
    show: Callable[[R], str]
    is_number: bool = False


class LazyTable(QAbstractTableModel, Generic[R]):
    """Rows of one kind. `ask(ids)` starts reading; the answer comes back through `take`."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        ask: Callable[[list[UUID]], None],
        unreadable: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._ask = ask
        self._unreadable = unreadable
        self._window: WindowOfRows[R] = WindowOfRows()

    def show_ids(self, ids: Sequence[UUID]) -> None:
        """Another list."""
        self.beginResetModel()
        self._window.show_ids(ids)
        self.endResetModel()

    def take(self, asked: Iterable[UUID], rows: Mapping[UUID, R]) -> None:
        """Rows have been read."""
        self._repaint(self._window.take(asked, rows))

    def mark_stale(self, ids: Iterable[UUID] = ()) -> None:
        """Rows have changed; they are read again when they are in sight."""
        self._repaint(self._window.mark_stale(ids))

    def row(self, place: int) -> R | None:
        """The row of a place, if it is known."""
        return self._window.row_at(place)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All rows."""
        return 0 if parent.isValid() else len(self._window)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The titles."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows; asks for the row if it is not known."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._columns[index.column()].is_number
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == ID_ROLE:
            return self._window.id_at(index.row())
        if role not in (Qt.ItemDataRole.DisplayRole, ROW_ROLE):
            return None
        row = self._row_in_sight(index.row())
        return row if role == ROW_ROLE else self._words(index, row)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A row that cannot be read cannot be chosen."""
        if not index.isValid() or self._window.has_failed(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _row_in_sight(self, place: int) -> R | None:
        wanted = self._window.wanted(place)
        if wanted:
            self._ask(wanted)
        return self._window.row_at(place)

    def _words(self, index: AnyIndex, row: R | None) -> str:
        if row is not None:
            return self._columns[index.column()].show(row)
        if self._window.has_failed(index.row()):
            return self._unreadable if index.column() == 0 else ""
        return PLACEHOLDER if index.column() == 0 else ""

    def _repaint(self, places: Sequence[int]) -> None:
        if places:
            last = self.index(places[-1], len(self._columns) - 1)
            self.dataChanged.emit(self.index(places[0], 0), last)
