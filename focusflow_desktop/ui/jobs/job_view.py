"""One job's page: sessions, pictures, to-dos and story at the left; stage, facts, people and files beside.

Its cards are made anew with every answer; what a person is writing in goes from the old ones into the new.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QScrollArea, QWidget

from focusflow_desktop.business.jobs.queries import JobPage
from focusflow_desktop.business.timeline.queries import Entry
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.ui.jobs.files_card import FilesCard
from focusflow_desktop.ui.jobs.parts import indented, typed_line
from focusflow_desktop.ui.jobs.people_card import AddPerson, PeopleCard
from focusflow_desktop.ui.jobs.said_form import SaidForm
from focusflow_desktop.ui.jobs.session_card import SessionsCard
from focusflow_desktop.ui.jobs.stage_card import StageCard
from focusflow_desktop.ui.jobs.strip import PictureStrip
from focusflow_desktop.ui.jobs.words import entry_words, moment_words
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.columns import Columns
from focusflow_desktop.ui.widgets.day_field import DayField
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.money import money_words
from focusflow_desktop.ui.widgets.story import Story, StoryLine
from focusflow_desktop.ui.widgets.text import text

ASIDE = 320


class JobView(QScrollArea):
    """The page of one job."""

    stage_asked = Signal(str, str)  # event, reason
    postponed = Signal(str)  # why
    resumed = Signal()
    archive_asked = Signal(bool)
    title_set = Signal(str)
    value_set = Signal(str)
    delivery_set = Signal(object)  # date
    note_written = Signal(str)
    said = Signal(object)  # Said: a message to be logged
    earlier_asked = Signal()  # more of the story
    todo_written = Signal(str)
    todo_ticked = Signal(object, bool)
    session_asked = Signal(object)  # its id
    sheet_asked = Signal(object)  # the session's id: its call sheet
    forms_asked = Signal()  # what was asked about this job
    pictures_asked = Signal(object)  # the session's id; None: of every session
    production_set = Signal(object, object)  # the session's id, ProductionStatus
    move_asked = Signal()  # everything to another day
    client_asked = Signal(object)
    person_asked = Signal(object)  # somebody is to be added: the role to begin with
    person_added = Signal(object, object)  # contact id, JobRole
    person_written = Signal(str, object)  # the name of somebody new, JobRole
    person_removed = Signal(object, object)
    files_brought = Signal(object)  # list[Path]
    file_opened = Signal(object)  # FileOfJob
    file_removed = Signal(object)  # its id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The job"))
        self.viewport().setAutoFillBackground(False)
        self.page: JobPage | None = None
        self.rows: dict[str, FormRow] = {}
        self.thumbnails: Callable[[], ThumbnailSource] | None = None  # asked for with the first picture
        self.shelf: ThumbnailShelf | None = None
        self.form = SaidForm(is_answer=False, parent=self)
        self.form.setContentsMargins(16, 4, 16, 14)
        self.form.hide()
        self.form.told.connect(self.said)
        self.form.given_up.connect(self.end_message)
        self.adding: AddPerson | None = None
        self._files_error = ""

    def show_job(
        self, page: JobPage, story: Sequence[Entry], *, zone: tzinfo, has_more: bool = False
    ) -> None:
        """Show it; what was being typed stays."""
        is_same = self.page is not None and self.page.id == page.id
        kept = (self.note.text(), self.todo.text()) if is_same else ("", "")
        was_writing = is_same and self.form.words.hasFocus()
        if not is_same:
            self.end_message()
            self.end_adding()
            self._files_error = ""
        self.page, self.rows = page, {}
        column = Columns(scaled(ASIDE))
        column.main.addWidget(self._sessions(page, zone=zone))
        if page.pictures and self.thumbnails is not None:
            column.main.addWidget(self._pictures(page))
        column.main.addWidget(self._todos(page))
        column.main.addWidget(self._story(story, zone=zone, has_more=has_more))
        column.main.addStretch(1)
        column.aside.addWidget(self._stage(page))
        column.aside.addWidget(self._facts(page))
        column.aside.addWidget(self._people(page))
        column.aside.addWidget(self._files(page))
        column.aside.addStretch(1)
        self.setWidget(column)
        column.setAutoFillBackground(False)
        self.note.setText(kept[0])
        self.todo.setText(kept[1])
        if was_writing:
            self.form.words.setFocus()

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside its field; else in the card of stages."""
        if field == "message":
            self.form.row.show_error(sentence)
            return
        if field == "files":
            self._files_error = sentence
            self.files.error.setText(sentence)
            self.files.error.setVisible(bool(sentence))
            return
        row = self.rows.get(field) or self.rows.get("reason")
        if row is not None:
            row.setVisible(True)
            row.show_error(sentence)

    def ask_person(self, clients: Sequence[tuple[UUID, str]], role: JobRole) -> None:
        """Show the lines that add somebody."""
        self.end_adding()
        self.adding = AddPerson(clients, role, self)
        self.adding.added.connect(self.person_added)
        self.adding.written.connect(self.person_written)
        self.adding.given_up.connect(self.end_adding)
        self.people.show_form(self.adding)
        self.adding.client.setFocus()

    @Slot()
    def end_message(self) -> None:
        """What was said is written down, or not worth it."""
        self.form.clear()
        self.form.hide()
        self.form.setParent(self)

    @Slot()
    def end_adding(self) -> None:
        """Nobody is added any more."""
        if self.adding is not None:
            self.adding.hide()
            self.adding.deleteLater()
            self.adding = None
            self.people.show_button()

    def close_pictures(self) -> None:
        """Let the threads end; the program is closing."""
        self.thumbnails = None
        if self.shelf is not None:
            self.shelf.close()

    # the left side

    def _sessions(self, page: JobPage, *, zone: tzinfo) -> Card:
        self.sessions = card = SessionsCard(page, zone=zone)
        card.session_asked.connect(self.session_asked)
        card.sheet_asked.connect(self.sheet_asked)
        card.pictures_asked.connect(self.pictures_asked)
        card.production_set.connect(self.production_set)
        card.forms_asked.connect(self.forms_asked)
        card.move_asked.connect(self.move_asked)
        return card

    def _pictures(self, page: JobPage) -> Card:
        assert self.thumbnails is not None
        if self.shelf is None:
            self.shelf = ThumbnailShelf(self.thumbnails(), self, threads=1)
        total = sum(session.photos for session in page.sessions)
        card = Card(self.tr("Pictures"), aside=self.tr("%n picture(s)", "", total))
        self.strip = PictureStrip(page.pictures, self.shelf)
        self.strip.asked.connect(self._on_pictures)
        show = Button(self.tr("Show in the library"), kind=Kind.LINK, small=True)
        show.clicked.connect(self._on_pictures)
        holder = QWidget()
        box = QHBoxLayout(holder)
        box.setContentsMargins(16, 12, 16, 4)
        box.addWidget(self.strip)
        card.body.addWidget(holder)
        card.body.addWidget(indented(show))
        return card

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
        self.todo = typed_line(self.tr("New to-do for this job"), self.todo_written)
        card.body.addWidget(indented(self.todo))
        return card

    def _story(self, story: Sequence[Entry], *, zone: tzinfo, has_more: bool) -> Card:
        card = Card(self.tr("Story"), aside=self.tr("Newest first"))
        self.note = typed_line(self.tr("Write a note"), self.note_written)
        self.log = Button(self.tr("Log a call or a letter"), small=True)
        self.log.clicked.connect(self._on_log)
        card.body.addWidget(indented(self.note, self.log))
        self._told = card.body
        if not self.form.isHidden():
            self._show_form()
        self.story = Story(self.tr("Story"))
        self.story.show_lines([_line(entry, zone=zone) for entry in story])
        card.body.addWidget(self.story)
        if has_more:
            earlier = Button(self.tr("Show earlier"), kind=Kind.LINK, small=True)
            earlier.clicked.connect(self.earlier_asked)
            card.body.addWidget(indented(earlier))
        return card

    # the right side

    def _stage(self, page: JobPage) -> Card:
        self.stage = StageCard(page)
        self.stage.stage_asked.connect(self.stage_asked)
        self.stage.postponed.connect(self.postponed)
        self.stage.resumed.connect(self.resumed)
        self.stage.archive_asked.connect(self.archive_asked)
        self.rows["reason"] = self.stage.row
        self.moves = self.stage.moves
        return self.stage

    def _facts(self, page: JobPage) -> Card:
        card = Card()
        card.setAccessibleName(self.tr("Facts"))
        card.body.setContentsMargins(16, 14, 16, 16)
        card.body.setSpacing(12)
        self.title = QLineEdit(page.title)
        self.title.editingFinished.connect(self._on_title)
        self.value = QLineEdit(money_words(page.value_minor, page.currency))
        self.value.editingFinished.connect(self._on_value)
        self.delivery = DayField(self.tr("No day promised"))
        self.delivery.show_day(page.deliver_on)
        self.delivery.settled.connect(self.delivery_set)
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
        self.people = PeopleCard(page)
        self.people.client_asked.connect(self.client_asked)
        self.people.add_asked.connect(self.person_asked)
        self.people.removed.connect(self.person_removed)
        if self.adding is not None:
            self.people.show_form(self.adding)
        return self.people

    def _files(self, page: JobPage) -> Card:
        self.files = FilesCard(page, error=self._files_error)
        self.files.brought.connect(self.files_brought)
        self.files.opened.connect(self.file_opened)
        self.files.removed.connect(self.file_removed)
        return self.files

    @Slot()
    def _on_log(self) -> None:
        self._show_form()
        self.form.words.setFocus()

    def _show_form(self) -> None:
        """Below the line for notes. While it is hidden it stands in no card: to move it there costs time."""
        self._told.insertWidget(1, self.form)
        self.form.show()

    @Slot()
    def _on_pictures(self) -> None:
        self.pictures_asked.emit(None)

    @Slot()
    def _on_title(self) -> None:
        if self.page is not None and self.title.text().strip() != self.page.title:
            self.title_set.emit(self.title.text())

    @Slot()
    def _on_value(self) -> None:
        page = self.page
        if page is not None and self.value.text().strip() != money_words(page.value_minor, page.currency):
            self.value_set.emit(self.value.text())


def _line(entry: Entry, *, zone: tzinfo) -> StoryLine:
    title, body = entry_words(entry, zone=zone)
    return StoryLine(title=title, when=moment_words(entry.at, zone=zone), body=body)
