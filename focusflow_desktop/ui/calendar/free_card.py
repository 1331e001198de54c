"""The card that finds the next free times: for how long, then the times, each of which begins a new session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QComboBox

from focusflow_desktop.business.sessions.queries import TypeRow
from focusflow_desktop.shared.rules.slots import Slot as FreeSlot
from focusflow_desktop.ui.calendar.words import between, clock_words, day_words
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import text


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeChoice:
    """What a free time is looked for."""

    name: str
    length: timedelta
    session_type_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeState:
    """What the card shows."""

    choices: tuple[FreeChoice, ...]
    choice: int = 0
    whose: str = ""  # empty: the studio
    slots: tuple[FreeSlot, ...] | None = None  # None: not asked yet


def free_choices(types: tuple[TypeRow, ...]) -> tuple[FreeChoice, ...]:
    """The session types, then plain lengths."""
    kinds = [FreeChoice(name=row.name, length=row.length, session_type_id=row.id) for row in types]
    plain = [
        FreeChoice(
            name=QCoreApplication.translate("calendar", "%n hour(s)", "", hours),
            length=timedelta(hours=hours),
        )
        for hours in (1, 2, 4, 8)
    ]
    return (*kinds, *plain)


class FreeTimesCard(Card):
    """The card."""

    asked = Signal(int)  # which choice
    chosen = Signal(object, object)  # from, to

    def __init__(self, state: FreeState, zone: tzinfo) -> None:
        super().__init__()
        title = self.tr("Next free times")
        self.setAccessibleName(title)
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.setSpacing(10)
        self.body.addWidget(text(title, step=Type.SMALL, weight=Weight.STRONG, tone="2"))
        self.length = QComboBox()
        self.length.setAccessibleName(self.tr("For how long"))
        self.length.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for choice in state.choices:
            self.length.addItem(choice.name)
        self.length.setCurrentIndex(state.choice)
        self.body.addWidget(self.length)
        self.seek = Button(self.tr("Find free times"), icon="search")
        self.seek.clicked.connect(self._on_find)
        self.body.addWidget(self.seek)
        self.length.activated.connect(self._on_find)
        if state.slots is not None:
            self._show(state, zone)

    def _show(self, state: FreeState, zone: tzinfo) -> None:
        words = self.tr("Nothing is free in the next eight weeks. Try a shorter time or another person.")
        if state.slots:
            words = self.tr("The studio is open. Choose a person above to see when they are free.")
            if state.whose:
                words = self.tr("{name} is free:").replace("{name}", state.whose)
        self.body.addWidget(text(words, step=Type.SMALL, tone="2", wraps=True))
        for slot in state.slots or ():
            self._offer(slot.starts_at, slot.ends_at, zone)

    def _offer(self, first: datetime, last: datetime, zone: tzinfo) -> None:
        start, end = first.astimezone(zone), last.astimezone(zone)
        words = f"{day_words(start.date(), 'ddd d MMM')}, {between(clock_words(start), clock_words(end))}"
        take = Button(words, small=True, name=self.tr("New session: {time}").replace("{time}", words))
        take.clicked.connect(lambda: self.chosen.emit(first, last))
        self.body.addWidget(take)

    @Slot()
    def _on_find(self) -> None:
        self.asked.emit(self.length.currentIndex())
