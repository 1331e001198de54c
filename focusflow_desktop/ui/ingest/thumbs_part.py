"""A dozen pictures of the card, so that the person sees it is the right one; known ones are greyed and say so."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from focusflow_desktop.ui.ingest.state import Thumb
from focusflow_desktop.ui.look.theme import REJECTED_OPACITY, Type, look_of, scaled, type_font

_CELL = QSize(84, 56)
_GAP = 6
_ROWS = 2


class ThumbsPart(QWidget):
    """Two rows of small pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbs: tuple[Thumb, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Pictures on the card"))

    def show_thumbs(self, thumbs: tuple[Thumb, ...]) -> None:
        """These pictures, as many as fit."""
        if thumbs != self._thumbs:
            self._thumbs = thumbs
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Two rows, or none."""
        rows = _ROWS if self._thumbs else 0
        return QSize(560, rows * (_CELL.height() + _GAP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each picture fitted into its cell, never cropped."""
        painter = QPainter(self)
        look = look_of(self)
        per_row = max(1, (self.width() + _GAP) // (_CELL.width() + _GAP))
        for number, thumb in enumerate(self._thumbs[: per_row * _ROWS]):
            row, column = divmod(number, per_row)
            cell = QRect(
                column * (_CELL.width() + _GAP), row * (_CELL.height() + _GAP), _CELL.width(), _CELL.height()
            )
            size = thumb.image.size().scaled(cell.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(cell.center())
            painter.setOpacity(REJECTED_OPACITY if thumb.is_known else 1.0)
            painter.drawImage(place, thumb.image)
            painter.setOpacity(1.0)
            if thumb.is_known:
                painter.setFont(type_font(Type.SMALL))
                words = self.tr("Already here")
                badge = cell.adjusted(4, cell.height() - scaled(20), -4, -2)
                painter.fillRect(badge, QColor(look.window))
                painter.setPen(QColor(look.text1))
                painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
