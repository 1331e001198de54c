"""The first and the last pictures of a part, side by side: enough to see who they are of."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.ui.library.sizes import Box, fitted
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look.theme import look_of, scaled

SIDE, GAP, EACH_END = 84, 6, 4


def ends(keys: Sequence[UUID]) -> tuple[list[UUID], bool]:
    """The pictures shown, and whether some between them are not."""
    if len(keys) <= 2 * EACH_END:
        return list(keys), False
    return [*keys[:EACH_END], *keys[-EACH_END:]], True


class Thumbs(QWidget):
    """A line of small pictures."""

    def __init__(self, shelf: ThumbnailShelf, keys: Sequence[UUID], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.keys, self._has_gap = ends(keys)
        self.setFixedHeight(scaled(SIDE))
        shelf.arrived.connect(self._on_arrived)

    def sizeHint(self) -> QSize:
        """All of them beside each other."""
        return QSize(len(self.keys) * (scaled(SIDE) + GAP) + 2 * GAP, scaled(SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each in a square of its own; a gap where some are left out."""
        painter, side = QPainter(self), scaled(SIDE)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for at, key in enumerate(self.keys):
            shift = 2 * GAP if self._has_gap and at >= EACH_END else 0
            place = QRect(at * (side + GAP) + shift, 0, side, side)
            picture = self._shelf.look(key)
            if picture is None:
                painter.fillRect(place, QColor(look_of(self).hover))
                continue
            box = fitted(Box(0, 0, side, side), aspect=picture.width() / max(1, picture.height()))
            painter.drawPixmap(QRect(place.x() + box.x, box.y, box.w, box.h), picture)
        if self._has_gap:
            x = EACH_END * (side + GAP) + GAP
            painter.setPen(QColor(look_of(self).text3))
            painter.drawText(QRect(x - 2 * GAP, 0, 4 * GAP, side), int(Qt.AlignmentFlag.AlignCenter), "⋮")

    def _on_arrived(self, key: object) -> None:
        if key in self.keys:
            self.update()
