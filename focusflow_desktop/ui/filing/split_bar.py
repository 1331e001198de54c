"""All pictures in a row, a colour for each part; what stands between two parts is pulled, or moved by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.shared.rules.booking_match import Part, Proposal
from focusflow_desktop.ui.filing.words import boundary_words
from focusflow_desktop.ui.look.theme import Type, look_of, scaled, type_font

HEIGHT, GRIP, FAR = 44, 10, 10


class Grip(QWidget):
    """One boundary."""

    pulled = Signal(int, float)  # which, where on the bar
    stepped = Signal(int, int)  # which, by how many pictures

    def __init__(self, number: int, bar: QWidget) -> None:
        super().__init__(bar)
        self._number = number
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAccessibleName(boundary_words(number + 1))
        self.resize(scaled(GRIP), scaled(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right by one, with Shift by ten."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not by:
            super().keyPressEvent(event)
            return
        self.stepped.emit(
            self._number, by * (FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pulled.emit(self._number, self.mapToParent(event.position()).x())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line with a knob; the one with the keys is lit."""
        look, painter = look_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent if self.hasFocus() else look.text1))
        middle = self.width() / 2
        painter.drawRoundedRect(QRectF(middle - 1.5, 0, 3, self.height()), 1.5, 1.5)
        painter.drawEllipse(QPointF(middle, self.height() / 2), 5, 5)


class SplitBar(QWidget):
    """The bar."""

    moved = Signal(int, int)  # the boundary after which part, by how many pictures

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: Proposal = ()
        self.grips: list[Grip] = []
        self.setFixedHeight(scaled(HEIGHT))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(600, scaled(HEIGHT))

    def show_parts(self, parts: Proposal) -> None:
        """Another proposal; a grip that has the keys keeps them."""
        held = next((at for at, grip in enumerate(self.grips) if grip.hasFocus()), None)
        self._parts = parts
        while len(self.grips) > max(0, len(parts) - 1):
            self.grips.pop().deleteLater()
        while len(self.grips) < len(parts) - 1:
            grip = Grip(len(self.grips), self)
            grip.stepped.connect(self.moved)
            grip.pulled.connect(self._on_pulled)
            grip.show()
            self.grips.append(grip)
        if held is not None and held < len(self.grips):
            self.grips[held].setFocus()
        self._place()
        self.update()

    def resizeEvent(self, _event: object) -> None:
        """The grips stay at their pictures."""
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A box for each part, with its number; one without a booking is grey."""
        look, painter = look_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(type_font(Type.SMALL))
        for number, (part, left, right) in enumerate(self._boxes(), start=1):
            box = QRectF(left + 1, 6, right - left - 2, self.height() - 12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_tint if part.booking_id is not None else look.hover))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(look.text1 if part.booking_id is not None else look.text2))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number))

    def _boxes(self) -> list[tuple[Part, float, float]]:
        """Each part with its left and right edge."""
        total = sum(len(part.keys) for part in self._parts) or 1
        found: list[tuple[Part, float, float]] = []
        at = 0
        for part in self._parts:
            left = at * self.width() / total
            at += len(part.keys)
            found.append((part, left, at * self.width() / total))
        return found

    def _place(self) -> None:
        for grip, (_, _, right) in zip(self.grips, self._boxes(), strict=False):
            grip.move(round(right - grip.width() / 2), 0)

    def _on_pulled(self, number: int, x: float) -> None:
        total = sum(len(part.keys) for part in self._parts)
        before = sum(len(part.keys) for part in self._parts[: number + 1])
        by = round(x / max(1, self.width()) * total) - before
        if by:
            self.moved.emit(number, by)
