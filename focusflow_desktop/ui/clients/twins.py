"""The page of clients that may be one: pairs side by side, made one by the button under the one that stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.business.clients.duplicates import Duplicate, Reason
from focusflow_desktop.business.clients.queries import ContactRow
from focusflow_desktop.ui.clients.words import stage_word
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, text

MARGIN, SHOWN = 32, 30


class TwinsPage(QWidget):
    """Show it pairs."""

    entered = Signal()
    merge_asked = Signal(object, object)  # who stays, who becomes a part of them
    client_asked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Duplicates"))
        back = Button(self.tr("All clients"), icon="arrow-left", kind=Kind.QUIET)
        back.clicked.connect(self.left)
        self._head = Head(self.tr("Duplicates"), acts=(back,))
        done = Button(self.tr("All clients"), kind=Kind.PLAIN)
        done.clicked.connect(self.left)
        self._empty = EmptyState(
            icon="users",
            title=self.tr("Nobody stands here twice"),
            sentence=self.tr(
                "No two clients share an address or a number, or have names that hardly differ."
            ),
            acts=(done,),
        )
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(self.tr("Clients that may be one"))
        self._scroll.setWidgetResizable(True)
        self._scroll.viewport().setAutoFillBackground(False)
        self._waiting = text(self.tr("Everybody is being compared…"), tone="2")
        self._stack = QStackedWidget()
        for part in (self._waiting, self._scroll, self._empty):
            self._stack.addWidget(part)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 0)
        box.setSpacing(16)
        box.addWidget(self._head)
        box.addWidget(self._stack, 1)

    def show_place(self, **_place: object) -> None:
        """Entered."""
        self.entered.emit()

    def show_pairs(self, pairs: Sequence[Duplicate], rows: Mapping[UUID, ContactRow]) -> None:
        """The surest first; the page keeps where it was scrolled to."""
        at = self._scroll.verticalScrollBar().value()
        known = [pair for pair in pairs if pair.one_id in rows and pair.other_id in rows]
        said = self.tr("%n pair(s) that may be one client. Undo takes a merge back.", "", len(known))
        self._head.show_words(self.tr("Duplicates"), said if known else "")
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 12, MARGIN)
        box.setSpacing(16)
        for pair in known[:SHOWN]:
            box.addWidget(self._pair(pair, rows[pair.one_id], rows[pair.other_id]))
        if len(known) > SHOWN:
            box.addWidget(text(self.tr("… and %n more", "", len(known) - SHOWN), tone="2"))
        box.addStretch(1)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._scroll.verticalScrollBar().setValue(at)
        self._stack.setCurrentWidget(self._scroll if known else self._empty)

    def _pair(self, pair: Duplicate, one: ContactRow, other: ContactRow) -> Card:
        card = Card(
            one.name if one.name == other.name else f"{one.name} / {other.name}", aside=self._reasons(pair)
        )
        grid = QGridLayout()
        grid.setContentsMargins(16, 12, 16, 14)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        facts: list[tuple[str, Callable[[ContactRow], str]]] = [
            (self.tr("Name"), lambda row: row.name),
            (self.tr("Company"), lambda row: row.company),
            (self.tr("E-mail"), lambda row: row.email),
            (self.tr("Phone"), lambda row: row.phone),
            (self.tr("Tags"), lambda row: ", ".join(row.tags)),
            (self.tr("Stage"), lambda row: stage_word(row.stage)),
            (self.tr("Jobs"), lambda row: f"{row.jobs:n}"),
        ]
        line = 0
        for title, say in facts:
            if say(one) or say(other):
                self._fact(grid, line, title, said=(say(one), say(other)))
                line += 1
        for column, (row, away) in enumerate(((one, other), (other, one)), start=1):
            keep = Button(
                self.tr("Keep this one"), name=f"{self.tr('Keep this one')}: {row.name}, {row.email}"
            )
            keep.setToolTip(self.tr("The other's jobs, messages and addresses come along."))
            keep.clicked.connect(lambda _on=False, row=row, away=away: self.merge_asked.emit(row.id, away.id))
            look = Button(self.tr("Look"), kind=Kind.LINK, small=True, name=f"{self.tr('Look')}: {row.name}")
            look.clicked.connect(lambda _on=False, row=row: self.client_asked.emit(row.id))
            acts = QWidget()
            acts_box = QGridLayout(acts)
            acts_box.setContentsMargins(0, 8, 0, 0)
            acts_box.addWidget(keep, 0, 0)
            acts_box.addWidget(look, 0, 1)
            acts_box.setColumnStretch(2, 1)
            grid.addWidget(acts, line, column)
        card.body.addLayout(grid)
        return card

    def _fact(self, grid: QGridLayout, line: int, title: str, *, said: tuple[str, str]) -> None:
        """What differs stands out."""
        grid.addWidget(text(title, step=Type.SMALL, tone="2"), line, 0)
        for column, words in enumerate(said, start=1):
            label = ElidedLabel(words or "–")
            if said[0] != said[1]:
                retone(label, Weight.MEDIUM.name.lower(), name="weight")
            else:
                retone(label, "2")
            grid.addWidget(label, line, column)

    def _reasons(self, pair: Duplicate) -> str:
        words = {
            Reason.EMAIL: self.tr("the same e-mail address"),
            Reason.PHONE: self.tr("the same phone number"),
            Reason.NAME: self.tr("names that hardly differ"),
        }
        return ", ".join(words[reason] for reason in pair.reasons)
