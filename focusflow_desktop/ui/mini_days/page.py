"""The room: the days at the left, the chosen day's slots, a column to act in. It asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.business.mini_days.queries import DayPage, DayRow, SlotRow
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.mini_days.cards import SlotCard
from focusflow_desktop.ui.mini_days.slots import SlotModel, slot_view
from focusflow_desktop.ui.mini_days.words import head_words, move_words, row_words
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.text import text

MARGIN, LIST, ASIDE = 32, 260, 300
_ID = Qt.ItemDataRole.UserRole


class MiniDaysPage(QWidget):
    """Mini days."""

    entered = Signal(object)  # the day to show, or None
    day_chosen = Signal(object)
    new_asked = Signal()
    move_asked = Signal()
    told_asked = Signal()
    card_made = Signal(object)  # SlotCard: connect it

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Mini days"))
        self.zone: tzinfo = UTC
        self.day: DayPage | None = None
        self.card: QWidget | None = None
        self._ids: list[UUID] = []
        new = Button(self.tr("New mini day"), icon="plus", kind=Kind.PRIMARY, parent=self)
        new.clicked.connect(self.new_asked)
        self._head = Head(self.tr("Mini days"), acts=(new,))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Mini days"))
        self.list.setFixedWidth(scaled(LIST))
        self.list.currentRowChanged.connect(self._on_row)
        self.model = SlotModel(self)
        self.view = slot_view(self.model)
        self.view.selectionModel().currentRowChanged.connect(self._on_slot)
        self._make_day()
        self._column = QScrollArea()
        self._column.setAccessibleName(self.tr("What can be done"))
        self._column.setWidgetResizable(True)
        self._column.setFixedWidth(scaled(ASIDE))
        self._column.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        begin = Button(self.tr("New mini day"), kind=Kind.PRIMARY)
        begin.clicked.connect(self.new_asked)
        empty = EmptyState(
            icon="calendar-days",
            title=self.tr("No mini days yet"),
            sentence=self.tr(
                "Many families, one place, one day: its slots are booked here, and moved together."
            ),
            acts=[begin],
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self._middle)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(self.list)
        both.addWidget(self._stack, 1)
        both.addWidget(self._column)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 20)
        box.setSpacing(20)
        box.addWidget(self._head)
        box.addLayout(both, 1)
        self.show_days((), chosen=None)

    def show_place(self, *, mini_day_id: UUID | None = None, **_place: object) -> None:
        """Entered, perhaps for one day."""
        self.entered.emit(mini_day_id)

    def show_days(self, rows: Sequence[DayRow], *, chosen: UUID | None) -> None:
        """The list anew; tells nobody."""
        self._ids = [row.id for row in rows]
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.title}\n{row_words(row, zone=self.zone)}")
            item.setData(_ID, row.id.hex)
            self.list.addItem(item)
        if chosen in self._ids:
            self.list.setCurrentRow(self._ids.index(chosen))
        self.list.blockSignals(False)
        self.list.setVisible(bool(rows))
        self._stack.setCurrentIndex(int(bool(rows)))
        if not rows:
            self.day = None
            self.show_card(None)

    def show_day(self, day: DayPage) -> None:
        """One day; the slot that was chosen stays chosen."""
        at = self.view.currentIndex().row() if self.day is not None and self.day.id == day.id else 0
        self.day = day
        self._title.setText(day.title)
        self._when.setText(head_words(day, zone=self.zone))
        self._moved.setText(move_words(day, zone=self.zone))
        self._moved.setVisible(day.move is not None)
        self._told.setVisible(day.move is not None and day.move.first_message_at is None)
        self.model.show_rows(day.slots, tz=day.tz, zone=self.zone)
        self.view.selectRow(max(0, min(at, len(day.slots) - 1)))

    def show_card(self, card: QWidget | None) -> None:
        """What stands in the column; nothing: the chosen slot."""
        if card is None and self.chosen is not None and self.day is not None:
            card = SlotCard(self.chosen, self.day, zone=self.zone)
            self.card_made.emit(card)
        self.card = card
        holder = QWidget()
        holder.setProperty("surface", "none")
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        if card is not None:
            box.addWidget(card)
        box.addStretch(1)
        self._column.setWidget(holder)
        self._column.setVisible(card is not None)

    @property
    def chosen(self) -> SlotRow | None:
        """The chosen slot."""
        return self.model.row(self.view.currentIndex().row())

    def _make_day(self) -> None:
        self._title = text(step=Type.HEADING, weight=Weight.STRONG)
        self._when = text(tone="2", wraps=True)
        self._moved = text(tone="attention", wraps=True)
        move = Button(self.tr("Move the day…"), icon="cloud-rain", parent=self)
        move.clicked.connect(self.move_asked)
        self._told = Button(self.tr("The first family has been told"), kind=Kind.LINK, parent=self)
        self._told.setToolTip(self.tr("From then on the move cannot be undone; the day can be moved again."))
        self._told.clicked.connect(self.told_asked)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self._title, self._when, self._moved):
            words.addWidget(label)
        words.addWidget(self._told, 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(move, 0, Qt.AlignmentFlag.AlignTop)
        card = Card()
        card.body.addWidget(self.view)
        self._middle = QWidget()
        box = QVBoxLayout(self._middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(head)
        box.addWidget(card, 1)

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._ids):
            self.day_chosen.emit(self._ids[row])

    @Slot()
    def _on_slot(self) -> None:
        self.show_card(None)
