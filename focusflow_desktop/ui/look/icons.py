"""Lucide's line icons as QIcons in a colour of the theme. Rendered once per name, colour and size, then kept."""

from __future__ import annotations

from functools import lru_cache

from lucide import lucide_icon
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = 1.75  # of 24 units, as the mock-ups draw it


@lru_cache(maxsize=512)
def _svg(name: str, colour: str, filled: bool) -> bytes:
    text = lucide_icon(name, stroke=colour, stroke_width=str(STROKE), fill=colour if filled else "none")
    return str(text).encode()


def render(name: str, colour: str, *, size: int = 16, ratio: float = 1.0, filled: bool = False) -> QImage:
    """One icon as a picture of `size` logical pixels."""
    renderer = QSvgRenderer(QByteArray(_svg(name, colour, filled)))
    side = max(1, round(size * ratio))
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0, *, filled: bool = False) -> QPixmap:
    """One icon to paint with; for delegates."""
    return QPixmap.fromImage(render(name, colour, size=size, ratio=ratio, filled=filled))


@lru_cache(maxsize=512)
def icon(name: str, colour: str, size: int = 16, *, filled: bool = False, gap: int = 0) -> QIcon:
    """One icon for a button or an action, sharp on ordinary and on dense screens; `gap` px of air at its right."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        image = render(name, colour, size=size, ratio=ratio, filled=filled)
        wide = image.copy(0, 0, image.width() + round(gap * ratio), image.height())
        made.addPixmap(QPixmap.fromImage(wide))
    return made
