"""The cards beside the slots: a new day, the chosen slot, moving the whole day. Each asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import QDate, QSignalBlocker, QTime, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QSpinBox, QTimeEdit, QWidget

from focusflow_desktop.business.mini_days.moving import MovePlan
from focusflow_desktop.business.mini_days.operations import NewMiniDay
from focusflow_desktop.business.mini_days.queries import DayPage, SlotRow
from focusflow_desktop.shared.records.mini_days import MiniAnswerKind
from focusflow_desktop.shared.rules.local_time import Reading, moment_of, zone_named
from focusflow_desktop.ui.calendar.clash_words import clash_words
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.mini_days.words import answer_word, slot_word, time_words
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

Names = Sequence[tuple[UUID, str]]


class _AskCard(Card):
    """Fields one below the other, their errors beside them, two buttons."""

    given_up = Signal()

    def __init__(self, title: str, done: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(10)
        self.body.addWidget(text(title, step=Type.HEADING, weight=Weight.STRONG))
        self.rows: dict[str, FormRow] = {}
        self.save = Button(done, kind=Kind.PRIMARY, parent=self)
        self.cancel = Button(self.tr("Cancel"), kind=Kind.QUIET, parent=self)
        self.cancel.clicked.connect(self.given_up)

    def ask(self, name: str, label: str, field: QWidget) -> None:
        """One more field."""
        self.rows[name] = FormRow(label, field)
        self.body.addWidget(self.rows[name])

    def end(self) -> None:
        """The buttons, below everything."""
        self.body.addWidget(self.save)
        self.body.addWidget(self.cancel)

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside its field; a field that is not here says it at the first."""
        for row in self.rows.values():
            row.show_error("")
        next(iter(self.rows.values()) if field not in self.rows else iter([self.rows[field]])).show_error(
            sentence
        )


def _minute(field: QTimeEdit) -> int:
    return field.time().hour() * 60 + field.time().minute()


def _day(field: QDateEdit) -> date:
    return date(field.date().year(), field.date().month(), field.date().day())


class NewDayCard(_AskCard):
    """A new mini day."""

    wanted = Signal(object)  # NewMiniDay

    def __init__(self, *, people: Names, places: Names, zone: tzinfo, today: date) -> None:
        super().__init__(self.tr("New mini day"), self.tr("Save"))
        self._zone = zone
        self.title = QLineEdit()
        self.day, self.time = (
            QDateEdit(QDate(today.year, today.month, today.day).addDays(14)),
            QTimeEdit(QTime(9, 0)),
        )
        self.day.setCalendarPopup(True)
        self.count, self.length, self.gap = QSpinBox(), QSpinBox(), QSpinBox()
        for field, low, high, value in (
            (self.count, 1, 120, 12),
            (self.length, 1, 480, 20),
            (self.gap, 0, 240, 5),
        ):
            field.setRange(low, high)
            field.setValue(value)
        self.person, self.place = ChoiceField(self.tr("Nobody yet")), ChoiceField(self.tr("Not decided"))
        self.person.show_choices(people, chosen=people[0][0] if len(people) == 1 else None)
        self.place.show_choices(places)
        self.ask("title", self.tr("Title"), self.title)
        self.ask("day", self.tr("Day"), self.day)
        self.ask("time", self.tr("From"), self.time)
        self.ask("count", self.tr("Slots"), self.count)
        self.ask("slot_minutes", self.tr("Minutes each"), self.length)
        self.ask("gap_minutes", self.tr("Minutes between"), self.gap)
        self.ask("person", self.tr("Photographer"), self.person)
        self.ask("place", self.tr("Place"), self.place)
        self.save.clicked.connect(self.tell)
        self.title.returnPressed.connect(self.tell)
        self.end()

    @Slot()
    def tell(self) -> None:
        """Ask for it, unless the time does not exist."""
        start = moment_of(_day(self.day), _minute(self.time), self._zone)
        if start.reading is Reading.SKIPPED:
            words = self.tr("The clocks go forward then: this time does not exist. Choose another.")
            self.show_error("time", words)
            return
        self.wanted.emit(
            NewMiniDay(
                title=self.title.text(),
                starts_at=start.at,
                count=self.count.value(),
                slot_minutes=self.length.value(),
                gap_minutes=self.gap.value(),
                tz=getattr(self._zone, "key", None),
                photographer_id=self.person.chosen,
                location_id=self.place.chosen,
            )
        )


class MoveCard(_AskCard):
    """The whole day to another time: what it means stands below before anything is written."""

    day_set = Signal(object)  # the new beginning
    wanted = Signal(str)  # why

    def __init__(self, day: DayPage, *, zone: tzinfo) -> None:
        super().__init__(self.tr("Move the whole day"), self.tr("Move the day"))
        self._zone = zone_named(day.tz, zone)
        wall = day.starts_at.astimezone(self._zone) + timedelta(days=7)
        self.day, self.time = (
            QDateEdit(QDate(wall.year, wall.month, wall.day)),
            QTimeEdit(QTime(wall.hour, wall.minute)),
        )
        self.day.setCalendarPopup(True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Rain"))
        self.ask("day", self.tr("New day"), self.day)
        self.ask("starts_at", self.tr("From"), self.time)
        self.ask("reason", self.tr("Why"), self.reason)
        self._effect = text(wraps=True)
        self._clashes = text(step=Type.SMALL, tone="attention", wraps=True)
        self.body.addWidget(self._effect)
        self.body.addWidget(self._clashes)
        self._clashes.hide()
        self.save.clicked.connect(lambda: self.wanted.emit(self.reason.text()))
        self.save.setEnabled(False)
        self.day.dateChanged.connect(self.tell)
        self.time.timeChanged.connect(self.tell)
        self.end()

    @Slot()
    def tell(self) -> None:
        """Ask what the chosen time would mean."""
        self.save.setEnabled(False)
        start = moment_of(_day(self.day), _minute(self.time), self._zone)
        skipped = start.reading is Reading.SKIPPED
        words = self.tr("The clocks go forward then: this time does not exist. Choose another.")
        self.show_error("starts_at", words if skipped else "")
        if not skipped:
            self.day_set.emit(start.at)

    def show_plan(self, plan: MovePlan) -> None:
        """What would move, and what it would meet."""
        count = len(plan.families)
        until = max((slot.ends_at for slot in plan.after), default=plan.starts_at)
        span = f"{time_words(plan.starts_at, tz=plan.day.tz, zone=self._zone)} – "
        span += time_words(until, tz=plan.day.tz, zone=self._zone)
        said = self.tr("All {slots} slots move, {span}.").replace("{slots}", str(len(plan.after)))
        told = self.tr("%n client(s) must be told.", "", count)
        self._effect.setText(f"{said.replace('{span}', span)} {told}")
        self._clashes.setText("\n".join(clash_words(clash, self._zone) for clash in plan.clashes))
        self._clashes.setVisible(bool(plan.clashes))
        self.save.setEnabled(plan.starts_at != plan.day.starts_at)


class SlotCard(Card):
    """The chosen slot: book it, free it, change it, write down what the family said."""

    book_asked = Signal(str)
    block_asked = Signal(bool)
    free_asked = Signal(str)
    slot_asked = Signal(int)
    answer_asked = Signal(object, object)  # MiniAnswerKind, slot or None
    job_asked = Signal()

    def __init__(self, slot: SlotRow, day: DayPage, *, zone: tzinfo) -> None:
        super().__init__()
        title = self.tr("Slot {number}, {time}").replace("{number}", str(slot.number))
        title = title.replace("{time}", time_words(slot.starts_at, tz=day.tz, zone=zone))
        self.setAccessibleName(title)
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(10)
        self.body.addWidget(text(title, step=Type.HEADING, weight=Weight.STRONG))
        self.body.addWidget(text(slot_word(slot), tone="2"))
        self.rows: dict[str, FormRow] = {}
        if slot.session_id is None:
            self._show_free(slot)
        else:
            self._show_booked(slot, day, zone=zone)

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside its field."""
        row = self.rows.get(field) or next(iter(self.rows.values()), None)
        if row is not None:
            row.show_error(sentence)

    def _show_free(self, slot: SlotRow) -> None:
        if not slot.is_blocked:
            self.family = QLineEdit()
            self.family.setPlaceholderText(self.tr("A name, such as Julia Weber"))
            self._row("family", self.tr("Family"), self.family)
            book = Button(self.tr("Book this slot"), kind=Kind.PRIMARY)
            book.clicked.connect(lambda: self.book_asked.emit(self.family.text()))
            self.family.returnPressed.connect(book.click)
            self.body.addWidget(book)
        word = self.tr("Give the break back") if slot.is_blocked else self.tr("Make it a break")
        block = Button(word)
        block.clicked.connect(lambda: self.block_asked.emit(not slot.is_blocked))
        self.body.addWidget(block)

    def _show_booked(self, slot: SlotRow, day: DayPage, *, zone: tzinfo) -> None:
        if slot.answer is not None:
            self._show_answers(slot)
        self.other = QComboBox()
        self.other.addItem(self.tr("Stays here"), None)
        for free in day.slots:
            if free.is_free:
                time = time_words(free.starts_at, tz=day.tz, zone=zone)
                self.other.addItem(self.tr("Slot {number}, {time}").replace(
                    "{number}", str(free.number)).replace("{time}", time), free.number)  # fmt: skip
        self.other.activated.connect(self._on_other)
        self._row("slot", self.tr("Another slot"), self.other)
        job = Button(self.tr("Open the job"))
        job.clicked.connect(self.job_asked)
        self.body.addWidget(job)
        self.reason = QLineEdit()
        self._row("reason", self.tr("Why it is freed"), self.reason)
        free_it = Button(self.tr("Free this slot"))
        free_it.clicked.connect(lambda: self.free_asked.emit(self.reason.text()))
        self.reason.returnPressed.connect(free_it.click)
        self.body.addWidget(free_it)

    def _show_answers(self, slot: SlotRow) -> None:
        self.answer = QComboBox()
        kinds = (MiniAnswerKind.SILENT, MiniAnswerKind.ACCEPTED, MiniAnswerKind.REFUND)
        for kind in kinds:
            self.answer.addItem(answer_word(kind), kind.value)
        with QSignalBlocker(self.answer):
            self.answer.setCurrentIndex(kinds.index(slot.answer) if slot.answer in kinds else -1)
        self.answer.activated.connect(
            lambda _at: self.answer_asked.emit(MiniAnswerKind(self.answer.currentData()), None)
        )
        self._has_move = True
        self._row("answer", self.tr("To the new day they said"), self.answer)

    _has_move = False

    @Slot()
    def _on_other(self) -> None:
        number = self.other.currentData()
        if number is None:
            return
        if self._has_move:
            self.answer_asked.emit(MiniAnswerKind.OTHER_SLOT, number)
        else:
            self.slot_asked.emit(number)

    def _row(self, name: str, label: str, field: QWidget) -> None:
        self.rows[name] = FormRow(label, field)
        self.body.addWidget(self.rows[name])
