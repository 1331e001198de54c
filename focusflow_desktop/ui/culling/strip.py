"""The line below the picture: zoom at the left, the marks in the middle. Nothing lies on the picture itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.library import glyphs
from focusflow_desktop.ui.look import icons
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight, scaled, type_font
from focusflow_desktop.ui.widgets.key_cap import caps_width, paint_caps

HEIGHT = 56
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class MarkStrip(QWidget):
    """Paints the marks of one photo, at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._row: PhotoRow | None = None
        self._zoom = ""
        self._caps: list[str] = []

    @property
    def row(self) -> PhotoRow | None:
        """What it shows."""
        return self._row

    def show_row(self, row: PhotoRow | None) -> None:
        """The marks of this photo."""
        self._row = row
        self.setAccessibleName(self._words())
        self.update()

    def show_zoom(self, words: str) -> None:
        """How large the picture is."""
        self._zoom = words
        self.update()

    def show_zoom_key(self, caps: list[str]) -> None:
        """The key that zooms."""
        self._caps = caps
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Zoom, flag, stars, label."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PICTURES.window))
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(PICTURES.text2))
        self._paint_zoom(painter)
        if self._row is not None:
            self._paint_marks(painter, self._row)
        painter.end()

    def _paint_zoom(self, painter: QPainter) -> None:
        middle, side = self.height() // 2, scaled(14)
        glyph = icons.pixmap("maximize", PICTURES.text2, side, self.devicePixelRatioF())
        painter.drawPixmap(24, middle - side // 2, glyph)
        left = 24 + side + 8
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), LEFT, self._zoom)
        right = left + painter.fontMetrics().horizontalAdvance(self._zoom) + 8 + caps_width(self._caps)
        paint_caps(painter, self._caps, right=right, middle=middle, look=PICTURES)

    def _paint_marks(self, painter: QPainter, row: PhotoRow) -> None:
        ratio, middle = self.devicePixelRatioF(), self.height() // 2
        x = self.width() // 2 - 120
        flag = glyphs.flag(row.flag, size=16, ratio=ratio)
        if flag is not None:
            painter.drawPixmap(x, middle - 8, flag)
        painter.setFont(type_font(Type.BODY, Weight.MEDIUM))
        painter.setPen(QColor(PICTURES.text1 if row.flag != Flag.NONE else PICTURES.text2))
        painter.drawText(x + 24, middle - 10, 72, 20, LEFT, self._flag_words(row))
        painter.setPen(QColor(PICTURES.border))
        painter.drawLine(x + 96, middle - 8, x + 96, middle + 8)
        stars = glyphs.stars(row.rating, colour=PICTURES.text1, dots=PICTURES.text3, size=16, ratio=ratio)
        painter.drawPixmap(x + 112, middle - 9, stars)
        if row.label != "none":
            painter.drawLine(x + 212, middle - 8, x + 212, middle + 8)
            painter.drawPixmap(x + 226, middle - 7, glyphs.label(row.label, ratio=ratio))
            painter.setPen(QColor(PICTURES.text1))
            painter.drawText(x + 248, middle - 10, 160, 20, LEFT, self.tr(row.label.capitalize()))

    def _flag_words(self, row: PhotoRow) -> str:
        return {Flag.PICK: self.tr("Pick"), Flag.REJECT: self.tr("Reject")}.get(row.flag, self.tr("No flag"))

    def _words(self) -> str:
        if self._row is None:
            return ""
        return (
            f"{self._flag_words(self._row)}, {self.tr('%n star(s)', '', self._row.rating)}, {self._row.label}"
        )
