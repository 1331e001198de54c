"""The photos that wait, one under the other: small picture, name, what differs. Pictures only for what is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from focusflow_desktop.photos.sidecars.queries import WaitingPhoto
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look import icons
from focusflow_desktop.ui.look.theme import Type, Weight, look_of, scaled, type_font
from focusflow_desktop.ui.sidecars.words import photo_words

WIDTH = 340
_PICTURE = QSize(66, 44)
_ROW = 62
_EDGE, _GAP = 16, 12


class WaitingModel(QAbstractListModel):
    """The photos in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.photos: tuple[WaitingPhoto, ...] = ()

    def show_photos(self, photos: Sequence[WaitingPhoto]) -> None:
        """Another list."""
        self.beginResetModel()
        self.photos = tuple(photos)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """One row per photo."""
        return 0 if parent is not None and parent.isValid() else len(self.photos)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The name; as a tool tip and for who cannot see, with what waits."""
        photo = self.photos[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return photo.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{photo.name}. {photo_words(photo)}"
        return None


class WaitingList(QListView):
    """Shows the model; says which photo is chosen."""

    chosen = Signal(object)  # WaitingPhoto or None

    def __init__(self, shelf: ThumbnailShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._photos = WaitingModel(self)
        self.setModel(self._photos)
        self.setItemDelegate(_WaitingRow(shelf, self))
        self.setProperty("surface", "panel")
        self.setAccessibleName(self.tr("Pictures that wait for you"))
        self.setFixedWidth(scaled(WIDTH))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.verticalScrollBar().valueChanged.connect(self._want)
        shelf.arrived.connect(self._on_arrived)

    @property
    def photos(self) -> tuple[WaitingPhoto, ...]:
        """What is shown."""
        return self._photos.photos

    def show_photos(self, photos: Sequence[WaitingPhoto]) -> None:
        """Another list; the chosen photo stays chosen, else the one that took its place."""
        row = max(self.currentIndex().row(), 0)
        chosen = self.photos[row].photo_id if row < len(self.photos) else None
        self._photos.show_photos(photos)
        ids = [photo.photo_id for photo in photos]
        row = ids.index(chosen) if chosen in ids else min(row, len(ids) - 1)
        if ids:
            self.setCurrentIndex(self._photos.index(row))
        else:
            self.chosen.emit(None)
        self._want()

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.photos[index.row()])

    def _want(self) -> None:
        """The small pictures in sight."""
        first = max(self.indexAt(QPoint(1, 1)).row(), 0)
        count = self.viewport().height() // scaled(_ROW) + 2
        ids = [photo.photo_id for photo in self.photos[first : first + count]]
        self._shelf.want(ids, box=_PICTURE * self.devicePixelRatioF())

    def _on_arrived(self, _photo_id: UUID) -> None:
        self.viewport().update()


class _WaitingRow(QStyledItemDelegate):
    """Picture, name, one line of what differs."""

    def __init__(self, shelf: ThumbnailShelf, parent: QListView) -> None:
        super().__init__(parent)
        self._shelf, self._list = shelf, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows alike."""
        return QSize(scaled(WIDTH), scaled(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        model, rect = index.model(), QRect(option.rect)
        assert isinstance(model, WaitingModel)
        photo, look = model.photos[index.row()], look_of(self._list)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.accent_tint))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), QColor(look.hairline))
        box = QRect(rect.left() + _EDGE, 0, _PICTURE.width(), _PICTURE.height())
        box.moveTop(rect.center().y() - box.height() // 2)
        self._paint_picture(painter, photo, box)
        words = rect.adjusted(_EDGE + _PICTURE.width() + _GAP, 11, -_EDGE, -11)
        self._paint_words(painter, photo, words)

    def _paint_picture(self, painter: QPainter, photo: WaitingPhoto, box: QRect) -> None:
        picture = self._shelf.look(photo.photo_id)
        if picture is None:
            painter.fillRect(box, QColor(look_of(self._list).hover))
            return
        size = picture.deviceIndependentSize().toSize()
        painter.drawPixmap(box.center() - QPoint(size.width() // 2, size.height() // 2), picture)

    def _paint_words(self, painter: QPainter, photo: WaitingPhoto, room: QRect) -> None:
        look = look_of(self._list)
        name, line = type_font(Type.BODY, Weight.MEDIUM), type_font(Type.SMALL, Weight.REGULAR)
        top, bottom = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.setFont(name)
        painter.setPen(QColor(look.text1))
        elide = Qt.TextElideMode.ElideMiddle
        painter.drawText(room, top, painter.fontMetrics().elidedText(photo.name, elide, room.width()))
        painter.setFont(line)
        painter.setPen(QColor(look.attention.text if photo.is_refused else look.text2))
        if photo.is_refused:
            mark = icons.pixmap(
                "triangle-alert", look.attention.text, scaled(12), painter.device().devicePixelRatioF()
            )
            painter.drawPixmap(room.left(), room.bottom() - scaled(13), mark)
            room = room.adjusted(scaled(16), 0, 0, 0)
        painter.drawText(
            room,
            bottom,
            painter.fontMetrics().elidedText(photo_words(photo), Qt.TextElideMode.ElideRight, room.width()),
        )
