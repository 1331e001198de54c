"""The session's photos below the list whose item is chosen: a click or Space says that a photo shows it, or that it does not."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from focusflow_desktop.business.call_sheets.queries import ItemRow, PhotoChoice
from focusflow_desktop.ui.call_sheets.photo_cell import CELL, PHOTO_ROLE, PICTURE, PhotoCell
from focusflow_desktop.ui.call_sheets.words import coverage_words, tr
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import rule, text

AnyIndex = QModelIndex | QPersistentModelIndex
ROWS = 2  # in sight


class PhotosModel(QAbstractListModel):
    """The photos, all or the picked and linked ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PhotoChoice, ...] = ()

    def show_rows(self, rows: tuple[PhotoChoice, ...]) -> None:
        """Replace them; the same photos stay where they are."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """One for each photo."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, whether it shows the item, and both for who cannot see."""
        row = self.rows[index.row()]
        if role == PHOTO_ROLE:
            return row
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.is_linked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (
                    row.name,
                    tr("picked") if row.is_pick else "",
                    tr("shows it") if row.is_linked else "",
                )
                return ", ".join(part for part in parts if part)
        return None


class PhotoGrid(QListView):
    """The photos side by side; Space toggles the one the keyboard is on, a click the one below it."""

    toggled = Signal(object)  # PhotoChoice

    def __init__(self, shelf: ThumbnailShelf) -> None:
        super().__init__()
        self._shelf, self.photos = shelf, PhotosModel(self)
        self.setModel(self.photos)
        self._cell = PhotoCell(shelf, self)
        self.setItemDelegate(self._cell)
        self.setAccessibleName(tr("Photos of the session"))
        self.setProperty("surface", "panel")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(scaled(CELL.height()) * ROWS + 4)
        self.clicked.connect(self._toggle)
        self.verticalScrollBar().valueChanged.connect(self.want)
        shelf.arrived.connect(self._on_arrived)

    def want(self, *_moved: object) -> None:
        """The pictures in sight."""
        if not self.isVisible() or not self.photos.rows:
            return
        across = max(1, self.viewport().width() // scaled(CELL.width()))
        first = self.verticalScrollBar().value() // scaled(CELL.height()) * across
        ids = [row.id for row in self.photos.rows[first : first + across * (ROWS + 1)]]
        self._shelf.want(ids, box=PICTURE * self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer are in sight."""
        super().resizeEvent(event)
        self.want()

    def showEvent(self, event: QShowEvent) -> None:
        """Now pictures are wanted."""
        super().showEvent(event)
        self.want()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter toggle."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        self.toggled.emit(self.photos.rows[index.row()])

    def _on_arrived(self, _photo_id: UUID) -> None:
        self.viewport().update()


class PhotoStrip(Card):
    """Which photos show the chosen item."""

    linked = Signal(object, object, bool)  # the item's id, the photo's id, whether it shows it

    def __init__(self, thumbnails: ThumbnailSource) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Photos of the chosen picture"))
        self.item: ItemRow | None = None
        self._rows: tuple[PhotoChoice, ...] = ()
        self.shelf = ThumbnailShelf(thumbnails, self, threads=1)
        self.grid = PhotoGrid(self.shelf)
        self.grid.toggled.connect(self._on_toggled)
        self._title = text(weight=Weight.MEDIUM, wraps=True)
        self._count = text(step=Type.SMALL, tone="2")
        self.picks = Button(self.tr("Picks only"), kind=Kind.CHIP, parent=self)
        self.picks.setCheckable(True)
        self.picks.toggled.connect(self._show)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(self.picks)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(10, 8, 10, 10)
        box.addWidget(self.grid)
        self.body.addLayout(head)
        self.body.addWidget(rule())
        self.body.addWidget(holder)
        self.hide()

    def show_photos(self, item: ItemRow, rows: Sequence[PhotoChoice]) -> None:
        """Show them for this item."""
        self.item, self._rows = item, tuple(rows)
        self._title.setText(self.tr("Which photos show “{title}”?").replace("{title}", item.title))
        self._count.setText(coverage_words(item))
        self._show()
        self.setVisible(bool(rows))

    def close_shelf(self) -> None:
        """Let the threads of the pictures end; the program is closing."""
        self.shelf.close()

    def _show(self, *_toggled: object) -> None:
        only = self.picks.isChecked()
        self.grid.photos.show_rows(
            tuple(row for row in self._rows if not only or row.is_pick or row.is_linked)
        )
        self.grid.want()

    def _on_toggled(self, photo: PhotoChoice) -> None:
        if self.item is not None:
            self.linked.emit(self.item.id, photo.id, not photo.is_linked)
