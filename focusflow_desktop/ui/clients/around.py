"""Below a client's fields: address, source, who belongs to them, jobs to open, to-dos to tick, and the whole story.

Rows are made anew with every answer; the lines a person writes in stay. It asks by signals and writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.business.clients.around import Around
from focusflow_desktop.business.clients.page import JobOfContact
from focusflow_desktop.business.timeline.queries import Entry
from focusflow_desktop.business.todos.queries import TodoRow
from focusflow_desktop.ui.clients.words import job_words
from focusflow_desktop.ui.jobs.words import entry_words, moment_words
from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.story import Story, StoryLine
from focusflow_desktop.ui.widgets.text import ElidedLabel, text

LINES, TODOS, WORDS = 72, 12, 270


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientStory:
    """What is read with a client's page."""

    around: Around
    todos: tuple[TodoRow, ...]
    entries: tuple[Entry, ...]
    zone: tzinfo


class ClientAround(QWidget):
    """Show it what was read."""

    address_set = Signal(str)
    source_set = Signal(object)  # UUID or None
    link_written = Signal(str)
    unlinked = Signal(object)  # the link's id
    client_asked = Signal(object)
    apart_asked = Signal(object)  # the id of the one that was merged away
    job_asked = Signal(object)
    todo_written = Signal(str)
    todo_ticked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_id: UUID | None = None
        self.address = LinesField()
        self.address.left.connect(self._on_address)
        self.source = QComboBox()
        self.source.activated.connect(self._on_source)
        self.link, self.todo = QLineEdit(), QLineEdit()
        self.link.setPlaceholderText(self.tr("For example: Partner: Max Weber"))
        self.todo.setPlaceholderText(self.tr("Write what is to be done"))
        self.link.returnPressed.connect(self._on_link)
        self.todo.returnPressed.connect(self._on_todo)
        self.rows = {
            "address": FormRow(self.tr("Address"), self.address),
            "source": FormRow(self.tr("Came from"), self.source),
            "link": FormRow(self.tr("Belongs together with"), self.link),
            "todo": FormRow(self.tr("New to-do"), self.todo),
        }
        self._links, self._jobs, self._todos = (_list() for _ in range(3))
        self.story = Story(self.tr("Story"))
        self._lay_out()

    def show_client(self, client_id: UUID, jobs: Sequence[JobOfContact], told: ClientStory) -> None:
        """Show what stands around this client; what is being written about the same one stays."""
        is_same, self._shown_id = self._shown_id == client_id, client_id
        if not is_same:  # what is wrong stays said until it is tried again, whatever else is read meanwhile
            for row in self.rows.values():
                row.show_error("")
            self.link.clear()
            self.todo.clear()
        if not (is_same and self.address.hasFocus()):
            self.address.show_words(told.around.addresses[0] if told.around.addresses else "")
        self._show_sources(told.around)
        self._show_links(told.around)
        self._show_jobs(jobs)
        self._show_todos(told.todos)
        self._story_title.setVisible(bool(told.entries))
        self.story.show_lines([_line(entry, zone=told.zone) for entry in told.entries])

    def show_error(self, field: str, sentence: str) -> bool:
        """Say what is wrong beside the field; whether it is one of these."""
        row = self.rows.get(field)
        if row is not None:
            row.show_error(sentence)
        return row is not None

    def _show_sources(self, told: Around) -> None:
        with QSignalBlocker(self.source):
            self.source.clear()
            self.source.addItem(self.tr("Not known"), None)
            for key, name in told.sources:
                self.source.addItem(name, key)
            self.source.setCurrentIndex(row_with(self.source, told.source_id) if told.source_id else 0)

    def _show_links(self, told: Around) -> None:
        _clear(self._links)
        for other in told.addresses[1:]:
            self._links.addWidget(
                text(self.tr("Also: {address}").replace("{address}", other), wraps=True, tone="2")
            )
        for link in told.links:
            name = _link(f"{link.other} · {link.relation}")
            name.clicked.connect(lambda _on=False, link=link: self.client_asked.emit(link.other_id))
            words = self.tr("Not connected with {name}").replace("{name}", link.other)
            away = Button(icon="x", kind=Kind.QUIET, small=True, name=words)
            away.clicked.connect(lambda _on=False, link=link: self.unlinked.emit(link.id))
            self._links.addWidget(_row(name, away))
        for twin in told.twins:
            apart = Button(self.tr("Take apart"), small=True, name=f"{self.tr('Take apart')}: {twin.name}")
            apart.clicked.connect(lambda _on=False, twin=twin: self.apart_asked.emit(twin.id))
            said = ElidedLabel(self.tr("Made one with {name}").replace("{name}", twin.name))
            self._links.addWidget(_row(said, apart, wide=True))

    def _show_jobs(self, jobs: Sequence[JobOfContact]) -> None:
        _clear(self._jobs)
        for job in jobs:
            button = _link(job_words(job))
            button.clicked.connect(lambda _on=False, job=job: self.job_asked.emit(job.id))
            self._jobs.addWidget(_row(button))
        if not jobs:
            self._jobs.addWidget(text(self.tr("No jobs yet"), tone="2"))

    def _show_todos(self, todos: Sequence[TodoRow]) -> None:
        _clear(self._todos)
        for todo in todos[:TODOS]:
            tick = QCheckBox(todo.title)
            tick.setAccessibleName(todo.title)
            tick.setChecked(todo.done_at is not None)
            tick.toggled.connect(lambda is_done, todo=todo: self.todo_ticked.emit(todo.id, is_done))
            due = text(tone="bad" if todo.is_overdue else "2")
            if todo.due is not None and todo.done_at is None:
                due.setText(QDate(todo.due.year, todo.due.month, todo.due.day).toString("d MMM"))
            self._todos.addWidget(_row(tick, due, wide=True))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        self._story_title = _title(self.tr("Story"))
        box.addWidget(self.rows["address"])
        box.addWidget(self.rows["source"])
        box.addWidget(self.rows["link"])
        box.addLayout(self._links)
        box.addWidget(_title(self.tr("Jobs")))
        box.addLayout(self._jobs)
        box.addWidget(self.rows["todo"])
        box.addLayout(self._todos)
        box.addWidget(self._story_title)
        box.addWidget(self.story)

    def _on_address(self) -> None:
        self.rows["address"].show_error("")
        self.address_set.emit(self.address.toPlainText())

    def _on_source(self) -> None:
        self.rows["source"].show_error("")
        self.source_set.emit(self.source.currentData())

    def _on_link(self) -> None:
        """Its words stay until they have been understood."""
        self.rows["link"].show_error("")
        if self.link.text().strip():
            self.link_written.emit(self.link.text())

    def _on_todo(self) -> None:
        self.rows["todo"].show_error("")
        words = self.todo.text()
        if words.strip():
            self.todo.clear()
            self.todo_written.emit(words)


class LinesField(QPlainTextEdit):
    """A few lines, told when the field is left with other words than it was shown. Tab leaves it."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(scaled(LINES))

    def show_words(self, words: str) -> None:
        """Other words."""
        self._shown = words
        self.setPlainText(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is left."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.left.emit()


def _line(entry: Entry, *, zone: tzinfo) -> StoryLine:
    title, body = entry_words(entry, zone=zone)
    return StoryLine(title=title, when=moment_words(entry.at, zone=zone, with_time=False), body=body)


def _title(words: str) -> QWidget:
    return text(words, step=Type.SMALL, weight=Weight.MEDIUM, tone="2")


def _link(words: str) -> Button:
    """As much of the words as there is room for, and all of them for who points or hears."""
    button = Button(kind=Kind.LINK, small=True, name=words)
    button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, scaled(WORDS)))
    return button


def _list() -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(4)
    return box


def _row(first: QWidget, *others: QWidget, wide: bool = False) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    box.addWidget(first, int(wide))
    if not wide:
        box.addStretch(1)
    for other in others:
        box.addWidget(other)
    return row


def _clear(box: QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
