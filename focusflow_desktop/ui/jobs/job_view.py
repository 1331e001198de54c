"""One job's page: sessions, pictures, to-dos and story at the left; stage, facts, people and files beside.

Its cards last, and show another job or a newer answer: to make them anew took twice as long, and what a person is
writing would have to be saved from one to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from focusflow_desktop.business.jobs.queries import JobPage
from focusflow_desktop.business.timeline.queries import Entry
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.ui.jobs.facts_card import FactsCard
from focusflow_desktop.ui.jobs.files_card import FilesCard
from focusflow_desktop.ui.jobs.people_card import AddPerson, PeopleCard
from focusflow_desktop.ui.jobs.pictures_card import PicturesCard
from focusflow_desktop.ui.jobs.session_card import SessionsCard
from focusflow_desktop.ui.jobs.stage_card import StageCard
from focusflow_desktop.ui.jobs.story_card import StoryCard
from focusflow_desktop.ui.jobs.todos_card import TodosCard
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf, ThumbnailSource
from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.columns import Columns
from focusflow_desktop.ui.widgets.form import FormRow

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
        self.thumbnails: Callable[[], ThumbnailSource] | None = None  # asked for with the first picture
        self.shelf: ThumbnailShelf | None = None
        self.adding: AddPerson | None = None
        self.sessions, self.pictures, self.todos = SessionsCard(), PicturesCard(), TodosCard()
        self.told, self.stage, self.facts = StoryCard(), StageCard(), FactsCard()
        self.people, self.files = PeopleCard(), FilesCard()
        self.rows: dict[str, FormRow] = {**self.facts.rows, "reason": self.stage.row}
        self._listen()
        column = Columns(scaled(ASIDE))
        main: tuple[Card, ...] = (self.sessions, self.pictures, self.todos, self.told)
        aside: tuple[Card, ...] = (self.stage, self.facts, self.people, self.files)
        for box, cards in ((column.main, main), (column.aside, aside)):
            for card in cards:
                box.addWidget(card)
            box.addStretch(1)
        self.setWidget(column)
        column.setAutoFillBackground(False)

    def _listen(self) -> None:
        """What the cards ask for is asked for by the page."""
        for asked, tell in (
            (self.sessions.session_asked, self.session_asked),
            (self.sessions.sheet_asked, self.sheet_asked),
            (self.sessions.pictures_asked, self.pictures_asked),
            (self.sessions.production_set, self.production_set),
            (self.sessions.forms_asked, self.forms_asked),
            (self.sessions.move_asked, self.move_asked),
            (self.todos.written, self.todo_written),
            (self.todos.ticked, self.todo_ticked),
            (self.told.note_written, self.note_written),
            (self.told.said, self.said),
            (self.told.earlier_asked, self.earlier_asked),
            (self.stage.stage_asked, self.stage_asked),
            (self.stage.postponed, self.postponed),
            (self.stage.resumed, self.resumed),
            (self.stage.archive_asked, self.archive_asked),
            (self.facts.title_set, self.title_set),
            (self.facts.value_set, self.value_set),
            (self.facts.delivery_set, self.delivery_set),
            (self.people.client_asked, self.client_asked),
            (self.people.add_asked, self.person_asked),
            (self.people.removed, self.person_removed),
            (self.files.brought, self.files_brought),
            (self.files.opened, self.file_opened),
            (self.files.removed, self.file_removed),
        ):
            asked.connect(tell)
        self.pictures.asked.connect(self._on_pictures)

    def show_job(
        self, page: JobPage, story: Sequence[Entry], *, zone: tzinfo, has_more: bool = False
    ) -> None:
        """Show it; what is being typed into the same job stays."""
        is_same = self.page is not None and self.page.id == page.id
        if not is_same:
            self.end_adding()
            self.files.show_error("")
        self.page = page
        self.setUpdatesEnabled(False)
        self.sessions.show_job(page, zone=zone)
        self._show_pictures(page)
        self.todos.show_job(page, is_same=is_same)
        self.told.show_job(story, zone=zone, has_more=has_more, is_same=is_same)
        self.stage.show_job(page, is_same=is_same)
        self.facts.show_job(page, is_same=is_same)
        self.people.show_job(page)
        self.files.show_job(page)
        self.setUpdatesEnabled(True)

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside its field; else in the card of stages."""
        if field == "message":
            self.told.form.row.show_error(sentence)
            return
        if field == "files":
            self.files.show_error(sentence)
            return
        row = self.rows.get(field) or self.rows["reason"]
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
        self.told.end_message()

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

    def _show_pictures(self, page: JobPage) -> None:
        if page.pictures and self.thumbnails is not None:
            if self.shelf is None:
                self.shelf = ThumbnailShelf(self.thumbnails(), self, threads=1)
            self.pictures.show_job(page, self.shelf)
        self.pictures.setVisible(bool(page.pictures) and self.shelf is not None)

    @Slot()
    def _on_pictures(self) -> None:
        self.pictures_asked.emit(None)
