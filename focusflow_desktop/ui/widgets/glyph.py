"""One Lucide icon standing by itself, in a colour that follows the look it stands in."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from focusflow_desktop.ui.look import icons
from focusflow_desktop.ui.look.theme import Look, Tone, look_of, scaled


class Glyph(QLabel):
    """An icon beside words; it has no name of its own, the words are the name."""

    def __init__(self, name: str, *, tone: str = "2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone, self._side = name, tone, size
        self._redress()

    def show_icon(self, name: str, *, tone: str) -> None:
        """Another icon or another tone."""
        self._name, self._tone = name, tone
        self._redress()

    def changeEvent(self, event: QEvent) -> None:
        """The look may have changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._redress()

    def showEvent(self, event: QShowEvent) -> None:
        """It stands in its place now."""
        super().showEvent(event)
        self._redress()

    def _redress(self) -> None:
        colour = tone_colour(look_of(self), self._tone)
        self.setPixmap(icons.pixmap(self._name, colour, scaled(self._side), self.devicePixelRatioF()))


def tone_colour(look: Look, tone: str) -> str:
    """The colour of a tone name: 1, 2, 3, accent, or a state."""
    named = {"1": look.text1, "2": look.text2, "3": look.text3, "accent": look.accent_text}
    return named.get(tone) or look.tone(Tone(tone)).text
