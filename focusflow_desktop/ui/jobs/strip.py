"""A strip of some of a job's pictures. It paints what the shelf has and waits for nothing; a click leads to the library."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look.theme import look_of, scaled

_HEIGHT, _GAP, _WIDTH = 76, 6, 104


class PictureStrip(QWidget):
    """Up to eight pictures beside each other; as many as there is room for."""

    asked = Signal()

    def __init__(self, ids: Sequence[UUID], shelf: ThumbnailShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids, self._shelf = tuple(ids), shelf
        self.setFixedHeight(scaled(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(
            self.tr("%n picture(s) of this job. Enter shows them in the library.", "", len(ids))
        )
        shelf.arrived.connect(self._on_arrived)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What is there; a plain panel for what is not yet."""
        painter, look = QPainter(self), look_of(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for box, photo_id in zip(self._boxes(), self._ids, strict=False):
            picture = self._shelf.look(photo_id)
            if picture is None:
                painter.fillRect(box, QColor(look.hover))
                continue
            # the middle of the picture, as large as fills the box
            width, height = picture.width(), picture.height()
            scale = min(width / box.width(), height / box.height())
            part = QSize(round(box.width() * scale), round(box.height() * scale))
            source = QRect(
                (width - part.width()) // 2, (height - part.height()) // 2, part.width(), part.height()
            )
            painter.drawPixmap(box, picture, source)
        if self.hasFocus():
            painter.setPen(QColor(look.accent))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def showEvent(self, event: QShowEvent) -> None:
        """Now they are wanted."""
        super().showEvent(event)
        self._want()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room shows more of them."""
        super().resizeEvent(event)
        self._want()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """To the library."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space lead there too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def _boxes(self) -> list[QRect]:
        width, gap = scaled(_WIDTH), scaled(_GAP)
        fit = max(1, (self.width() + gap) // (width + gap))
        return [QRect(at * (width + gap), 0, width, self.height()) for at in range(min(fit, len(self._ids)))]

    def _want(self) -> None:
        if self.isVisible():
            edge = round(scaled(_WIDTH) * 1.6 * self.devicePixelRatioF())
            self._shelf.want(self._ids[: len(self._boxes())], box=QSize(edge, edge))

    @Slot(object)
    def _on_arrived(self, _photo_id: UUID) -> None:
        self.update()
