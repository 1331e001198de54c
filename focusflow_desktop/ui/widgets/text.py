"""Labels of the type scale. The style sheet gives them size, weight and colour by their properties."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from focusflow_desktop.ui.look.theme import Type, Weight


def text(
    words: str = "",
    *,
    step: Type = Type.BODY,
    weight: Weight = Weight.REGULAR,
    tone: str = "1",
    wraps: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label; `tone` is 1, 2, 3, accent, or the name of a state."""
    label = WrappedLabel(words, parent) if wraps else QLabel(words, parent)
    _say(label, step=step, weight=weight, tone=tone)
    label.setWordWrap(wraps)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _say(label: QLabel, *, step: Type, weight: Weight, tone: str) -> None:
    """What the style sheet reads."""
    label.setProperty("type", step.name.lower())
    label.setProperty("weight", weight.name.lower())
    label.setProperty("tone", tone)


class WrappedLabel(QLabel):
    """Lines that wrap. With a width of its own it asks for the height it needs, so that no layout cuts it."""

    def heightForWidth(self, width: int) -> int:
        """The height at the width it will really get: a layout asks with its own."""
        return super().heightForWidth(min(width, self.maximumWidth()))


def retone(label: QWidget, tone: str, *, name: str = "tone") -> None:
    """Changes a property that the style sheet reads."""
    if label.property(name) != tone:
        label.setProperty(name, tone)
        label.style().unpolish(label)
        label.style().polish(label)


class ElidedLabel(QLabel):
    """A label that shows an ellipsis where there is no room, and its whole text as a tool tip."""

    def __init__(
        self,
        words: str = "",
        *,
        step: Type = Type.BODY,
        weight: Weight = Weight.REGULAR,
        tone: str = "1",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(words)
        self._mode = mode
        _say(self, step=step, weight=weight, tone=tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints as much as fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)


def rule(*, vertical: bool = False) -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("line", "v" if vertical else "h")
    return line
