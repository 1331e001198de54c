"""The picture, large, and nothing on it. It paints images it is given and knows no file, no cache and no mark."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from focusflow_desktop.ui.culling.viewport import Viewport
from focusflow_desktop.ui.look.theme import SURROUNDS

MARGIN = 12
_NOTCH = 120  # what Qt counts for one notch of a wheel; a touchpad sends parts of it
_PER_NOTCH = 1.25
_MOST = 4.0  # 400 %


class Canvas(QWidget):
    """Fit or 100 %, zoom at the pointer by key or wheel, drag to pan."""

    view_changed = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._overlay = QImage()
        self._surround = SURROUNDS[0]
        self._dragged_from: QPointF | None = None
        self._viewport = Viewport(picture=(1, 1), view=(1, 1))
        self._before: Viewport | None = None  # while a key is held to look closer
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(200, 150)
        self.setAccessibleName(self.tr("Photo"))

    @property
    def viewport(self) -> Viewport:
        """What is seen."""
        return self._viewport

    @property
    def image(self) -> QImage:
        """What is painted."""
        return self._image

    @property
    def has_overlay(self) -> bool:
        """Whether something lies over the picture."""
        return not self._overlay.isNull()

    @property
    def box(self) -> tuple[int, int]:
        """The screen pixels a fitted picture may have."""
        ratio = self.devicePixelRatioF()
        return (
            max(1, round((self.width() - 2 * MARGIN) * ratio)),
            max(1, round((self.height() - 2 * MARGIN) * ratio)),
        )

    def show_image(self, image: QImage, *, whole: tuple[int, int]) -> None:
        """A picture, or a smaller copy of one whose own size is `whole`; the view stays where it was."""
        self._image, self._overlay = image, QImage()
        self._viewport = replace(self._viewport, picture=whole).kept_in()
        self.update()

    def show_overlay(self, overlay: QImage) -> None:
        """What lies over the picture (focus, clipping); a null image takes it away."""
        self._overlay = overlay
        self.update()

    def show_surround(self, colour: str) -> None:
        """The colour around the picture."""
        self._surround = colour
        self.update()

    def toggle_zoom(self) -> None:
        """100 % at the pointer, or the whole picture again."""
        if self._viewport.zoom is not None:
            self._set(self._viewport.fitted())
            return
        at = self.mapFromGlobal(QCursor.pos())
        at = at if self.rect().contains(at) else self.rect().center()
        self._set(
            self._viewport.zoomed_at(at.x() - MARGIN, at.y() - MARGIN, zoom=1 / self.devicePixelRatioF())
        )

    def look_closer(self) -> None:
        """100 % at the pointer for as long as a key is held."""
        self._before = self._viewport
        if self._viewport.zoom is None:
            self.toggle_zoom()

    def look_back(self) -> None:
        """The key was let go: as it was before."""
        if self._before is not None and self._before.zoom is None:
            self._set(self._viewport.fitted())
        self._before = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surround, picture, overlay."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._surround))
        if not self._image.isNull():
            x, y, width, height = self._viewport.rect
            target = QRectF(round(x) + MARGIN, round(y) + MARGIN, round(width), round(height))
            pixels = target.width() * self.devicePixelRatioF()
            smooth = abs(pixels - self._image.width()) > 1
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(target, self._image)
            if not self._overlay.isNull():
                painter.drawImage(target, self._overlay)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The view has another size."""
        super().resizeEvent(event)
        view = (max(1, self.width() - 2 * MARGIN), max(1, self.height() - 2 * MARGIN))
        self._viewport = replace(self._viewport, view=view).kept_in()
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Dragging begins."""
        self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The picture follows the hand."""
        if self._dragged_from is not None:
            moved = event.position() - self._dragged_from
            self._dragged_from = event.position()
            self._set(self._viewport.panned(moved.x(), moved.y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Dragging ends."""
        self._dragged_from = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """A double click zooms."""
        self.toggle_zoom()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Larger and smaller at the pointer, from the whole picture to 400 %."""
        event.accept()
        notches = event.angleDelta().y() / _NOTCH
        if not notches or self._image.isNull():
            return
        at = event.position()
        most = _MOST / self.devicePixelRatioF()
        viewport = self._viewport.zoomed_by(_PER_NOTCH**notches, at.x() - MARGIN, at.y() - MARGIN, most=most)
        if viewport != self._viewport:
            self._set(viewport)

    def _set(self, viewport: Viewport) -> None:
        self._viewport = viewport
        self.update()
        self.view_changed.emit()
