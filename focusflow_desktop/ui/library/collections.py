"""The list at the left: all photos, shoots, collections. A click shows what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import CollectionRow, SessionRow
from focusflow_desktop.ui.library import words
from focusflow_desktop.ui.look import icons
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight, type_font

_Index = QModelIndex | QPersistentModelIndex
WIDTH = 208
ROW = 28
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class PlaceLine:
    """One line: a heading, or a place that shows a filter."""

    __slots__ = ("count", "depth", "filter", "icon", "name")

    def __init__(
        self, name: str, *, filter_: Filter | None = None, count: int = 0, depth: int = 0, icon: str = ""
    ) -> None:
        self.name = name
        self.filter = filter_
        self.count = count
        self.depth = depth
        self.icon = icon


class PlacesModel(QAbstractListModel):
    """Headings and places, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[PlaceLine] = []

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The name, for screen readers and type-ahead."""
        return self._lines[index.row()].name if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if self._lines[index.row()].filter is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def line_at(self, place: int) -> PlaceLine:
        """One line."""
        return self._lines[place]

    def place_of(self, filter_: Filter) -> int | None:
        """The line whose place this filter is in."""
        for place, line in enumerate(self._lines):
            if line.filter is not None and (line.filter.session_ids, line.filter.collection_id) == (
                filter_.session_ids,
                filter_.collection_id,
            ):
                return place
        return None

    def show_places(
        self, *, total: int, sessions: Iterable[SessionRow], collections: Iterable[CollectionRow]
    ) -> None:
        """All photos, then shoots, then collections with their sets."""
        self.beginResetModel()
        self._lines = [PlaceLine(self.tr("All photos"), filter_=Filter(), count=total, icon="images")]
        shoots = [
            PlaceLine(
                f"{row.job} · {row.title}",
                filter_=Filter(session_ids=frozenset({row.id})),
                count=row.photos,
                icon="camera",
            )
            for row in sessions
        ]
        if shoots:
            self._lines += [PlaceLine(self.tr("Shoots")), *shoots]
        sets = list(_in_order(list(collections), parent=None, depth=0))
        if sets:
            self._lines += [PlaceLine(self.tr("Collections")), *sets]
        self.endResetModel()


class PlacesList(QListView):
    """The list itself."""

    place_chosen = Signal(object)  # Filter

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = PlacesModel(self)
        self.setModel(self.places)
        self.setItemDelegate(_PlaceDelegate(self))
        self.setProperty("surface", "panel")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Shoots and collections"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    @property
    def chosen_line(self) -> PlaceLine | None:
        """The chosen place, if there is one."""
        index = self.currentIndex()
        return self.places.line_at(index.row()) if index.isValid() else None

    def show_chosen(self, filter_: Filter) -> None:
        """Mark the line whose photos are shown."""
        place = self.places.place_of(filter_)
        if place is None:
            self.clearSelection()
        else:
            self.setCurrentIndex(self.places.index(place))

    def _on_chosen(self, index: QModelIndex) -> None:
        chosen = self.places.line_at(index.row()).filter
        if chosen is not None:
            self.place_chosen.emit(chosen)


class _PlaceDelegate(QStyledItemDelegate):
    """Paints a heading or a place with its count."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One row."""
        return QSize(WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Tint where chosen, icon, name, count."""
        model = index.model()
        assert isinstance(model, PlacesModel)
        line = model.line_at(index.row())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if line.filter is None:
            painter.setFont(type_font(Type.SMALL, Weight.STRONG))
            painter.setPen(QColor(PICTURES.text2))
            painter.drawText(rect.adjusted(16, 0, -8, 0), LEFT, line.name)
            return
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(PICTURES.accent_tint))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(PICTURES.hover))
        left = rect.x() + 16 + 12 * line.depth
        icon = icons.pixmap(line.icon, PICTURES.text2, 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(left, rect.center().y() - 6, icon)
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(PICTURES.text2))
        count = words.number(line.count)
        painter.drawText(rect.adjusted(0, 0, -12, 0), RIGHT, count)
        room = rect.right() - 20 - painter.fontMetrics().horizontalAdvance(count) - left - 22
        painter.setPen(QColor(PICTURES.text1))
        name = painter.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left + 22, rect.y(), room, rect.height()), LEFT, name)


def _in_order(rows: list[CollectionRow], *, parent: UUID | None, depth: int) -> Iterable[PlaceLine]:
    for row in rows:
        if row.parent_id == parent:
            yield PlaceLine(
                row.name, filter_=Filter(collection_id=row.id), count=row.photos, depth=depth, icon="layers"
            )
            yield from _in_order(rows, parent=row.id, depth=depth + 1)
