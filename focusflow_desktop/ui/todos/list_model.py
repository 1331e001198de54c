"""The to-dos of one list as Qt's views want them: ticking and renaming are asked for by signals, never done here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from focusflow_desktop.business.todos.queries import TodoRow
from focusflow_desktop.ui.todos.words import day_word, detail_words

AnyIndex = QModelIndex | QPersistentModelIndex


class TodoModel(QAbstractListModel):
    """One list."""

    tick_asked = Signal(object, bool)  # the to-do's id, whether it is done
    rename_asked = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TodoRow, ...] = ()
        self.today = date.min

    def show_rows(self, rows: Sequence[TodoRow], *, today: date) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._rows, self.today = tuple(rows), today
        self.endResetModel()

    @property
    def rows(self) -> tuple[TodoRow, ...]:
        """What is shown."""
        return self._rows

    def row(self, row: int) -> TodoRow | None:
        """One of them."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, todo_id: UUID) -> int:
        """Where it stands; -1 when it does not stand here."""
        return next((at for at, row in enumerate(self._rows) if row.id == todo_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, _index: AnyIndex) -> Qt.ItemFlag:
        """Each can be chosen, ticked and renamed."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsUserCheckable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, also for a screen reader."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.done_at is not None else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            when = day_word(row.due, today=self.today) if row.due is not None else ""
            return ". ".join(part for part in (row.title, when, detail_words(row)) if part)
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the change; the list is shown anew once it is written."""
        row = self.row(index.row())
        if row is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            self.tick_asked.emit(row.id, row.done_at is None)
        elif str(value).strip() != row.title:
            self.rename_asked.emit(row.id, str(value))
        return True
