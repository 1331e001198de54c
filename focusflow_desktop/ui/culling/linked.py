"""Pictures that are zoomed and panned together, at the same point of each. It knows no photo and no mark.

What a canvas was told to look at is kept apart from what it can show: a smaller picture or a narrower pane stops at
its edge, and is back at the common point as soon as it can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor, QImage, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.ui.culling.canvas import Canvas
from focusflow_desktop.ui.culling.viewport import Viewport


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A scale (None fits) and the point in the middle, in parts of the picture."""

    zoom: float | None = None
    at: tuple[float, float] = (0.5, 0.5)


class LinkedCanvas(Canvas):
    """A canvas that can be told what to look at, and says when the mouse acts on it."""

    pressed = Signal()
    image_changed = Signal()
    opened = Signal()  # a double click, where that does not zoom

    def __init__(self, parent: QWidget | None = None, *, zooms_on_double_click: bool = True) -> None:
        super().__init__(parent)
        self._look = Look()
        self.is_finest = False  # there is no finer picture of this photo than the one shown
        self._zooms_on_double_click = zooms_on_double_click

    @property
    def look(self) -> Look:
        """What it was told, or led by hand, to look at."""
        return self._look

    @property
    def is_under_pointer(self) -> bool:
        """Whether the pointer is on the picture."""
        return self.isVisible() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    @property
    def has_all_it_shows(self) -> bool:
        """Whether the picture is as fine as the scale asks, not a small one enlarged: no eye may judge that."""
        shown = self.viewport.rect[2] * self.devicePixelRatioF()
        return self.image.width() + 1 >= min(shown, self.viewport.picture[0])

    @property
    def waits(self) -> bool:
        """Whether a finer picture is still to come for the scale it is seen at."""
        return not (self.is_finest or self.has_all_it_shows)

    def look_at(self, look: Look) -> None:
        """The same point as another canvas; nobody is told."""
        self._look = look
        self._apply()

    def show_image(self, image: QImage, *, whole: tuple[int, int]) -> None:
        """A picture, at the point looked at, even if the one before it had been too small to reach it."""
        super().show_image(image, whole=whole)
        self._apply()
        self.image_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The point looked at stays."""
        super().resizeEvent(event)
        self._apply()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click says which picture is meant."""
        self.pressed.emit()
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel says so too."""
        self.pressed.emit()
        super().wheelEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zooms, or opens."""
        if self._zooms_on_double_click:
            super().mouseDoubleClickEvent(event)
        else:
            self.opened.emit()

    def _apply(self) -> None:
        self._viewport = replace(self._viewport, zoom=self._look.zoom, at=self._look.at).kept_in()
        self.update()

    def _set(self, viewport: Viewport) -> None:
        self._look = Look(zoom=viewport.zoom, at=viewport.at)
        super()._set(viewport)


class Link(QObject):
    """Holds canvases at one point until it is loosened."""

    changed = Signal()  # something is seen at another scale or point, or the link was made or loosened

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvases: list[LinkedCanvas] = []
        self._is_linked = True

    @property
    def is_linked(self) -> bool:
        """Whether moving one moves all."""
        return self._is_linked

    @property
    def is_zoomed(self) -> bool:
        """Whether any is seen larger than it fits."""
        return any(canvas.look.zoom is not None for canvas in self._canvases)

    def hold(self, canvases: Sequence[LinkedCanvas]) -> None:
        """These, and no others."""
        for canvas in self._canvases:
            canvas.view_changed.disconnect(self._on_view_changed)
        self._canvases = list(canvases)
        for canvas in self._canvases:
            canvas.view_changed.connect(self._on_view_changed)

    def set_linked(self, is_linked: bool, /, *, leader: LinkedCanvas | None = None) -> None:
        """Loosen, or link again: then all go to where the leader looks."""
        self._is_linked = is_linked
        if is_linked and leader is not None:
            self._lead(leader)
        self.changed.emit()

    def toggle_zoom(self, active: LinkedCanvas | None) -> None:
        """100 % at the pointer, in the picture below it or else the active one; the others follow if linked."""
        below = next((canvas for canvas in self._canvases if canvas.is_under_pointer), active)
        if below is not None:
            below.toggle_zoom()

    def _on_view_changed(self) -> None:
        leader = self.sender()
        if self._is_linked and isinstance(leader, LinkedCanvas):
            self._lead(leader)
        self.changed.emit()

    def _lead(self, leader: LinkedCanvas) -> None:
        for canvas in self._canvases:
            if canvas is not leader:
                canvas.look_at(leader.look)
