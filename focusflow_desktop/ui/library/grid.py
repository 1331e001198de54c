"""The grid: an item view whose geometry is arithmetic, so a hundred thousand photos are laid out in no time.

QListView keeps a rectangle per item and lays all of them out again at every resize (0.3 s of 100,000); here a place
gives its cell and a point gives its place. Selection, keys and accessibility are those of QAbstractItemView.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from focusflow_desktop.ui.library.delegate import CellState, PhotoDelegate
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.sizes import MARGIN, MEDIUM, STEPS, CellSize, columns_in
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look.theme import PICTURES

_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
AHEAD_ROWS = 2
_ORDINARY = CellState()


class PhotoGrid(QAbstractItemView):
    """Cells in rows, as many beside each other as fit."""

    cell_size_changed = Signal(int)
    opened = Signal(int)  # a double click or Enter on a place

    def __init__(self, model: PhotoGridModel, shelf: ThumbnailShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = model
        self._shelf = shelf
        self.painter_of_cells = PhotoDelegate(shelf, self)
        self.setItemDelegate(self.painter_of_cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Photos"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._hovered = -1
        self._wanting = QTimer(self)
        self._wanting.setSingleShot(True)
        self._wanting.setInterval(0)
        self._wanting.timeout.connect(self._want_pictures)
        self.setModel(model)
        shelf.arrived.connect(self._on_picture_arrived)
        model.rows_arrived.connect(self._wanting.start)
        self.show_cell_size(MEDIUM)

    @property
    def cell(self) -> CellSize:
        """The present size of a cell."""
        return self.painter_of_cells.cell

    def show_cell_size(self, width: int) -> None:
        """Larger or smaller cells; the active one stays in view."""
        width = min(STEPS, key=lambda step: abs(step - width))
        self.painter_of_cells.cell = CellSize(width)
        self.updateGeometries()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self._wanting.start()
        self.viewport().update()
        self.cell_size_changed.emit(width)

    def show_place(self, place: int) -> None:
        """Make one photo the active and only selected one, in view."""
        index = self._photos.index(place)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    @property
    def columns(self) -> int:
        """How many cells stand beside each other."""
        return columns_in(self.viewport().width(), self.cell)

    def selected_places(self) -> list[int]:
        """The selected places in order, without walking a range row by row where there is one."""
        found: list[int] = []
        for chosen in ranges_of(self.selectionModel().selection()):
            found.extend(range(chosen.top(), chosen.bottom() + 1))
        return sorted(found)

    # --- geometry -----------------------------------------------------------------------------------------
    def visualRect(self, index: _Index) -> QRect:
        """Where a photo's cell is in the viewport."""
        return self._rect_of(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The photo under a point."""
        place = self._place_at(point)
        return QModelIndex() if place is None else self._photos.index(place)

    def scrollTo(
        self, index: _Index, _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll no further than needed."""
        if not index.isValid():
            return
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if rect.top() < MARGIN:
            bar.setValue(bar.value() + rect.top() - MARGIN)
        elif rect.bottom() > self.viewport().height() - MARGIN:
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + MARGIN)

    def horizontalOffset(self) -> int:
        """There is no scrolling to the side."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: _Index) -> bool:
        """Nothing is hidden; a filter takes photos out of the model."""
        return False

    def moveCursor(self, action: _Move, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where a key leads."""
        count, place = self._photos.rowCount(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = max(1, self.viewport().height() // self.cell.pitch_y) * self.columns
        step = {
            _Move.MoveLeft: -1,
            _Move.MovePrevious: -1,
            _Move.MoveRight: 1,
            _Move.MoveNext: 1,
            _Move.MoveUp: -self.columns,
            _Move.MoveDown: self.columns,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -count,
            _Move.MoveEnd: count,
        }.get(action, 0)
        return self._photos.index(min(max(place + step, 0), count - 1))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """A click takes the cell; a drag or Shift takes all from the first to the last, in reading order."""
        first, last = self._nearest(rect.topLeft()), self._nearest(rect.bottomRight())
        chosen = QItemSelection()
        if first is not None and last is not None:
            first, last = min(first, last), max(first, last)
            chosen.select(self._photos.index(first), self._photos.index(last))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to repaint when the selection changes: only what is in view."""
        region = QRegion()
        first, last = self.visible_places()
        for chosen in ranges_of(selection):
            for place in range(max(chosen.top(), first), min(chosen.bottom(), last) + 1):
                region += self._rect_of(place)
        return region

    def visible_places(self) -> tuple[int, int]:
        """The first and last place in view (the last below the first when there is none)."""
        top = max(0, self.verticalOffset() - MARGIN) // self.cell.pitch_y
        bottom = max(0, self.verticalOffset() + self.viewport().height() - MARGIN) // self.cell.pitch_y
        return top * self.columns, min((bottom + 1) * self.columns, self._photos.rowCount()) - 1

    def updateGeometries(self) -> None:
        """The scroll bar follows the number of rows."""
        rows = -(-self._photos.rowCount() // self.columns)
        height = 2 * MARGIN + rows * self.cell.pitch_y
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self.cell.pitch_y // 3)
        super().updateGeometries()

    # --- events -------------------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells that are in view and were asked for."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(PICTURES.window))
        asked, rows, paint_cell = event.rect(), self._photos, self.painter_of_cells.paint_cell
        chosen, current = self.selectionModel(), self.currentIndex().row()
        has_chosen = chosen.hasSelection()
        for place, rect in self._cells_in_view():
            if not rect.intersects(asked):
                continue
            is_selected = has_chosen and chosen.isSelected(rows.index(place))
            state = _ORDINARY
            if is_selected or place in {current, self._hovered}:
                state = CellState(
                    is_active=place == current, is_selected=is_selected, is_hovered=place == self._hovered
                )
            paint_cell(painter, rect, row=rows.row_at(place), state=state)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first photo in view stays in view."""
        before = event.oldSize().width()
        top = self.visible_places()[0]
        if before > 0:
            top = max(0, self.verticalOffset() - MARGIN) // self.cell.pitch_y * columns_in(before, self.cell)
        super().resizeEvent(event)
        self.updateGeometries()
        if before > 0 and self.verticalOffset():
            self.verticalScrollBar().setValue(MARGIN + top // self.columns * self.cell.pitch_y)
        self._wanting.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted and ask for what came into view."""
        self._hovered = -1
        self.viewport().scroll(dx, dy)
        self._wanting.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size, as everywhere."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = STEPS.index(self.cell.width) + (1 if event.angleDelta().y() > 0 else -1)
            self.show_cell_size(STEPS[min(max(at, 0), len(STEPS) - 1)])
            event.accept()
            return
        super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The cell under the pointer lights up."""
        super().mouseMoveEvent(event)
        self._hover(self._place_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """No cell is under the pointer."""
        super().leaveEvent(event)
        self._hover(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the loupe."""
        place = self._place_at(event.position().toPoint())
        if place is not None:
            self.opened.emit(place)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are marks here, not a search for names."""

    # --- parts --------------------------------------------------------------------------------------------
    def _rect_of(self, place: int) -> QRect:
        row, column = divmod(place, self.columns)
        x = MARGIN + column * self.cell.pitch_x
        y = MARGIN + row * self.cell.pitch_y - self.verticalOffset()
        return QRect(x, y, self.cell.width, self.cell.height)

    def _cells_in_view(self) -> Iterator[tuple[int, QRect]]:
        """Every place in view with its cell: as `_rect_of` says, for a whole frame at once."""
        cell, columns, offset = self.cell, self.columns, self.verticalOffset()
        width, height, pitch_x, pitch_y = cell.width, cell.height, cell.pitch_x, cell.pitch_y
        first, last = self.visible_places()
        for place in range(first, last + 1):
            row, column = divmod(place, columns)
            yield place, QRect(MARGIN + column * pitch_x, MARGIN + row * pitch_y - offset, width, height)

    def _place_at(self, point: QPoint) -> int | None:
        place = self._nearest(point)
        return place if place is not None and self._rect_of(place).contains(point) else None

    def _nearest(self, point: QPoint) -> int | None:
        count = self._photos.rowCount()
        if not count:
            return None
        column = min(max((point.x() - MARGIN) // self.cell.pitch_x, 0), self.columns - 1)
        row = max((point.y() - MARGIN + self.verticalOffset()) // self.cell.pitch_y, 0)
        return min(row * self.columns + column, count - 1)

    def _hover(self, place: int | None) -> None:
        before, self._hovered = self._hovered, -1 if place is None else place
        for changed in {before, self._hovered} - {-1}:
            self.viewport().update(self._rect_of(changed))

    def _want_pictures(self) -> None:
        first, last = self.visible_places()
        ahead = AHEAD_ROWS * self.columns
        places = [
            *range(first, last + 1),
            *range(last + 1, last + 1 + ahead),
            *range(first - 1, first - 1 - ahead, -1),
        ]
        ids = [self._photos.ids[place] for place in places if 0 <= place < self._photos.rowCount()]
        box, ratio = self.cell.picture, self.devicePixelRatioF()
        self._shelf.want(ids, box=QSize(round(box.w * ratio), round(box.h * ratio)))

    def _on_picture_arrived(self, photo_id: UUID) -> None:
        place = self._photos.place_of(photo_id)
        first, last = self.visible_places()
        if place is not None and first <= place <= last:
            self.viewport().update(self._rect_of(place))


def ranges_of(selection: QItemSelection) -> Iterator[QItemSelectionRange]:
    """The ranges of a selection: few, however many photos are selected."""
    for place in range(selection.count()):
        yield selection.at(place)
