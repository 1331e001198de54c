"""A card: a panel with a hairline, a title and something at its right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.text import rule, text


class Card(QFrame):
    """Add rows to `body`; with a title it opens with a head, words `aside` in it, and a hairline."""

    def __init__(self, title: str = "", *, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        if title:
            self.setAccessibleName(title)
            head = QHBoxLayout()
            head.setContentsMargins(16, 12, 16, 12)
            head.addWidget(text(title, step=Type.HEADING, weight=Weight.STRONG), 1)
            self.aside = text(aside, step=Type.SMALL, tone="2")
            head.addWidget(self.aside)
            outer.addLayout(head)
            outer.addWidget(rule())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body)
