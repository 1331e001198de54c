"""A day off, written or changed in the column: a name, from when to when, whose."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit

from focusflow_desktop.business.sessions.items import CalendarItem, PersonRow
from focusflow_desktop.business.sessions.time_off import TimeOff
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.rules.clashes import Resource
from focusflow_desktop.shared.rules.local_time import moment_of
from focusflow_desktop.ui.calendar.dates import wall_of
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text


class OffCard(Card):
    """The form. `wanted` carries a TimeOff; nothing is written here."""

    wanted = Signal(object)  # TimeOff
    given_up = Signal()

    def __init__(
        self, people: tuple[PersonRow, ...], *, day: date, zone: tzinfo, item: CalendarItem | None = None
    ) -> None:
        super().__init__()
        self._zone, self._people = zone, people
        words = self.tr("New day off") if item is None else self.tr("Change the day off")
        self.setAccessibleName(words)
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(10)
        self.body.addWidget(text(words, step=Type.HEADING, weight=Weight.STRONG))
        first = last = day
        if item is not None:
            wall = wall_of(item, zone)
            first, last = wall.start.date(), wall.last_day
        self.title = QLineEdit(item.title if item is not None else self.tr("Day off"))
        self.first, self.last = _day_field(first), _day_field(last)
        self.first.dateChanged.connect(self._on_first)
        self.person = QComboBox()
        self.person.addItem(self.tr("The whole studio"), None)
        for person in people:
            self.person.addItem(person.name, person.id)
        whose = next(iter(item.people_ids), None) if item is not None else None
        self.person.setCurrentIndex(max(0, row_with(self.person, whose)))
        self._rows = {
            "title": FormRow(self.tr("Title"), self.title),
            "starts_at": FormRow(self.tr("From"), self.first),
            "ends_at": FormRow(self.tr("To and with"), self.last),
            "person": FormRow(self.tr("Who"), self.person),
        }
        for row in self._rows.values():
            self.body.addWidget(row)
        save, cancel = Button(self.tr("Save"), kind=Kind.PRIMARY), Button(self.tr("Cancel"), kind=Kind.QUIET)
        save.clicked.connect(self.save)
        cancel.clicked.connect(self.given_up)
        self.title.returnPressed.connect(self.save)
        self.body.addWidget(save)
        self.body.addWidget(cancel)

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside the field."""
        self._rows.get(field, self._rows["title"]).show_error(sentence)

    @Slot()
    def save(self) -> None:
        """Ask for it."""
        for row in self._rows.values():
            row.show_error("")
        first, last = _day(self.first), _day(self.last)
        person = next((one for one in self._people if one.id == self.person.currentData()), None)
        whose = (
            Resource(kind=ResourceKind.USER, id=person.id, name=person.name) if person is not None else None
        )
        self.wanted.emit(
            TimeOff(
                title=self.title.text(),
                starts_at=moment_of(first, 0, self._zone).at,
                ends_at=moment_of(last + timedelta(days=1), 0, self._zone).at,
                tz=getattr(self._zone, "key", None),
                resource=whose,
            )
        )

    @Slot()
    def _on_first(self) -> None:
        if self.last.date() < self.first.date():
            self.last.setDate(self.first.date())


def _day_field(day: date) -> QDateEdit:
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    return field


def _day(field: QDateEdit) -> date:
    found = field.date()
    return date(found.year(), found.month(), found.day())
