"""A table of rows that are read as they come into sight: keys, one or many chosen, Delete asks to remove."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.models.lazy_table import ID_ROLE

ROW = 40
NARROWEST = 180  # of the column that takes what is left


class RowsTable(QTableView):
    """Shows a LazyTable; the first column takes the room that is left."""

    chosen_changed = Signal()
    removed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drops: tuple[int, ...] = ()
        self.setAccessibleName(name)
        self.setProperty("surface", "panel")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scaled(ROW))
        self.horizontalHeader().setHighlightSections(False)

    def show_model(
        self, model: QAbstractTableModel, *, widths: Sequence[int], drops: Sequence[int] = ()
    ) -> None:
        """Show this table, a LazyTable; a width of 0 takes what is left. In little room `drops` go, first one first."""
        self._drops = tuple(drops)
        self.setModel(model)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            stretch = QHeaderView.ResizeMode.Stretch if width == 0 else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, stretch)
            if width:
                header.resizeSection(column, scaled(width))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())

    @property
    def selected(self) -> list[UUID]:
        """The ids of every selected row, in the table's order."""
        rows = self.selectionModel().selectedRows() if self.model() is not None else []
        found = [index.data(ID_ROLE) for index in sorted(rows, key=lambda index: index.row())]
        return [key for key in found if isinstance(key, UUID)]

    def choose(self, place: int) -> None:
        """Choose the row at this place and bring it into sight."""
        index = self.model().index(place, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns go while the one that takes what is left would be too narrow."""
        header = self.horizontalHeader()
        fixed = [
            at
            for at in range(header.count())
            if header.sectionResizeMode(at) is not QHeaderView.ResizeMode.Stretch
        ]
        for column in self._drops:
            self.setColumnHidden(column, False)
        for column in self._drops:
            if event.size().width() - sum(self.columnWidth(at) for at in fixed) >= scaled(NARROWEST):
                break
            self.setColumnHidden(column, True)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to remove; everything else is Qt's."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
