"""Three curves of how bright a picture is. It paints counts it is given; counting is done elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import PICTURES

Channels = tuple[Sequence[int], Sequence[int], Sequence[int]]
HEIGHT = 88
QUARTERS = 4


class Histogram(QWidget):
    """Red, green and blue over each other; empty until counts come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._channels: Channels | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Histogram"))

    def show_counts(self, channels: Channels | None) -> None:
        """The counts per brightness, dark to light, of red, green and blue."""
        self._channels = channels
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its column."""
        return QSize(232, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, quarters, curves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(PICTURES.hairline))
        painter.setBrush(QColor(PICTURES.window))
        painter.drawRoundedRect(frame, theme.RADIUS_CHIP, theme.RADIUS_CHIP)
        for quarter in range(1, QUARTERS):
            x = frame.x() + frame.width() * quarter / QUARTERS
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
        if self._channels is not None:
            tallest = _ceiling(self._channels)
            for counts, colour in zip(self._channels, theme.HISTOGRAM, strict=True):
                _paint_curve(
                    painter, frame.adjusted(1, 6, -1, -1), counts=counts, tallest=tallest, colour=colour
                )
        painter.end()


def _ceiling(channels: Channels) -> float:
    """The height that fills the frame: the tallest inner column, so that clipped ends do not flatten the rest."""
    return float(max(max(counts[1:-1], default=0) for counts in channels) or 1)


def _paint_curve(
    painter: QPainter, frame: QRectF, *, counts: Sequence[int], tallest: float, colour: str
) -> None:
    step = frame.width() / max(1, len(counts) - 1)
    line = [
        QPointF(frame.x() + place * step, frame.bottom() - min(count / tallest, 1.0) * frame.height())
        for place, count in enumerate(counts)
    ]
    fill = QColor(colour)
    fill.setAlphaF(theme.HISTOGRAM_FILL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(QPolygonF([frame.bottomLeft(), *line, frame.bottomRight()]))
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawPolyline(QPolygonF(line))
