"""A table that is as high as its rows and is written in place: Space ticks, Delete removes, Alt with the arrows reorders."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import scaled

ROW = 36


def inset(table: QTableView) -> QVBoxLayout:
    """The table in a card: its words begin where the card's do."""
    box = QVBoxLayout()
    box.setContentsMargins(8, 0, 8, 0)
    box.addWidget(table)
    return box


class SheetTable(QTableView):
    """Rows of a sheet; the page scrolls, not the table."""

    ticked = Signal()
    removed = Signal()
    moved = Signal(int)  # up (-1) or down (1)
    closed = Signal()  # an editor: what came meanwhile can be shown

    def __init__(self, model: QAbstractTableModel, *, name: str, widths: Sequence[int]) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("surface", "panel")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.SelectedClicked)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(ROW))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            stretch = QHeaderView.ResizeMode.Stretch if width == 0 else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(column, stretch)
            if width:
                head.resizeSection(column, scaled(width))
        model.modelReset.connect(self.fit)
        self.fit()

    @property
    def is_writing(self) -> bool:
        """Whether a cell is being written in."""
        return self.state() is QAbstractItemView.State.EditingState

    @property
    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from above."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, rows: Sequence[int], *, column: int = 0) -> None:
        """Choose these; the keyboard stands on the first."""
        flag = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for at, row in enumerate(rows):
            index = self.model().index(row, column)
            if at == 0:
                self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            else:
                self.selectionModel().select(index, flag.Select | flag.Rows)

    def fit(self) -> None:
        """As high as what it shows."""
        rows = self.model().rowCount()
        head = self.horizontalHeader().sizeHint().height() if rows else 0
        self.setFixedHeight(head + rows * scaled(ROW) + 2)
        self.setVisible(bool(rows))

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        """The cell is written; the table shows what came meanwhile."""
        super().closeEditor(editor, hint)  # type: ignore[arg-type]  # the stubs know no name for the hint
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a list that is worked through."""
        is_moved = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.ticked.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen_rows:
            self.removed.emit()
        elif is_moved and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_writing:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page's."""
        event.ignore()
