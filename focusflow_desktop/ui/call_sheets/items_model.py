"""One list of pictures to make as a table that is written and ticked in place."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from focusflow_desktop.business.call_sheets.queries import ItemRow
from focusflow_desktop.business.call_sheets.shot_lists import ItemFacts
from focusflow_desktop.ui.call_sheets.words import coverage_words, tr
from focusflow_desktop.ui.look.theme import look_of

AnyIndex = QModelIndex | QPersistentModelIndex
WHAT, PEOPLE, GROUP, MUST, PICKS = range(5)


class ItemsModel(QAbstractTableModel):
    """The items of one list."""

    tick_asked = Signal(object, bool)  # the item's id, whether it is made
    change_asked = Signal(object, object)  # the item's id, ItemFacts

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ItemRow, ...] = ()

    def show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        """Replace what is shown, if it is anything else."""
        if rows == self.rows:
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, item_id: UUID) -> int:
        """Where it stands; -1 when it does not stand here."""
        return next((at for at, row in enumerate(self.rows) if row.id == item_id), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All items."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """What, people, group, must, picks."""
        return 5

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Words can be written, boxes ticked."""
        flag = Qt.ItemFlag
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable
        if index.column() in (WHAT, PEOPLE, GROUP):
            plain |= flag.ItemIsEditable
        return plain | flag.ItemIsUserCheckable if index.column() in (WHAT, MUST) else plain

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Picture"), tr("People"), tr("Group"), tr("Must"), tr("Picks"))[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, its box, and what a screen reader says."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column in (WHAT, MUST):
            is_on = row.checked_at is not None if column == WHAT else row.is_must
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == MUST:
            return tr("Must") if row.is_must else ""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        return {
            WHAT: row.title,
            PEOPLE: row.people,
            GROUP: row.group,
            MUST: "",
            PICKS: coverage_words(row),
        }[column]

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the change; the table is shown anew once it is written."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole:
            if column == WHAT:
                self.tick_asked.emit(row.id, row.checked_at is None)
            else:
                self.change_asked.emit(row.id, replace(_facts(row), is_must=not row.is_must))
            return True
        words = " ".join(str(value or "").split())
        facts = _facts(row)
        wanted = {
            WHAT: replace(facts, title=words),
            PEOPLE: replace(facts, people=words),
            GROUP: replace(facts, group=words),
        }[column]
        if wanted != facts:
            self.change_asked.emit(row.id, wanted)
        return True

    def _ink(self, row: ItemRow, column: int) -> QColor:
        widget = self.parent()
        look = look_of(widget if isinstance(widget, QWidget) else None)
        if column == PICKS and not row.picks:
            return QColor(look.bad.text if row.is_must else look.text2)
        is_quiet = column in (PEOPLE, GROUP) or (row.checked_at is not None and column == WHAT)
        return QColor(look.text2 if is_quiet else look.text1)


def _facts(row: ItemRow) -> ItemFacts:
    return ItemFacts(title=row.title, group=row.group, people=row.people, is_must=row.is_must)
