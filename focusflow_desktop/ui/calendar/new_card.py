"""The card that asks for a new session, in the column beside the calendar: which job, when, who, booked or only held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import QDate, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QTimeEdit,
    QWidget,
)

from focusflow_desktop.business.sessions.items import PersonRow
from focusflow_desktop.business.sessions.operations import NewSession
from focusflow_desktop.business.sessions.queries import JobRow
from focusflow_desktop.shared.rules.local_time import moment_of, readings_of
from focusflow_desktop.ui.calendar.dates import SNAP
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.which_time import WhichTime
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

HOLD = timedelta(days=7)  # how long a hold keeps the time unless the person says otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be chosen from."""

    jobs: Sequence[JobRow]
    people: Sequence[PersonRow]
    person: UUID | None = None


class NewSessionCard(Card):
    """The form. `wanted` carries a NewSession; nothing is written here."""

    wanted = Signal(object)  # NewSession
    given_up = Signal()

    def __init__(self, choices: Choices, proposal: Proposal, *, zone: tzinfo, now: datetime) -> None:
        super().__init__()
        self._zone, self._now = zone, now
        self._jobs = list(choices.jobs)
        self._answers: dict[tuple[date, int], datetime] = {}  # times that were asked about
        self._asked: tuple[tuple[date, int], tuple[datetime, ...]] | None = None
        self.which = WhichTime()
        self.which.answered.connect(self._on_answer)
        self.setAccessibleName(self.tr("New session"))
        self.body.setContentsMargins(16, 14, 16, 16)
        self.body.setSpacing(10)
        self.body.addWidget(text(self.tr("New session"), step=Type.HEADING, weight=Weight.STRONG))
        self._make_fields(choices, proposal)
        self._rows = {
            "job": FormRow(self.tr("Job"), self.job),
            "title": FormRow(self.tr("Title"), self.title),
            "day": FormRow(self.tr("Day"), self.day),
            "ends_at": FormRow(self.tr("From and to"), self._times()),
            "person": FormRow(self.tr("Who"), self.person),
        }
        for row in self._rows.values():
            self.body.addWidget(row)
            if row is self._rows["ends_at"]:
                self.body.addWidget(self.which)
        self.body.addWidget(self.holds)
        save = Button(self.tr("Save"), kind=Kind.PRIMARY)
        cancel = Button(self.tr("Cancel"), kind=Kind.QUIET)
        save.clicked.connect(self.save)
        cancel.clicked.connect(self.given_up)
        self.title.returnPressed.connect(self.save)
        self.body.addWidget(save)
        self.body.addWidget(cancel)

    def _make_fields(self, choices: Choices, proposal: Proposal) -> None:
        start, end = proposal.starts_at.astimezone(self._zone), proposal.ends_at.astimezone(self._zone)
        self.job = QComboBox()
        self.job.setEditable(True)
        self.job.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for job in self._jobs:
            self.job.addItem(job.title, job.id)
        self.job.setCurrentIndex(-1)
        completer = self.job.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        field = self.job.lineEdit()
        assert field is not None
        field.setPlaceholderText(self.tr("Type a name"))
        self.title = QLineEdit(self.tr("Shoot"))
        self.day = QDateEdit(QDate(start.year, start.month, start.day))
        self.day.setCalendarPopup(True)
        self.starts = QTimeEdit(QTime(start.hour, start.minute))
        self.ends = QTimeEdit(QTime(end.hour, end.minute))
        self.person = QComboBox()
        self.person.addItem(self.tr("Nobody yet"), None)
        for person in choices.people:
            self.person.addItem(person.name, person.id)
        only = choices.people[0].id if len(choices.people) == 1 else None
        self.person.setCurrentIndex(max(0, row_with(self.person, choices.person or only)))
        for changed in (self.day.dateChanged, self.starts.timeChanged, self.ends.timeChanged):
            changed.connect(self.which.withdraw)
        self.holds = QCheckBox(self.tr("Only hold the time, for a week"))

    def _times(self) -> QWidget:
        both = QWidget()
        box = QHBoxLayout(both)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for field, name in ((self.starts, self.tr("From")), (self.ends, self.tr("To"))):
            field.setAccessibleName(name)
            box.addWidget(field, 1)
        return both

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside the field."""
        self._rows.get(field, self._rows["title"]).show_error(sentence)

    @Slot()
    def save(self) -> None:
        """Ask for it, unless something is missing: that is said beside its field."""
        for row in self._rows.values():
            row.show_error("")
        job = self._chosen_job()
        if job is None:
            self.show_error("job", self.tr("Choose the job this session belongs to."))
            return
        if not self.title.text().strip():
            self.show_error("title", self.tr("A session needs a title."))
            return
        day, first, last = self._when()
        start = self._instant(day, first)
        end = self._instant(day, last if last > first else last + 24 * 60) if start is not None else None
        if start is None or end is None:
            return  # it was asked about; the answer saves
        hold = min(self._now + HOLD, start) if self.holds.isChecked() else None
        person = self.person.currentData()
        self.wanted.emit(
            NewSession(
                job_id=job.id,
                title=self.title.text(),
                starts_at=start,
                ends_at=max(end, start + timedelta(minutes=SNAP)),
                tz=getattr(self._zone, "key", None),
                person_id=person if isinstance(person, UUID) else None,
                hold_expires_at=hold,
            )
        )

    def _instant(self, day: date, minute: int) -> datetime | None:
        """The instant of a wall time; None when the person is asked which is meant."""
        readings = readings_of(day, minute, self._zone)
        answer = self._answers.get((day, minute))
        if len(readings) == 1 or answer is not None:
            return answer or readings[0]
        self._asked = ((day, minute), readings)
        self.which.ask(moment_of(day, minute, self._zone).reading, readings, self._zone)
        return None

    @Slot(int)
    def _on_answer(self, which: int) -> None:
        if self._asked is not None:
            time, readings = self._asked
            self._answers[time] = readings[which]
            self.which.withdraw()
            self.save()

    def _when(self) -> tuple[date, int, int]:
        day, first, last = self.day.date(), self.starts.time(), self.ends.time()
        minutes = [one.hour() * 60 + one.minute() for one in (first, last)]
        return date(day.year(), day.month(), day.day()), minutes[0], minutes[1]

    def _chosen_job(self) -> JobRow | None:
        """What is written in the field, whether it was picked from the list or typed."""
        words = self.job.currentText().strip().casefold()
        at = self.job.currentIndex()
        if at >= 0 and self._jobs[at].title.casefold() == words:
            return self._jobs[at]
        return next((job for job in self._jobs if words and job.title.casefold() == words), None)
