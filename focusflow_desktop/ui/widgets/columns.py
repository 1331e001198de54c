"""A wide column with a narrow one beside it; where there is no room, the narrow one stands below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

BETWEEN, BELOW = 24, 32


class Columns(QWidget):
    """Add to `main` and to `aside`."""

    def __init__(self, aside_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "none")
        self._aside_width = aside_width
        self._beside = QWidget(self)
        self.main, self.aside = QVBoxLayout(), QVBoxLayout(self._beside)
        for column in (self.main, self.aside):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, BELOW)
        self._box.setSpacing(BETWEEN)
        self._box.addLayout(self.main, 1)
        self._box.addWidget(self._beside, 0, Qt.AlignmentFlag(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below."""
        super().resizeEvent(event)
        has_room = event.size().width() >= self._aside_width * 5 // 2
        direction = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != direction:
            self._box.setDirection(direction)
        self._beside.setMinimumWidth(self._aside_width if has_room else 0)
        self._beside.setMaximumWidth(self._aside_width if has_room else 16_777_215)
