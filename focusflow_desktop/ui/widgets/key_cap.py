"""Key caps: as widgets, and painted for delegates."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import Look, Type, look_of, scaled, type_font

GAP = 4


def caps_width(caps: list[str]) -> int:
    """How wide the caps are together."""
    return sum(_cap_width(cap) for cap in caps) + GAP * max(0, len(caps) - 1)


def paint_caps(
    painter: QPainter, caps: list[str], *, right: int, middle: int, look: Look, ink: str = ""
) -> None:
    """Paints caps that end at `right`, centred on `middle`; `ink` for caps that stand on the accent."""
    painter.setFont(type_font(Type.SMALL))
    height = scaled(theme.KEY_CAP)
    left = right - caps_width(caps)
    for cap in caps:
        box = QRectF(left + 0.5, middle - height / 2 + 0.5, _cap_width(cap) - 1, height - 1)
        painter.setPen(QPen(QColor(ink or look.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.RADIUS_CHIP, theme.RADIUS_CHIP)
        painter.setPen(QColor(ink or look.text2))
        painter.drawText(box.translated(QPointF(0, -0.5)), Qt.AlignmentFlag.AlignCenter, cap)
        left += _cap_width(cap) + GAP


def _cap_width(cap: str) -> int:
    return max(scaled(22), QFontMetrics(type_font(Type.SMALL)).horizontalAdvance(cap) + 12)


class KeyCap(QWidget):
    """The keys of a command."""

    def __init__(self, caps: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = caps
        self.setAccessibleName(" ".join(caps))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_caps(self, caps: list[str]) -> None:
        """Other keys."""
        self._caps = caps
        self.setAccessibleName(" ".join(caps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its caps."""
        return QSize(caps_width(self._caps), scaled(theme.KEY_CAP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The caps."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_caps(painter, self._caps, right=self.width(), middle=self.height() // 2, look=look_of(self))
