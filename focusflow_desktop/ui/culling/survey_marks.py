"""The line below a surveyed picture: its marks at the left, its name at the right, or why there is no picture."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.library import glyphs
from focusflow_desktop.ui.library.marks import number_of
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight, scaled, type_font

LINE = 32
ELIDED = Qt.TextElideMode.ElideRight
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class MarkLine(QWidget):
    """Flag, stars and label of a photo; its name where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(scaled(LINE))
        self._row: PhotoRow | None = None
        self._problem = ""
        self._waits = False

    @property
    def row(self) -> PhotoRow | None:
        """What it shows."""
        return self._row

    @property
    def problem(self) -> str:
        """Why there is no picture, or not yet."""
        return self._problem

    @property
    def said(self) -> str:
        """Its words for a screen reader."""
        row = self._row
        if row is None:
            return ""
        flag = {Flag.PICK: self.tr("Pick"), Flag.REJECT: self.tr("Reject")}.get(row.flag, self.tr("No flag"))
        label = row.label if row.label != "none" else ""
        parts = (row.name, flag, self.tr("%n star(s)", "", row.rating), label)
        return ", ".join(part for part in parts if part)

    def show_row(self, row: PhotoRow | None) -> None:
        """The marks of this photo."""
        self._row = row
        self.setAccessibleName(self.said)
        self.update()

    def show_problem(self, words: str, *, waits: bool = False) -> None:
        """Stands in place of the name; what only waits is told quietly."""
        self._problem, self._waits = words, waits
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From the left the marks, at the right the name."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PICTURES.window))
        if self._row is not None:
            x = self._paint_marks(painter, self._row)
            room = self.rect().adjusted(x + 8, 0, -8, 0)
            is_bad = bool(self._problem) and not self._waits
            painter.setFont(type_font(Type.SMALL))
            painter.setPen(QColor(PICTURES.attention.text if is_bad else PICTURES.text2))
            metrics = painter.fontMetrics()
            words = self._problem or self._row.name
            if not self._problem and metrics.horizontalAdvance(words) > room.width():
                words = number_of(words)
            if self._problem or metrics.horizontalAdvance(words) <= room.width():
                painter.drawText(room, RIGHT, metrics.elidedText(words, ELIDED, room.width()))
        painter.end()

    def _paint_marks(self, painter: QPainter, row: PhotoRow) -> int:
        ratio, middle, x = self.devicePixelRatioF(), self.height() // 2, 0
        flag = glyphs.flag(row.flag, ratio=ratio)
        if flag is not None:
            painter.drawPixmap(x, middle - glyphs.FLAG_SIDE // 2, flag)
            words = self.tr("Pick") if row.flag == Flag.PICK else self.tr("Reject")
            painter.setFont(type_font(Type.SMALL, Weight.MEDIUM))
            painter.setPen(QColor(PICTURES.text1))
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRect(x + 20, 0, width + 4, self.height()), LEFT, words)
            x += 20 + width + 12
        if row.rating:
            stars = glyphs.stars(row.rating, colour=PICTURES.text1, ratio=ratio)
            painter.drawPixmap(x, middle - 6, stars)
            x += row.rating * glyphs.STAR_PITCH + 8
        if row.label != "none":
            painter.drawPixmap(x, middle - glyphs.LABEL_SIDE // 2, glyphs.label(row.label, ratio=ratio))
            x += glyphs.LABEL_SIDE
        return x
