"""The head of a desk page: its title, one sentence below, and what can be done at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.text import text


class Head(QWidget):
    """Title, sentence, acts."""

    def __init__(
        self,
        title: str,
        *,
        step: Type = Type.TITLE,
        acts: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = text(title, step=step, weight=Weight.STRONG, wraps=True)
        self._sentence = text(tone="2", wraps=True)
        self._sentence.setVisible(False)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(words, 1)
        for act in acts:
            box.addWidget(act)

    def show_words(self, title: str, sentence: str = "") -> None:
        """Other words."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
