"""The column beside the calendar: the chosen item's facts and clashes, else holds, the team's hours and what the shapes mean.

It shows a PanelState and asks by signals; wiring.py answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.business.sessions.details import SessionDetails
from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.shared.clock import Clock, SystemClock
from focusflow_desktop.ui.calendar.clash_words import clash_title
from focusflow_desktop.ui.calendar.editor import SessionEditor
from focusflow_desktop.ui.calendar.free_card import FreeState, FreeTimesCard
from focusflow_desktop.ui.calendar.kept import Kept
from focusflow_desktop.ui.calendar.legend import Legend
from focusflow_desktop.ui.calendar.state_moves import StateMoves
from focusflow_desktop.ui.calendar.words import (
    clock_words,
    day_words,
    expiry_words,
    place_time_words,
    slots_words,
    span_words,
    state_word,
)
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import text

WIDTH = 288


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelState:
    """Everything the column may show."""

    zone: tzinfo
    item: CalendarItem | None = None
    details: SessionDetails | None = None
    clashes: tuple[str, ...] = ()
    sun: tuple[tuple[str, str], ...] = ()  # name and time
    holds: tuple[CalendarItem, ...] = ()
    hours: tuple[tuple[str, float], ...] = ()  # person, hours in sight
    hours_title: str = ""
    free: FreeState | None = None
    can_write: bool = False


class CalendarPanel(QScrollArea):
    """The column."""

    job_asked = Signal(object)  # CalendarItem
    move_job_asked = Signal(object)  # CalendarItem: everything of its job, to another day
    sheet_asked = Signal(object)  # CalendarItem: its call sheet
    mini_day_asked = Signal(object)  # CalendarItem: its slots, and to move it
    state_asked = Signal(object, str, str)  # CalendarItem, event of the session machine, reason
    change_asked = Signal(object, str)  # an operation on the chosen session, the step's name
    file_asked = Signal(object)  # CalendarItem: save it as a calendar file
    off_asked = Signal(object)  # CalendarItem: a day off to change
    off_deleted = Signal(object)
    override_asked = Signal(object, str)  # CalendarItem, reason
    item_asked = Signal(object)  # CalendarItem: show it in the calendar
    free_asked = Signal(int)  # which of the lengths
    slot_chosen = Signal(object, object)  # from, to

    def __init__(self, clock: Clock | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock or SystemClock()
        self.setFixedWidth(scaled(WIDTH))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.state: PanelState | None = None
        self.is_asking = False

    def show_card(self, card: Card | None) -> None:
        """A card that asks for something, until it is answered; None goes back to the facts."""
        state, self.state = self.state, None
        self.is_asking = card is not None
        if card is None:
            if state is not None:
                self.show_state(state)
            return
        body = QWidget()
        body.setProperty("surface", "none")
        box = QVBoxLayout(body)
        box.setContentsMargins(16, 16, 16, 16)
        box.addWidget(card)
        box.addStretch(1)
        _narrow(body)
        self.setWidget(body)

    def show_state(self, state: PanelState) -> None:
        """Show this, keeping what is being written if the item is the same."""
        if state == self.state or self.is_asking:
            return
        is_same = self.state is not None and _id(self.state) == _id(state)
        kept = Kept.of(self) if is_same else None
        self.state = state
        body = QWidget()
        body.setProperty("surface", "none")
        box = QVBoxLayout(body)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(16)
        if state.item is not None:
            if state.clashes:
                box.addWidget(self._clash(state))
            box.addWidget(self._facts(state))
            if state.details is not None and state.can_write:
                editor = SessionEditor(state.details, self._clock)
                editor.wanted.connect(self.change_asked)
                box.addWidget(editor)
        else:
            for card in (self._holds(state), self._team(state), self._free(state)):
                if card is not None:
                    box.addWidget(card)
        box.addStretch(1)
        if state.item is None:
            box.addWidget(Legend())
        _narrow(body)
        self.setWidget(body)
        if kept is not None:
            kept.give_back(self)

    def _clash(self, state: PanelState) -> Card:
        assert state.item is not None
        card = Card()
        card.setAccessibleName(self.tr("Clash"))
        card.body.setContentsMargins(16, 14, 16, 14)
        card.body.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Glyph("triangle-alert", tone="bad"))
        head.addWidget(text(clash_title(state.item.clashes), weight=Weight.MEDIUM, tone="bad"), 1)
        card.body.addLayout(head)
        for line in state.clashes:
            card.body.addWidget(text(line, wraps=True))
        if state.item.override_reason:
            noted = self.tr("Kept on purpose: {reason}").replace("{reason}", state.item.override_reason)
            card.body.addWidget(text(noted, step=Type.SMALL, tone="2", wraps=True))
        elif state.can_write and state.item.kind is ItemKind.SESSION:
            card.body.addWidget(_Override(state.item, self))
        return card

    def _facts(self, state: PanelState) -> Card:
        item = state.item
        assert item is not None
        card = Card()
        card.setAccessibleName(item.title)
        card.body.setContentsMargins(16, 14, 16, 16)
        card.body.setSpacing(6)
        card.body.addWidget(text(item.title, step=Type.HEADING, weight=Weight.STRONG, wraps=True))
        start = item.starts_at.astimezone(state.zone)
        if not item.is_all_day:
            card.body.addWidget(text(day_words(start.date(), "dddd, d MMMM yyyy"), wraps=True))
        card.body.addWidget(text(span_words(item, state.zone), wraps=True))
        card.body.addSpacing(6)
        for name, value in self._lines(item, state):
            if value:
                card.body.addWidget(_fact(name, value))
        for name, value in state.sun:
            card.body.addWidget(_fact(name, value))
        acts = self._acts(item, state)
        if acts:
            card.body.addSpacing(8)
            for act in acts:
                card.body.addWidget(act)
        return card

    def _lines(self, item: CalendarItem, state: PanelState) -> list[tuple[str, str]]:
        return [
            (self.tr("State"), expiry_words(item, state.zone) or state_word(item)),
            (self.tr("Slots"), slots_words(item) if item.kind is ItemKind.MINI_DAY else ""),
            (self.tr("Local"), place_time_words(item, state.zone)),
            (self.tr("Job"), item.job),
            *(self._places_and_people(item) if state.details is None else ()),  # the editor has them
        ]

    def _places_and_people(self, item: CalendarItem) -> list[tuple[str, str]]:
        return [
            (self.tr("Place"), item.place),
            (self.tr("People"), ", ".join(item.people)),
            (self.tr("Gear"), ", ".join(item.gear)),
        ]

    def _acts(self, item: CalendarItem, state: PanelState) -> list[QWidget]:
        acts: list[QWidget] = []
        if state.can_write and item.kind is ItemKind.SESSION and item.state is not None:
            moves = StateMoves(item.state, item.title)
            moves.asked.connect(partial(self.state_asked.emit, item))
            acts.append(moves)
        if item.kind is ItemKind.SESSION:
            save = Button(self.tr("Save as a calendar file…"), kind=Kind.PLAIN)
            save.clicked.connect(lambda: self.file_asked.emit(item))
            acts.append(save)
            sheet = Button(self.tr("Call sheet"), kind=Kind.PLAIN)
            sheet.clicked.connect(lambda: self.sheet_asked.emit(item))
            acts.append(sheet)
        if item.kind is ItemKind.MINI_DAY:
            slots = Button(self.tr("Open the mini day"), kind=Kind.PLAIN)
            slots.clicked.connect(lambda: self.mini_day_asked.emit(item))
            acts.append(slots)
        if state.can_write and item.kind is ItemKind.BLACKOUT:
            acts += self._off_acts(item)
        if item.job_id is not None:
            go = Button(self.tr("Open the job"), kind=Kind.PLAIN)
            go.clicked.connect(lambda: self.job_asked.emit(item))
            acts.append(go)
        if state.can_write and item.may_move and item.job_id is not None:
            move = Button(self.tr("Move the whole job…"), kind=Kind.PLAIN)
            move.clicked.connect(lambda: self.move_job_asked.emit(item))
            acts.append(move)
        return acts

    def _off_acts(self, item: CalendarItem) -> list[QWidget]:
        change = Button(self.tr("Change…"), kind=Kind.PLAIN, name=f"{self.tr('Change')}: {item.title}")
        change.clicked.connect(lambda: self.off_asked.emit(item))
        away = Button(self.tr("Delete"), kind=Kind.PLAIN, name=f"{self.tr('Delete')}: {item.title}")
        away.clicked.connect(lambda: self.off_deleted.emit(item))
        return [change, away]

    def _holds(self, state: PanelState) -> Card | None:
        if not state.holds:
            return None
        card = self._plain(self.tr("Holds"))
        for item in state.holds:
            row = QHBoxLayout()
            row.setSpacing(8)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(text(item.title, weight=Weight.MEDIUM, wraps=True))
            start = item.starts_at.astimezone(state.zone)
            when = f"{day_words(start.date(), 'ddd d MMM')} {clock_words(start)}"
            until = item.hold_expires_at.astimezone(state.zone) if item.hold_expires_at else None
            if until is not None:
                ends = f"{day_words(until.date(), 'd MMM')} {clock_words(until)}"
                when = f"{when} · {self.tr('ends {time}').replace('{time}', ends)}"
            words.addWidget(text(when, step=Type.SMALL, tone="2", wraps=True))
            row.addLayout(words, 1)
            show = Button(self.tr("Show"), small=True, name=f"{self.tr('Show')}: {item.title}")
            show.clicked.connect(lambda _=False, shown=item: self.item_asked.emit(shown))
            row.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
            card.body.addLayout(row)
        return card

    def _team(self, state: PanelState) -> Card | None:
        if not state.hours:
            return None
        card = self._plain(state.hours_title)
        for name, hours in state.hours:
            row = QHBoxLayout()
            row.addWidget(text(name), 1)
            amount = f"{hours:.0f}" if hours == round(hours) else f"{hours:.1f}"
            row.addWidget(text(self.tr("{hours} h").replace("{hours}", amount), tone="2"))
            card.body.addLayout(row)
        return card

    def _free(self, state: PanelState) -> Card | None:
        if state.free is None:
            return None
        card = FreeTimesCard(state.free, state.zone)
        card.asked.connect(self.free_asked)
        card.chosen.connect(self.slot_chosen)
        return card

    def _plain(self, title: str) -> Card:
        card = Card()
        card.setAccessibleName(title)
        card.body.setContentsMargins(16, 12, 16, 14)
        card.body.setSpacing(10)
        card.body.addWidget(text(title, step=Type.SMALL, weight=Weight.STRONG, tone="2"))
        return card


class _Override(QWidget):
    """Keep both, and say why: the reason is asked here, not in a dialog."""

    def __init__(self, item: CalendarItem, panel: CalendarPanel) -> None:
        super().__init__()
        self._item, self._panel = item, panel
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(self.tr("Why both may stay"))
        self._reason.setAccessibleName(self.tr("Why both may stay"))
        self._keep = Button(self.tr("Keep both"), kind=Kind.PLAIN)
        self._keep.setEnabled(False)
        self._reason.textChanged.connect(self._on_text)
        self._reason.returnPressed.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._reason)
        box.addWidget(self._keep)

    @Slot(str)
    def _on_text(self, words: str) -> None:
        self._keep.setEnabled(bool(words.strip()))

    @Slot()
    def _on_keep(self) -> None:
        if self._reason.text().strip():
            self._panel.override_asked.emit(self._item, self._reason.text().strip())


def _narrow(body: QWidget) -> None:
    """Let the fields be as narrow as the column: what they could hold does not widen it."""
    for kind in (QComboBox, QAbstractSpinBox, QLineEdit):
        for field in body.findChildren(kind):
            if field.minimumWidth() == field.maximumWidth():
                continue  # it has a width of its own
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.setMinimumWidth(0)


def _id(state: PanelState) -> UUID | None:
    return state.item.id if state.item is not None else None


def _fact(name: str, value: str) -> QWidget:
    row = QWidget()
    row.setAccessibleName(f"{name}: {value}")
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    label = text(name, step=Type.SMALL, tone="2")
    label.setFixedWidth(scaled(72))
    box.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    box.addWidget(text(value, step=Type.SMALL, wraps=True), 1)
    return row
