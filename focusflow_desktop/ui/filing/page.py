"""The room: the shoot that is filed, the bar of its parts, and each part with its pictures and its booking."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.business.filing.queries import Filing
from focusflow_desktop.shared.rules.booking_match import Part, Proposal, assign, move_boundary
from focusflow_desktop.ui.filing.clocks_note import ClocksNote
from focusflow_desktop.ui.filing.split_bar import SplitBar
from focusflow_desktop.ui.filing.thumbs import SIDE, Thumbs
from focusflow_desktop.ui.filing.words import (
    booking_words,
    camera_names,
    level_words,
    part_words,
    shoot_words,
    tr,
    why_words,
)
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.badge import StateBadge
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.text import text

MARGIN, BOOKING, SHOOT = 32, 360, 280


class FilingPage(QWidget):
    """File by bookings."""

    entered = Signal(object)  # the shoot's session, or None
    shoot_chosen = Signal(object)
    file_asked = Signal()
    shifts_asked = Signal(object)  # what is to be added to the times, by camera
    library_asked = Signal()

    def __init__(self, shelf: ThumbnailShelf) -> None:
        super().__init__()
        self.setAccessibleName(tr("File by bookings"))
        self._shelf = shelf
        self.filing: Filing | None = None
        self.proposal: Proposal = ()
        self.choices: list[QComboBox] = []
        self.shoot = QComboBox()
        self.shoot.setAccessibleName(tr("Which shoot"))
        self.shoot.setFixedWidth(scaled(SHOOT))
        self.shoot.activated.connect(self._on_shoot)
        self.file = Button(tr("File them"), kind=Kind.PRIMARY)
        self.file.clicked.connect(self.file_asked)
        self.clocks = ClocksNote()
        self.clocks.shifts_asked.connect(self.shifts_asked)
        self.error = text(tone="bad", wraps=True)
        self.error.hide()
        self.bar = SplitBar()
        self.bar.moved.connect(self.move_boundary)
        self._lay_out()

    def show_place(self, *, session_id: UUID | None = None, **_place: object) -> None:
        """Entered, perhaps for one shoot."""
        self.entered.emit(session_id)

    def show_shoots(self, shoots: Sequence[tuple[UUID, str, int]], *, chosen: UUID | None) -> None:
        """What could be filed."""
        with QSignalBlocker(self.shoot):
            self.shoot.clear()
            for key, title, _count in shoots:
                self.shoot.addItem(title, key)
            self.shoot.setCurrentIndex(row_with(self.shoot, chosen))
        self.shoot.setVisible(len(shoots) > 1)

    def show_filing(self, filing: Filing | None) -> None:
        """A shoot with its proposal, or that nothing waits."""
        self.filing = filing
        self._stack.setCurrentIndex(0 if filing is not None else 1)
        self.file.setVisible(filing is not None)
        if filing is None:
            self._head.show_words(tr("File by bookings"))
            return
        self._head.show_words(tr("File by bookings"), shoot_words(filing))
        self.clocks.show_clocks(done=filing.shifts, offered=filing.clocks, names=camera_names(filing))
        self.show_proposal(filing.proposal)

    def show_proposal(self, proposal: Proposal) -> None:
        """The parts as they would be filed."""
        assert self.filing is not None
        self.proposal = proposal
        self.bar.show_parts(proposal)
        self._fill_cards()
        self.file.setEnabled(any(part.booking_id is not None for part in proposal))

    def show_error(self, sentence: str) -> None:
        """Why nothing was filed; empty: another attempt."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    @Slot(int, int)
    def move_boundary(self, after: int, by: int) -> None:
        """One boundary, by so many pictures."""
        self.show_proposal(move_boundary(self.proposal, after, by=by))

    def close_shelf(self) -> None:
        """Fetch no more pictures."""
        self._shelf.close()

    def _fill_cards(self) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.choices = []
        shown: list[UUID] = []
        for at, part in enumerate(self.proposal):
            thumbs = Thumbs(self._shelf, [UUID(key) for key in part.keys])
            shown += thumbs.keys
            self._cards.addWidget(self._card(at, part, thumbs))
        self._cards.addStretch(1)
        side = round(scaled(SIDE) * self.devicePixelRatioF())
        self._shelf.want(shown, box=QSize(side, side))

    def _card(self, at: int, part: Part, thumbs: Thumbs) -> Card:
        assert self.filing is not None
        card = Card()
        card.setAccessibleName(tr("Part {number}").replace("{number}", str(at + 1)))
        card.body.setContentsMargins(16, 14, 16, 14)
        card.body.setSpacing(10)
        choice = self._choice(at, part)
        self.choices.append(choice)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(text(str(at + 1), weight=Weight.STRONG))
        row.addWidget(text(part_words(part, self.filing), step=Type.BODY, tone="2"), 1)
        row.addWidget(choice)
        card.body.addLayout(row)
        card.body.addLayout(self._sureness(part))
        line = QHBoxLayout()
        line.addWidget(thumbs)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    def _sureness(self, part: Part) -> QHBoxLayout:
        assert self.filing is not None
        found = self.filing.sureness(part)
        words, tone = level_words(found.level)
        why = why_words(found, part, self.filing)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(StateBadge(words, tone))
        line.addWidget(text(why[:1].upper() + why[1:], step=Type.SMALL, tone="2", wraps=True), 1)
        return line

    def _choice(self, at: int, part: Part) -> QComboBox:
        assert self.filing is not None
        choice = QComboBox()
        choice.setAccessibleName(tr("Booking of part {number}").replace("{number}", str(at + 1)))
        choice.setFixedWidth(scaled(BOOKING))
        choice.addItem(tr("No booking: they stay where they are"), None)
        for booked in self.filing.bookings:
            choice.addItem(booking_words(booked, self.filing), booked.session_id)
        choice.setCurrentIndex(max(0, row_with(choice, part.booking_id)))
        choice.setToolTip(choice.currentText())  # a long title is cut in the box
        choice.activated.connect(
            lambda _row: self.show_proposal(assign(self.proposal, at, choice.currentData()))
        )
        return choice

    @Slot()
    def _on_shoot(self) -> None:
        self.shoot_chosen.emit(self.shoot.currentData())

    def _lay_out(self) -> None:
        self._head = Head(tr("File by bookings"), acts=(self.shoot, self.file))
        inner = QWidget()
        inner.setProperty("surface", "none")
        self._cards = QVBoxLayout(inner)
        self._cards.setContentsMargins(0, 0, 0, MARGIN)
        self._cards.setSpacing(12)
        scroll = QScrollArea()
        scroll.setAccessibleName(tr("The parts"))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        full = QWidget()
        box = QVBoxLayout(full)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        hint = tr(
            "Where two parts meet can be pulled, or moved with the arrow keys. Nothing is filed before you press."
        )
        box.addWidget(text(hint, tone="2", wraps=True))
        box.addWidget(self.clocks)
        box.addWidget(self.bar)
        box.addWidget(scroll, 1)
        back = Button(tr("To the library"), kind=Kind.PLAIN)
        back.clicked.connect(self.library_asked)
        empty = EmptyState(
            icon="folder-check",
            title=tr("Everything is filed"),
            sentence=tr("Pictures of a card wait here when they were taken at times that are booked."),
            acts=(back,),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 20, MARGIN, 0)
        outer.setSpacing(16)
        outer.addWidget(self._head)
        outer.addWidget(self.error)
        outer.addWidget(self._stack, 1)
