"""The program's mark: two letters on a dark or light square."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import Type, Weight, look_of, scaled, type_font

SIDE = 28


class Mark(QWidget):
    """FF."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """28 square."""
        return QSize(scaled(SIDE), scaled(SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The square and the letters."""
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.text1))
        painter.drawRoundedRect(self.rect(), theme.RADIUS_BUTTON, theme.RADIUS_BUTTON)
        painter.setPen(QColor(look.window))
        painter.setFont(type_font(Type.SMALL, Weight.STRONG))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "FF")
