"""The two lines above a compared picture: what it is here, its name, and what it was taken with.

What differs from the other picture is strong and underlined, so that it is told apart without a colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.ui.culling.compare_facts import Fact
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight, scaled, type_font

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
PAD = theme.SPACE[3]
LINE = 24


class CompareHead(QWidget):
    """Painted; it takes no part in the keyboard."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(scaled(2 * LINE) + 2 * theme.SPACE[1])
        self._role = role
        self._name = ""
        self._facts: tuple[Fact, ...] = ()
        self._sharpness = ""
        self._is_active = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What it says of the exposure."""
        return self._facts

    @property
    def sharpness(self) -> str:
        """What it says of the sharpness."""
        return self._sharpness

    def show_name(self, name: str) -> None:
        """The photo."""
        self._name = name
        self._say()

    def show_facts(self, facts: Sequence[Fact], *, sharpness: str) -> None:
        """What it was taken with, what differs, and how sharp it is beside the other."""
        self._facts, self._sharpness = tuple(facts), sharpness
        self._say()

    def set_active(self, is_active: bool, /) -> None:
        """Whether the keys act on this picture."""
        self._is_active = is_active
        self._say()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Role, name and sharpness; below them the facts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(PICTURES.window))
        upper = QRect(PAD, theme.SPACE[1], self.width() - 2 * PAD, scaled(LINE))
        self._paint_name(painter, upper)
        self._paint_facts(painter, upper.translated(0, scaled(LINE)))
        painter.end()

    def _paint_name(self, painter: QPainter, line: QRect) -> None:
        painter.setFont(type_font(Type.SMALL, Weight.STRONG))
        chip = QRect(line.left(), line.top() + 2, self._width(painter, self._role) + 16, line.height() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(PICTURES.text1 if self._is_active else PICTURES.raised))
        painter.drawRoundedRect(chip, theme.RADIUS_CHIP, theme.RADIUS_CHIP)
        painter.setPen(QColor(PICTURES.window if self._is_active else PICTURES.text1))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), self._role)
        right = self._acting_words()
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(PICTURES.text2))
        painter.drawText(line, RIGHT, right)
        room = line.adjusted(chip.width() + 12, 0, -self._width(painter, right) - 12, 0)
        painter.setFont(type_font(Type.BODY, Weight.STRONG))
        painter.setPen(QColor(PICTURES.text1))
        name = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, LEFT, name)

    def _paint_facts(self, painter: QPainter, line: QRect) -> None:
        x = line.left()
        for at, fact in enumerate(self._facts):
            if at:
                x = self._painted(painter, line, x, " · ", differs=False)
            x = self._painted(painter, line, x, fact.words, differs=fact.differs)
        painter.setFont(type_font(Type.SMALL, Weight.MEDIUM))
        painter.setPen(QColor(PICTURES.text1))
        if self._width(painter, self._sharpness) < line.right() - x:
            painter.drawText(line, RIGHT, self._sharpness)

    def _painted(self, painter: QPainter, line: QRect, x: int, words: str, *, differs: bool) -> int:
        font: QFont = type_font(Type.SMALL, Weight.STRONG if differs else Weight.REGULAR)
        font.setUnderline(differs)
        painter.setFont(font)
        painter.setPen(QColor(PICTURES.text1 if differs else PICTURES.text2))
        width = self._width(painter, words)
        painter.drawText(QRect(x, line.top(), width + 4, line.height()), LEFT, words)
        return x + width

    def _width(self, painter: QPainter, words: str) -> int:
        return painter.fontMetrics().horizontalAdvance(words)

    def _acting_words(self) -> str:
        return self.tr("Keys act here") if self._is_active else ""

    def _say(self) -> None:
        said = [self._role, self._name, self._acting_words(), self._sharpness]
        differs = self.tr("differs")
        said += [f"{one.name} {one.words}" + (f" ({differs})" if one.differs else "") for one in self._facts]
        self.setAccessibleName(", ".join(part for part in said if part))
        self.update()
