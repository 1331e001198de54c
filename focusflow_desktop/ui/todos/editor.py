"""The column beside the list: everything about the chosen to-do, saved as a field is left. It asks by signals."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.todos.operations import Due
from focusflow_desktop.business.todos.queries import TodoChoices, TodoRow
from focusflow_desktop.ui.todos.due_field import DueField
from focusflow_desktop.ui.todos.words import day_word
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from focusflow_desktop.ui.widgets.form import FormRow


class NotesField(QPlainTextEdit):
    """Several lines; `left` tells when the person has gone on."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written is kept."""
        super().focusOutEvent(event)
        self.left.emit()


class TodoEditor(QWidget):
    """One to-do."""

    title_set = Signal(str)
    body_set = Signal(str)
    due_set = Signal(object)  # Due
    assignee_set = Signal(object)  # UUID | None
    job_set = Signal(object)  # UUID | None
    job_asked = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TodoRow | None = None
        self.title, self.body, self.due = QLineEdit(), NotesField(), DueField()
        self.body.setTabChangesFocus(True)
        self.assignee = ChoiceField(self.tr("Nobody in particular"))
        self.job = ChoiceField(self.tr("No job"))
        self.rows = {
            "title": FormRow(self.tr("To do"), self.title),
            "due": FormRow(self.tr("By when"), self.due),
            "assignee": FormRow(self.tr("Who"), self.assignee),
            "job": FormRow(self.tr("Job"), self.job),
            "body": FormRow(self.tr("Notes"), self.body),
        }
        self.open_job = Button(self.tr("Open the job"), kind=Kind.LINK, small=True, parent=self)
        self.remove = Button(self.tr("Remove"), icon="trash", kind=Kind.QUIET, parent=self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(14)
        for name, row in self.rows.items():
            box.addWidget(row)
            if name == "job":
                box.addWidget(self.open_job, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        self.title.editingFinished.connect(self._on_title)
        self.body.left.connect(self._on_body)
        self.due.changed.connect(self.due_set)
        self.assignee.picked.connect(self.assignee_set)
        self.job.picked.connect(self.job_set)
        self.open_job.clicked.connect(self.job_asked)
        self.remove.clicked.connect(self.removed)

    def show_row(self, row: TodoRow, choices: TodoChoices, *, today: date) -> None:
        """Show it; a field the person is writing in is left alone as long as it is the same to-do."""
        is_same = self._row is not None and self._row.id == row.id
        self._row = row
        for error in self.rows.values():
            error.show_error("")
        if not (is_same and self.title.hasFocus()):
            self.title.setText(row.title)
        if not (is_same and self.body.hasFocus()):
            with QSignalBlocker(self.body):
                self.body.setPlainText(row.body)
        due = Due(on=row.due if row.anchor is None else None, anchor=row.anchor, offset_days=row.offset_days)
        has_session = row.session_id is not None
        self.due.show_due(due, today=today, has_job=row.job_id is not None, has_session=has_session)
        counted = day_word(row.due, today=today) if row.anchor is not None and row.due is not None else ""
        self.due.setToolTip(counted)
        self.assignee.show_choices(choices.people, chosen=row.assignee_id)
        jobs = choices.jobs
        if row.job_id is not None and row.job_id not in {key for key, _ in jobs}:
            jobs = ((row.job_id, row.job), *jobs)
        self.job.show_choices(jobs, chosen=row.job_id)
        self.open_job.setVisible(row.job_id is not None)

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside the field."""
        self.rows.get(field, self.rows["title"]).show_error(sentence)

    @Slot()
    def _on_title(self) -> None:
        if self._row is not None and self.title.text().strip() != self._row.title:
            self.title_set.emit(self.title.text())

    @Slot()
    def _on_body(self) -> None:
        if self._row is not None and self.body.toPlainText().strip() != self._row.body:
            self.body_set.emit(self.body.toPlainText())
