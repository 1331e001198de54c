"""The card of answers: who has a form, how far they are; a click opens them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.business.forms.queries import ResponseRow
from focusflow_desktop.ui.forms.words import done_words
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import rule, text


class ResponseList(Card):
    """Sheets of answers."""

    opened = Signal(object)  # the answers' id

    def __init__(self, title: str, empty: str) -> None:
        super().__init__()
        self._empty = empty
        self._title = text(title, step=Type.HEADING, weight=Weight.STRONG, wraps=True)
        self._title.setContentsMargins(16, 12, 16, 12)
        self.setAccessibleName(title)
        self.body.addWidget(self._title)
        self.body.addWidget(rule())
        self._holder = QWidget()
        self.body.addWidget(self._holder)
        self.buttons: list[Button] = []
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(16, 12, 16, 14)
        self.foot.setSpacing(8)
        self.body.addLayout(self.foot)

    def show_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_rows(
        self, rows: Sequence[ResponseRow], *, zone: tzinfo, named: Callable[[ResponseRow], str]
    ) -> None:
        """Replace what is shown."""
        old, self._holder, self.buttons = self._holder, QWidget(), []
        box = QVBoxLayout(self._holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        if not rows:
            words = text(self._empty, tone="2", wraps=True)
            words.setContentsMargins(16, 12, 16, 0)
            box.addWidget(words)
        for row in rows:
            box.addWidget(self._row(row, named(row), done_words(row, zone=zone)))
            box.addWidget(rule())
        self.body.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()

    def _row(self, row: ResponseRow, words: str, state: str) -> QWidget:
        holder = QWidget()
        box = QHBoxLayout(holder)
        box.setContentsMargins(12, 6, 16, 6)
        button = Button(words, kind=Kind.LINK, small=True, name=f"{words}. {state}")
        button.clicked.connect(lambda: self.opened.emit(row.id))
        self.buttons.append(button)
        box.addWidget(button)
        box.addStretch(1)
        box.addWidget(text(state, step=Type.SMALL, tone="2"))
        return holder
