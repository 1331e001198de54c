"""One job's page: its sessions, to-dos and story at the left; stage, facts and people beside. It asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.business.jobs.queries import JobPage, SessionOfJob
from focusflow_desktop.business.jobs.stages import StageMove
from focusflow_desktop.business.timeline.queries import Entry
from focusflow_desktop.ui.jobs.words import (
    entry_words,
    missing_words,
    moment_words,
    move_word,
    role_word,
    session_words,
    stage_word,
)
from focusflow_desktop.ui.look.theme import Tone, Type, scaled
from focusflow_desktop.ui.widgets.badge import StateBadge
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.columns import Columns
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.money import money_words
from focusflow_desktop.ui.widgets.story import Story, StoryLine
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, rule, text

ASIDE = 320
_ENDED = frozenset({"lost", "cancelled"})


class JobView(QScrollArea):
    """The page of one job."""

    stage_asked = Signal(str, str)  # event, reason
    title_set = Signal(str)
    value_set = Signal(str)
    delivery_set = Signal(object)  # date
    note_written = Signal(str)
    earlier_asked = Signal()  # more of the story
    todo_written = Signal(str)
    todo_ticked = Signal(object, bool)
    session_asked = Signal(object)  # its id
    sheet_asked = Signal(object)  # the session's id: its call sheet
    forms_asked = Signal()  # what was asked about this job
    pictures_asked = Signal(object)  # the session's id
    move_asked = Signal()  # everything to another day
    client_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The job"))
        self.viewport().setAutoFillBackground(False)
        self.page: JobPage | None = None
        self.rows: dict[str, FormRow] = {}

    def show_job(
        self, page: JobPage, story: Sequence[Entry], *, zone: tzinfo, has_more: bool = False
    ) -> None:
        """Show it; what was being typed for a note or a to-do stays."""
        kept = (
            (self.note.text(), self.todo.text())
            if self.page is not None and self.page.id == page.id
            else ("", "")
        )
        self.page, self.rows = page, {}
        column = Columns(scaled(ASIDE))
        column.main.addWidget(self._sessions(page, zone=zone))
        column.main.addWidget(self._todos(page))
        column.main.addWidget(self._story(story, zone=zone, has_more=has_more))
        column.main.addStretch(1)
        column.aside.addWidget(self._stage(page))
        column.aside.addWidget(self._facts(page))
        column.aside.addWidget(self._people(page))
        column.aside.addStretch(1)
        self.setWidget(column)
        column.setAutoFillBackground(False)
        self.note.setText(kept[0])
        self.todo.setText(kept[1])

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside its field; else in the card of stages."""
        row = self.rows.get(field) or self.rows.get("reason")
        if row is not None:
            row.setVisible(True)
            row.show_error(sentence)

    # the left side

    def _sessions(self, page: JobPage, *, zone: tzinfo) -> Card:
        card = Card(self.tr("Sessions"))
        if not page.sessions:
            card.body.addWidget(_quiet(self.tr("No session yet. The calendar makes one.")))
        for at, session in enumerate(page.sessions):
            if at:
                card.body.addWidget(rule())
            card.body.addWidget(self._session(session, zone=zone))
        if any(session.starts_at is not None for session in page.sessions):
            move = Button(self.tr("Move the whole job…"), kind=Kind.LINK, small=True)
            move.clicked.connect(self.move_asked)
            card.body.addWidget(rule())
            card.body.addWidget(_indented(move))
        asked = Button(self.tr("Questionnaires and answers"), kind=Kind.LINK, small=True)
        asked.clicked.connect(self.forms_asked)
        card.body.addWidget(rule())
        card.body.addWidget(_indented(asked))
        return card

    def _session(self, session: SessionOfJob, *, zone: tzinfo) -> QWidget:
        title, detail = ElidedLabel(session.title), ElidedLabel(session_words(session, zone=zone))
        retone(title, "medium", name="weight")
        retone(detail, "small", name="type")
        retone(detail, "2")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        words.addWidget(detail)
        row = QWidget()
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 10, 12, 10)
        box.setSpacing(8)
        box.addLayout(words, 1)
        if session.photos:
            pictures = Button(self.tr("Pictures"), small=True, name=f"{self.tr('Pictures')}: {session.title}")
            pictures.clicked.connect(lambda: self.pictures_asked.emit(session.id))
            box.addWidget(pictures)
        sheet = Button(self.tr("Call sheet"), small=True, name=f"{self.tr('Call sheet')}: {session.title}")
        sheet.clicked.connect(lambda: self.sheet_asked.emit(session.id))
        box.addWidget(sheet)
        if session.starts_at is not None:
            show = Button(self.tr("Calendar"), small=True, name=f"{self.tr('Calendar')}: {session.title}")
            show.clicked.connect(lambda: self.session_asked.emit(session.id))
            box.addWidget(show)
        return row

    def _todos(self, page: JobPage) -> Card:
        open_ = [todo for todo in page.todos if todo.done_at is None]
        card = Card(self.tr("To-dos"), aside=self.tr("%n open", "", len(open_)))
        for todo in page.todos[:20]:
            tick = QCheckBox(todo.title)
            tick.setChecked(todo.done_at is not None)
            tick.toggled.connect(lambda is_done, todo=todo: self.todo_ticked.emit(todo.id, is_done))
            row = QWidget()
            box = QHBoxLayout(row)
            box.setContentsMargins(16, 5, 16, 5)
            box.addWidget(tick, 1)
            if todo.due is not None and todo.done_at is None:
                tone = "bad" if todo.is_overdue else "2"
                box.addWidget(
                    text(QDate(todo.due.year, todo.due.month, todo.due.day).toString("d MMM"), tone=tone)
                )
            card.body.addWidget(row)
        self.todo = self._line(self.tr("New to-do for this job"), self.todo_written)
        card.body.addWidget(_indented(self.todo))
        return card

    def _story(self, story: Sequence[Entry], *, zone: tzinfo, has_more: bool) -> Card:
        card = Card(self.tr("Story"), aside=self.tr("Newest first"))
        self.note = self._line(self.tr("Write a note"), self.note_written)
        card.body.addWidget(_indented(self.note))
        self.story = Story(self.tr("Story"))
        self.story.show_lines([_line(entry, zone=zone) for entry in story])
        card.body.addWidget(self.story)
        if has_more:
            earlier = Button(self.tr("Show earlier"), kind=Kind.LINK, small=True)
            earlier.clicked.connect(self.earlier_asked)
            card.body.addWidget(_indented(earlier))
        return card

    def _line(self, hint: str, told: object) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(hint)

        def tell() -> None:
            words = line.text()
            if words.strip():
                line.clear()
                told.emit(words)  # type: ignore[attr-defined]  # a bound Signal has no type of its own

        line.returnPressed.connect(tell)
        return line

    # the right side

    def _stage(self, page: JobPage) -> Card:
        card = Card()
        card.setAccessibleName(self.tr("Stage"))
        card.body.setContentsMargins(16, 14, 16, 16)
        card.body.setSpacing(10)
        tone = Tone.BAD if page.stage.value in _ENDED else Tone.INFORMATION
        card.body.addWidget(StateBadge(stage_word(page.stage), tone))
        why = page.end_reason or page.postponed_reason
        if why:
            card.body.addWidget(text(why, tone="2", wraps=True))
        self._reason = QLineEdit()
        row = FormRow(self.tr("Why"), self._reason)
        row.hide()
        self.rows["reason"] = row
        self.moves: dict[str, Button] = {}
        for at, move in enumerate(page.moves):
            card.body.addWidget(self._move(move, is_first=at == 0))
            if move.missing:
                card.body.addWidget(text(missing_words(move), step=Type.SMALL, tone="2", wraps=True))
        card.body.addWidget(row)
        return card

    def _move(self, move: StageMove, *, is_first: bool) -> Button:
        kind = Kind.PRIMARY if is_first and not move.missing and not move.needs_reason else Kind.PLAIN
        button = Button(move_word(move), kind=kind)
        button.setEnabled(not move.missing)
        button.clicked.connect(lambda: self._on_move(move))
        self.moves[move.event] = button
        return button

    def _on_move(self, move: StageMove) -> None:
        said = self._reason.text().strip()
        if move.needs_reason and not said:
            self.rows["reason"].setVisible(True)
            self.rows["reason"].show_error(self.tr("Write down why, then press again."))
            self._reason.setFocus()
            return
        self.stage_asked.emit(move.event, said if move.needs_reason else "")

    def _facts(self, page: JobPage) -> Card:
        card = Card()
        card.setAccessibleName(self.tr("Facts"))
        card.body.setContentsMargins(16, 14, 16, 16)
        card.body.setSpacing(12)
        self.title = QLineEdit(page.title)
        self.title.editingFinished.connect(self._on_title)
        self.value = QLineEdit(money_words(page.value_minor, page.currency))
        self.value.editingFinished.connect(self._on_value)
        self.delivery = QDateEdit()
        self.delivery.setCalendarPopup(True)
        self.delivery.setSpecialValueText(self.tr("No day promised"))
        self.delivery.setMinimumDate(QDate(2000, 1, 1))
        day = page.deliver_on
        self.delivery.setDate(QDate(day.year, day.month, day.day) if day is not None else QDate(2000, 1, 1))
        self.delivery.editingFinished.connect(self._on_delivery)
        for name, label, field in (
            ("title", self.tr("Title"), self.title),
            ("value", self.tr("Value"), self.value),
            ("delivery", self.tr("Pictures promised for"), self.delivery),
        ):
            self.rows[name] = FormRow(label, field)
            card.body.addWidget(self.rows[name])
        facts = " · ".join(part for part in (page.kind, f"#{page.number}" if page.number else "") if part)
        if facts:
            card.body.addWidget(text(facts, step=Type.SMALL, tone="2"))
        return card

    def _people(self, page: JobPage) -> Card:
        card = Card(self.tr("People"))
        if not page.people:
            card.body.addWidget(_quiet(self.tr("Nobody yet.")))
        for person in page.people:
            button = Button(
                person.name, kind=Kind.LINK, small=True, name=f"{role_word(person.role)}: {person.name}"
            )
            button.clicked.connect(
                lambda _checked=False, person=person: self.client_asked.emit(person.contact_id)
            )
            row = QWidget()
            box = QHBoxLayout(row)
            box.setContentsMargins(12, 5, 16, 5)
            box.addWidget(button)
            box.addStretch(1)
            box.addWidget(text(role_word(person.role), step=Type.SMALL, tone="2"))
            card.body.addWidget(row)
        return card

    @Slot()
    def _on_title(self) -> None:
        if self.page is not None and self.title.text().strip() != self.page.title:
            self.title_set.emit(self.title.text())

    @Slot()
    def _on_value(self) -> None:
        page = self.page
        if page is not None and self.value.text().strip() != money_words(page.value_minor, page.currency):
            self.value_set.emit(self.value.text())

    @Slot()
    def _on_delivery(self) -> None:
        day = self.delivery.date()
        wanted = None if day == self.delivery.minimumDate() else day.toPython()
        if self.page is not None and wanted != self.page.deliver_on:
            self.delivery_set.emit(wanted)


def _line(entry: Entry, *, zone: tzinfo) -> StoryLine:
    title, body = entry_words(entry, zone=zone)
    return StoryLine(title=title, when=moment_words(entry.at, zone=zone), body=body)


def _quiet(words: str) -> QWidget:
    label = text(words, tone="2")
    label.setContentsMargins(16, 12, 16, 12)
    return label


def _indented(widget: QWidget) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(16, 8, 16, 10)
    box.addWidget(widget)
    if isinstance(widget, Button):
        box.addStretch(1)
    return row
