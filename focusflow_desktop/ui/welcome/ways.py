"""One way in: icon, two lines, a ring that fills. A way that is not open yet says why."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import Look, Type, Weight, look_of, scaled, type_font

HEIGHT = 78


class WayCard(QAbstractButton):
    """A card to choose, like a radio button."""

    def __init__(self, icon: str, title: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._line = icon, line
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def refuse(self, why: str) -> None:
        """This way is not open, and why."""
        self._line = why
        self.setAccessibleDescription(why)
        self.setToolTip(why)
        self.setEnabled(False)

    def sizeHint(self) -> QSize:
        """78 high."""
        return QSize(scaled(400), scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, words, ring."""
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, look)
        size = scaled(18)
        ink = look.accent_text if self.isChecked() else look.text2 if self.isEnabled() else look.ornament
        ratio = self.devicePixelRatioF()
        middle = self.height() // 2
        painter.drawPixmap(20, middle - size // 2, icons.pixmap(self._icon, ink, size, ratio))
        if self.isEnabled():
            ring = icons.pixmap("circle-check" if self.isChecked() else "circle", ink, size, ratio)
            painter.drawPixmap(self.width() - 20 - size, middle - size // 2, ring)
        self._paint_words(painter, look, left=20 + size + 20)

    def _paint_ground(self, painter: QPainter, look: Look) -> None:
        is_marked = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(look.accent_text if is_marked else look.hairline), 2 if is_marked else 1))
        fill = look.accent_tint if self.isChecked() else look.panel
        if self.isEnabled() and self.underMouse() and not self.isChecked():
            fill = look.hover
        painter.setBrush(QColor(fill))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme.RADIUS_CARD, theme.RADIUS_CARD)

    def _paint_words(self, painter: QPainter, look: Look, *, left: int) -> None:
        width = self.width() - left - scaled(56)
        top = (self.height() - scaled(44)) // 2
        painter.setFont(type_font(Type.HEADING, Weight.MEDIUM))
        painter.setPen(QColor(look.text1 if self.isEnabled() else look.text2))
        painter.drawText(QRect(left, top, width, scaled(22)), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(type_font(Type.BODY))
        painter.setPen(QColor(look.text2))
        shown = painter.fontMetrics().elidedText(
            self._line, Qt.TextElideMode.ElideRight, self.width() - left - 16
        )
        painter.drawText(
            QRect(left, top + scaled(23), self.width() - left - 16, scaled(20)),
            Qt.AlignmentFlag.AlignVCenter,
            shown,
        )
