"""An empty room: what belongs here in one sentence, and the button that starts it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import text


class EmptyState(QWidget):
    """Icon 32, one title, one sentence, one primary button and at most two quieter ones."""

    def __init__(
        self,
        *,
        icon: str,
        title: str,
        sentence: str,
        acts: Sequence[QPushButton] = (),
        footnote: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        middle = Qt.AlignmentFlag.AlignHCenter
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addStretch(1)
        box.addWidget(Glyph(icon, size=32), 0, middle)
        box.addSpacing(12)
        self._title = text(title, step=Type.TITLE, weight=Weight.STRONG)
        self._sentence = text(sentence, tone="2", wraps=True)
        self._sentence.setAlignment(middle)
        self._sentence.setFixedWidth(scaled(420))
        box.addWidget(self._title, 0, middle)
        sentence_row = QHBoxLayout()
        sentence_row.addStretch(1)
        sentence_row.addWidget(self._sentence)
        sentence_row.addStretch(1)
        box.addLayout(sentence_row)
        box.addSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for act in acts:
            row.addWidget(act)
        row.addStretch(1)
        box.addLayout(row)
        if footnote:
            box.addSpacing(16)
            box.addWidget(text(footnote, step=Type.SMALL, tone="3"), 0, middle)
        box.addStretch(1)

    def show_words(self, *, title: str, sentence: str) -> None:
        """Other words, such as when a filter lets nothing through."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
