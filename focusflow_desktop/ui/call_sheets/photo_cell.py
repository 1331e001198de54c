"""How one photo of the strip is painted: the picture, a frame and a tick when it shows the item, a flag when it is picked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from focusflow_desktop.business.call_sheets.queries import PhotoChoice
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import Look, Type, look_of, scaled, type_font

AnyIndex = QModelIndex | QPersistentModelIndex
CELL, PICTURE = QSize(132, 108), QSize(116, 78)
PHOTO_ROLE = Qt.ItemDataRole.UserRole
_MARK = 18


class PhotoCell(QStyledItemDelegate):
    """One photo."""

    def __init__(self, shelf: ThumbnailShelf, parent: QListView) -> None:
        super().__init__(parent)
        self._shelf, self._list = shelf, parent

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All alike."""
        return QSize(scaled(CELL.width()), scaled(CELL.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The picture, its marks, its name."""
        look, rect = look_of(self._list), QRect(option.rect)
        row = index.data(PHOTO_ROLE)
        assert isinstance(row, PhotoChoice)
        box = QRect(0, rect.top() + 6, PICTURE.width(), PICTURE.height())
        box.moveLeft(rect.center().x() - box.width() // 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self._shelf.look(row.id)
        if picture is None:
            painter.fillRect(box, QColor(look.hover))
        else:
            size = picture.deviceIndependentSize().toSize()
            painter.drawPixmap(box.center() - QPoint(size.width() // 2, size.height() // 2), picture)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if row.is_linked or has_focus:
            painter.setPen(QPen(QColor(look.accent if row.is_linked else look.accent_text), 2))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), theme.RADIUS_CHIP, theme.RADIUS_CHIP)
        if row.is_linked:
            self._mark(painter, box.topLeft() + QPoint(4, 4), look, icon="check")
        if row.is_pick:
            self._mark(painter, QPoint(box.right() - scaled(_MARK) - 3, box.top() + 4), look, icon="flag")
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(look.text2))
        words = QRect(box.left(), box.bottom() + 2, box.width(), rect.bottom() - box.bottom() - 2)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
        painter.restore()

    def _mark(self, painter: QPainter, at: QPoint, look: Look, *, icon: str) -> None:
        """A small sign on a ground of its own, so that it is seen on any picture."""
        is_tick = icon == "check"
        ground, ink = (look.accent, look.on_accent) if is_tick else (look.panel, look.good.text)
        size = scaled(_MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(QRect(at, QSize(size, size)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        sign = icons.pixmap(icon, ink, size - 6, painter.device().devicePixelRatio())
        painter.drawPixmap(at + QPoint(3, 3), sign)
