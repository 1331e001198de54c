"""The room: the board, or one job. It asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.business.jobs.operations import NewJob
from focusflow_desktop.business.jobs.queries import JobCard, JobPage, StageColumn
from focusflow_desktop.business.timeline.queries import Entry
from focusflow_desktop.ui.jobs.board import Board
from focusflow_desktop.ui.jobs.ended import EndedList
from focusflow_desktop.ui.jobs.job_view import JobView
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from focusflow_desktop.ui.widgets.day_field import DayField
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.filter_chip import FilterChip
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.search_field import SearchField
from focusflow_desktop.ui.widgets.text import text

MARGIN, SEARCH = 32, 260
Names = Sequence[tuple[UUID, str]]


class NewJobCard(Card):
    """The line that makes a job: a client, a type and a day are enough."""

    wanted = Signal(object)  # NewJob
    given_up = Signal()

    def __init__(self, *, clients: Names, types: Names) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("New job"))
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(10)
        self.body.addWidget(text(self.tr("New job"), step=Type.HEADING, weight=Weight.STRONG))
        self.client, self.kind = ChoiceField(self.tr("Type a name")), ChoiceField(self.tr("No template"))
        self.client.show_choices(clients)
        self.kind.show_choices(types)
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("From client and type"))
        self.day = DayField(self.tr("Not known yet"))
        fields = QHBoxLayout()
        fields.setSpacing(12)
        self.rows: dict[str, FormRow] = {}
        for name, label, field in (
            ("client", self.tr("Client"), self.client),
            ("type", self.tr("Type"), self.kind),
            ("day", self.tr("Day"), self.day),
            ("title", self.tr("Title"), self.title),
        ):
            self.rows[name] = FormRow(label, field)
            fields.addWidget(self.rows[name], 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(fields)
        save, cancel = Button(self.tr("Save"), kind=Kind.PRIMARY), Button(self.tr("Cancel"), kind=Kind.QUIET)
        save.clicked.connect(self.tell)
        cancel.clicked.connect(self.given_up)
        self.title.returnPressed.connect(self.tell)
        acts = QHBoxLayout()
        acts.addWidget(save)
        acts.addWidget(cancel)
        acts.addStretch(1)
        self.body.addLayout(acts)

    @Slot()
    def tell(self) -> None:
        """Ask for it."""
        for row in self.rows.values():
            row.show_error("")
        self.wanted.emit(
            NewJob(
                title=self.title.text(),
                contact_id=self.client.chosen,
                job_type_id=self.kind.chosen,
                day=self.day.day,
            )
        )

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside the field."""
        self.rows.get(field, self.rows["title"]).show_error(sentence)


class JobsPage(QWidget):
    """Jobs."""

    entered = Signal(object)  # the job to show, or None
    new_asked = Signal()
    searched = Signal(str)
    back_asked = Signal()
    searched_again = Signal()  # the other list

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Jobs"))
        self.zone: tzinfo = UTC
        self.card: NewJobCard | None = None
        self.board, self.job = Board(), JobView()
        self.search = SearchField(self.tr("Find a job"))
        self.search.setFixedWidth(scaled(SEARCH))
        self.search.searched.connect(self.searched)
        self._new = Button(self.tr("New job"), icon="plus", kind=Kind.PRIMARY, parent=self)
        self._new.clicked.connect(self.new_asked)
        self._back = Button(self.tr("All jobs"), icon="arrow-left", parent=self)
        self._back.clicked.connect(self.back_asked)
        self.ended = FilterChip(self.tr("Ended"))
        self.ended.clicked.connect(self.searched_again)
        self._word = self.tr("Jobs")
        self._head = Head(self._word, acts=(self._back, self.ended, self.search, self._new))
        begin = Button(self.tr("New job"), kind=Kind.PRIMARY)
        begin.clicked.connect(self.new_asked)
        self._empty = EmptyState(
            icon="briefcase",
            title=self.tr("No jobs yet"),
            sentence=self.tr("A job holds everything of one assignment: people, sessions, pictures, papers."),
            acts=[begin],
        )
        self.list = EndedList()
        card = Card()
        card.body.addWidget(self.list)
        self._ended = QWidget()
        below = QVBoxLayout(self._ended)
        below.setContentsMargins(0, 0, 0, 20)
        below.addWidget(card)
        self._none = EmptyState(icon="briefcase", title="", sentence="")
        self._stack = QStackedWidget()
        for page in (self._empty, self.board, self.job, self._ended, self._none):
            self._stack.addWidget(page)
        self._asked = QVBoxLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 0)
        box.setSpacing(16)
        box.addWidget(self._head)
        box.addLayout(self._asked)
        box.addWidget(self._stack, 1)
        self._back.hide()

    def show_place(self, *, job_id: UUID | None = None, **_place: object) -> None:
        """Entered, perhaps for one job."""
        self.entered.emit(job_id)

    def show_board(self, columns: Sequence[StageColumn], *, currency: str) -> None:
        """All open stages."""
        self._show_lists()
        self.board.show_columns(columns, zone=self.zone, currency=currency)
        is_empty = not any(column.total for column in columns) and not self.search.text()
        self._stack.setCurrentWidget(self._empty if is_empty else self.board)

    def show_ended(self, rows: Sequence[JobCard]) -> None:
        """What is over or put away."""
        self._show_lists()
        self.list.ended.show_rows(rows, zone=self.zone)
        words = (self.tr("Nothing found"), self.tr("No ended job has these words in its title."))
        if not self.search.text():
            words = (
                self.tr("Nothing has ended yet"),
                self.tr("Completed, lost and cancelled jobs are kept here."),
            )
        self._none.show_words(title=words[0], sentence=words[1])
        self._stack.setCurrentWidget(self._ended if rows else self._none)

    def name_jobs(self, word: str) -> None:
        """What the studio calls its jobs."""
        self._word = word
        self.setAccessibleName(word)

    def _show_lists(self) -> None:
        self._head.show_words(self._word)
        self._back.hide()
        self.search.show()
        self.ended.show()

    def show_job(self, page: JobPage, story: Sequence[Entry], *, has_more: bool = False) -> None:
        """One job."""
        self._head.show_words(page.title)
        self._back.show()
        self.search.hide()
        self.ended.hide()
        at = (
            self.job.verticalScrollBar().value()
            if self.job.page is not None and self.job.page.id == page.id
            else 0
        )
        self.job.show_job(page, story, zone=self.zone, has_more=has_more)
        self.job.verticalScrollBar().setValue(at)
        self._stack.setCurrentWidget(self.job)

    def close_pictures(self) -> None:
        """Let the threads of the pictures end; the program is closing."""
        self.job.close_pictures()

    def ask_new(self, card: NewJobCard | None) -> None:
        """The card that asks for a new job; None puts it away."""
        if self.card is not None:
            self._asked.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        self.card = card
        if card is not None:
            self._asked.addWidget(card)
            card.client.setFocus()
