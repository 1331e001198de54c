"""One form: its name, its questions one below the other, and who has answered. It asks by signals."""

from __future__ import annotations

from datetime import UTC, tzinfo
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.business.forms.fields import FormField, key_for
from focusflow_desktop.business.forms.queries import FormPage
from focusflow_desktop.ui.call_sheets.lines_field import LinesField
from focusflow_desktop.ui.forms.question_row import QuestionRow
from focusflow_desktop.ui.forms.response_list import ResponseList
from focusflow_desktop.ui.forms.words import about_words, state_words
from focusflow_desktop.ui.look.theme import Type
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import rule, text


class FormView(QScrollArea):
    """The page of one form."""

    renamed = Signal(str)
    fields_set = Signal(object)  # tuple[FormField, ...]
    publish_asked = Signal()
    archive_asked = Signal(bool)
    response_opened = Signal(object)
    given = Signal(object, object)  # job's id or None, client's id or None

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The form"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.page: FormPage | None = None
        self.zone: tzinfo = UTC
        self.questions: list[QuestionRow] = []
        self._make_head()
        self._make_questions()
        self._make_answers()
        inside = QWidget()
        inside.setProperty("surface", "none")
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 32)
        box.setSpacing(16)
        for part in (self._card, self.answers):
            box.addWidget(part)
        box.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def show_form(self, page: FormPage) -> None:
        """Show it; a question that is being written stays as it is."""
        is_same = self.page is not None and self.page.id == page.id
        self.page = page
        if not (is_same and self.name.hasFocus()):
            with QSignalBlocker(self.name):
                self.name.setText(page.name)
        self.name_row.show_error("")
        self._state.setText(state_words(page))
        self.publish.setVisible(page.has_draft)
        self.archive.setText(self.tr("Take back") if page.is_archived else self.tr("Put away"))
        if is_same and [row.field.key for row in self.questions] == [one.key for one in page.fields]:
            for row, field in zip(self.questions, page.fields, strict=True):
                row.show_field(field)
        else:
            self._make_rows(page.fields)
        self.answers.show_rows(page.responses, zone=self.zone, named=about_words)
        for widget in (self.job, self.client, self.give):
            widget.setEnabled(bool(page.published))

    def show_choices(self, jobs: list[tuple[UUID, str]], clients: list[tuple[UUID, str]]) -> None:
        """Whom the form can be filled in for."""
        for field, rows in ((self.job, jobs), (self.client, clients)):
            if not field.hasFocus() and field.chosen is None:
                field.show_choices(rows)

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside the question of this key, else beside the name or below the choices."""
        row = next((one for one in self.questions if one.field.key == field), None)
        if row is not None:
            row.show_error(sentence)
        elif field in ("job", "contact", "session", "form"):
            self.give_row.show_error(sentence)
        else:
            self.name_row.show_error(sentence)

    def _make_head(self) -> None:
        self._card = Card()
        self._card.setAccessibleName(self.tr("Questions"))
        self.name = QLineEdit()
        self.name.setProperty("type", Type.HEADING.name.lower())
        self.name_row = FormRow(self.tr("Name"), self.name)
        self._state = text(step=Type.SMALL, tone="2", wraps=True)
        self.publish = Button(self.tr("Publish"), kind=Kind.PRIMARY, parent=self)
        self.archive = Button(self.tr("Put away"), kind=Kind.QUIET, parent=self)
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        foot.addWidget(self.archive)
        foot.addWidget(self.publish)
        head = QVBoxLayout()
        head.setContentsMargins(16, 14, 16, 12)
        head.setSpacing(8)
        head.addWidget(self.name_row)
        head.addLayout(foot)
        self._card.body.addLayout(head)
        self._card.body.addWidget(rule())
        self.name.editingFinished.connect(self._on_name)
        self.publish.clicked.connect(self.publish_asked)
        self.archive.clicked.connect(self._on_archive)

    def _make_questions(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 8, 0, 0)
        self._rows.setSpacing(0)
        self.line = LinesField(self.tr("How did you meet?"))
        self.line.written.connect(self._on_written)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(16, 8, 16, 14)
        box.addWidget(FormRow(self.tr("Next question"), self.line))
        self._card.body.addLayout(self._rows)
        self._card.body.addWidget(holder)

    def _make_answers(self) -> None:
        self.answers = ResponseList(self.tr("Answers"), self.tr("Nobody has been asked yet."))
        self.answers.opened.connect(self.response_opened)
        self.job, self.client = ChoiceField(self.tr("A job")), ChoiceField(self.tr("A client"))
        self.job.setAccessibleName(self.tr("Job"))
        self.client.setAccessibleName(self.tr("Client"))
        self.give = Button(self.tr("Fill in"), parent=self)
        self.give.clicked.connect(lambda: self.given.emit(self.job.chosen, self.client.chosen))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.job, 1)
        row.addWidget(self.client, 1)
        row.addWidget(self.give)
        self.give_row = FormRow(self.tr("Type in the answers of"), both)
        self.answers.foot.addWidget(self.give_row)

    def _make_rows(self, fields: tuple[FormField, ...]) -> None:
        for old in self.questions:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.questions = [QuestionRow(field) for field in fields]
        for at, row in enumerate(self.questions):
            row.show_place(is_first=at == 0, is_last=at == len(fields) - 1)
            row.changed.connect(self._tell)
            row.moved.connect(lambda step, row=row: self._move(row, step))
            row.removed.connect(lambda row=row: self._remove(row))
            self._rows.addWidget(row)

    @Slot()
    def _tell(self) -> None:
        """All questions as they stand; one that is half written goes as it was, which is asked for below it."""
        self.fields_set.emit(tuple(self._kept(row) for row in self.questions))

    def _kept(self, row: QuestionRow) -> FormField:
        if not row.is_half_written or self.page is None:
            return row.field
        return next(one for one in self.page.fields if one.key == row.field.key)

    def _move(self, row: QuestionRow, step: int) -> None:
        fields = [self._kept(one) for one in self.questions]
        at = self.questions.index(row)
        fields.insert(at + step, fields.pop(at))
        self.fields_set.emit(tuple(fields))

    def _remove(self, row: QuestionRow) -> None:
        self.fields_set.emit(tuple(self._kept(one) for one in self.questions if one is not row))

    @Slot(object)
    def _on_written(self, lines: list[str]) -> None:
        fields = [self._kept(row) for row in self.questions]
        for line in lines:
            if line.strip():
                key = key_for(line, {one.key for one in fields})
                fields.append(FormField(key=key, label=line.strip()))
        self.fields_set.emit(tuple(fields))

    @Slot()
    def _on_archive(self) -> None:
        if self.page is not None:
            self.archive_asked.emit(not self.page.is_archived)

    @Slot()
    def _on_name(self) -> None:
        if self.page is not None and self.name.text().strip() != self.page.name:
            self.renamed.emit(self.name.text())
