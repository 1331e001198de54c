"""The marks as small pictures: flag, stars, label square, cross. Painted once per kind and kept; the grid only blits."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap, QPolygonF

from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import PICTURES

STAR = 11
STAR_PITCH = 12
LABEL_SIDE = 14
FLAG_SIDE = 14


def blank(width: int, height: int, ratio: float) -> QPixmap:
    """A transparent pixmap of a logical size."""
    made = QPixmap(max(1, math.ceil(width * ratio)), max(1, math.ceil(height * ratio)))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


@lru_cache(maxsize=256)
def stars(rating: int, *, colour: str, dots: str = "", size: int = STAR, ratio: float = 1.0) -> QPixmap:
    """Five places: stars up to the rating, then dots if a colour for them is given."""
    pitch = size + 1
    made = blank(pitch * 5, size + 2, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for place in range(5):
        middle = QPointF(place * pitch + size / 2, size / 2 + 1)
        if place < rating:
            painter.setBrush(QColor(colour))
            painter.drawPolygon(_star(middle, size / 2))
        elif dots:
            painter.setBrush(QColor(dots))
            painter.drawEllipse(middle, 0.9, 0.9)
    painter.end()
    return made


@lru_cache(maxsize=32)
def label(name: str, *, ratio: float = 1.0) -> QPixmap:
    """A label's square with its initial; another program's text stands on a neutral square."""
    made = blank(LABEL_SIDE, LABEL_SIDE, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.LABELS.get(name, PICTURES.text3)))
    painter.drawRoundedRect(QRectF(0, 0, LABEL_SIDE, LABEL_SIDE), theme.RADIUS_LABEL, theme.RADIUS_LABEL)
    font = theme.type_font(theme.Type.SMALL, theme.Weight.STRONG)
    font.setPixelSize(10)
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(QColor(theme.LABEL_INITIAL))
    painter.drawText(QRectF(0, 0, LABEL_SIDE, LABEL_SIDE), Qt.AlignmentFlag.AlignCenter, name[:1].upper())
    painter.end()
    return made


def flag(value: str, *, size: int = FLAG_SIDE, ratio: float = 1.0) -> QPixmap | None:
    """The flag of a pick, the cross of a reject, nothing for neither."""
    if value == Flag.PICK:
        return icons.pixmap("flag", PICTURES.text1, size, ratio, filled=True)
    if value == Flag.REJECT:
        return icons.pixmap("x", PICTURES.bad.text, size, ratio)
    return None


def _star(middle: QPointF, radius: float) -> QPolygonF:
    points = []
    for step in range(10):
        reach = radius if step % 2 == 0 else radius * 0.42
        angle = math.pi * (step / 5 - 0.5)
        points.append(QPointF(middle.x() + reach * math.cos(angle), middle.y() + reach * math.sin(angle)))
    return QPolygonF(points)
