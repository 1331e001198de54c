"""A state as icon, word and colour together; never colour alone."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from focusflow_desktop.ui.look.theme import Tone, Type, Weight
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import retone, text

TONE_ICONS = {
    Tone.GOOD: "circle-check",
    Tone.ATTENTION: "triangle-alert",
    Tone.BAD: "circle-x",
    Tone.INFORMATION: "info",
}


class StateBadge(QFrame):
    """A small tinted chip."""

    def __init__(self, words: str, tone: Tone, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph(icon or TONE_ICONS[tone], tone=tone.value, size=12)
        self._words = text(words, step=Type.SMALL, weight=Weight.MEDIUM, tone=tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box = QHBoxLayout(self)
        box.setContentsMargins(6, 2, 8, 2)
        box.setSpacing(5)
        box.addWidget(self._glyph)
        box.addWidget(self._words)
        self.show_state(words, tone, icon=icon)

    def show_state(self, words: str, tone: Tone, *, icon: str = "") -> None:
        """Another state."""
        self._glyph.show_icon(icon or TONE_ICONS[tone], tone=tone.value)
        self._words.setText(words)
        retone(self._words, tone.value)
        retone(self, tone.value, name="badge")
        self.setAccessibleName(words)
