"""Asks where a dragged session goes when the clocks change under it; nothing is moved until it is answered."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.which_time import option_words, question_words
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import text


class MoveCard(Card):
    """The question and its answers."""

    chosen = Signal(object)  # Proposal
    given_up = Signal()

    def __init__(self, item: CalendarItem, proposal: Proposal, *, zone: tzinfo) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Which time"))
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(10)
        self.body.addWidget(text(item.title, step=Type.HEADING, weight=Weight.STRONG, wraps=True))
        self.body.addWidget(text(question_words(proposal.reading), wraps=True))
        self.answers: list[Button] = []
        for first, last in proposal.options:
            moved_start = first != item.starts_at
            words = option_words(first if moved_start else last, zone)
            answer = Button(words, kind=Kind.PLAIN, name=words)
            self._lead(answer, Proposal(starts_at=first, ends_at=last))
            self.answers.append(answer)
            self.body.addWidget(answer)
        leave = Button(self.tr("Leave it where it was"), kind=Kind.QUIET)
        leave.clicked.connect(self.given_up)
        self.body.addWidget(leave)

    def _lead(self, answer: Button, to: Proposal) -> None:
        answer.clicked.connect(lambda: self.chosen.emit(to))
