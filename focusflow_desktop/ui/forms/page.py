"""The room: forms at the left, the chosen form or a sheet of answers beside. It asks by signals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from focusflow_desktop.business.forms.queries import FormPage, FormRow, ResponsePage, ResponseRow
from focusflow_desktop.ui.forms.answers_view import AnswersView
from focusflow_desktop.ui.forms.form_view import FormView
from focusflow_desktop.ui.forms.response_list import ResponseList
from focusflow_desktop.ui.forms.words import row_words
from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.shell.head import Head
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.choice_field import ChoiceField
from focusflow_desktop.ui.widgets.empty_state import EmptyState
from focusflow_desktop.ui.widgets.form import FormRow as Row

MARGIN, LIST = 32, 260
_ID = Qt.ItemDataRole.UserRole


class FormsPage(QWidget):
    """Questionnaires."""

    entered = Signal(object)  # where to: a dict of ids
    form_chosen = Signal(object)
    new_asked = Signal()
    about_given = Signal(object)  # the id of a form to fill in for what the page is about

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Questionnaires"))
        self._zone: tzinfo = UTC
        self._ids: list[UUID] = []
        self.form, self.answers = FormView(), AnswersView()
        new = Button(self.tr("New questionnaire"), icon="plus", kind=Kind.PRIMARY, parent=self)
        new.clicked.connect(self.new_asked)
        self._head = Head(self.tr("Questionnaires"), acts=(new,))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Questionnaires"))
        self.list.setFixedWidth(scaled(LIST))
        self.list.currentRowChanged.connect(self._on_row)
        self._make_about()
        begin = Button(self.tr("New questionnaire"), kind=Kind.PRIMARY)
        begin.clicked.connect(self.new_asked)
        self._empty = EmptyState(
            icon="clipboard-list",
            title=self.tr("No questionnaires yet"),
            sentence=self.tr(
                "What you ask every couple or every family: written once, answered for each job."
            ),
            acts=[begin],
        )
        self.stack = QStackedWidget()
        for part in (self._empty, self.form, self.answers, self.about):
            self.stack.addWidget(part)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(self.list)
        both.addWidget(self.stack, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(MARGIN, 20, MARGIN, 0)
        box.setSpacing(20)
        box.addWidget(self._head)
        box.addLayout(both, 1)
        self.show_forms((), chosen=None)
        self.stack.setCurrentWidget(self._empty)

    def show_place(self, **place: object) -> None:
        """Entered: for a form, a sheet of answers, or what they are about (form_id, response_id, job_id, …)."""
        self.entered.emit(place)

    @property
    def zone(self) -> tzinfo:
        """The studio's wall."""
        return self._zone

    @zone.setter
    def zone(self, zone: tzinfo) -> None:
        self._zone = self.form.zone = self.answers.zone = zone

    def show_forms(self, rows: Sequence[FormRow], *, chosen: UUID | None) -> None:
        """The list anew; tells nobody."""
        self._ids = [row.id for row in rows]
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.name}\n{row_words(row)}")
            item.setData(_ID, row.id.hex)
            self.list.addItem(item)
        if chosen in self._ids:
            self.list.setCurrentRow(self._ids.index(chosen))
        self.list.blockSignals(False)
        self.list.setVisible(bool(rows))
        if not rows:
            self.stack.setCurrentWidget(self._empty)

    def show_form(self, page: FormPage) -> None:
        """One form."""
        self.form.show_form(page)
        self.stack.setCurrentWidget(self.form)

    def show_answers(self, page: ResponsePage) -> None:
        """One sheet of answers."""
        self.answers.show_answers(page)
        self.stack.setCurrentWidget(self.answers)

    def show_about(self, name: str, rows: Sequence[ResponseRow], forms: Sequence[FormRow]) -> None:
        """What was answered about a job, a client or a session, and the forms that can be filled in for it."""
        self.about_list.show_title(self.tr("Answers of {name}").replace("{name}", name))
        self.about_list.show_rows(
            rows, zone=self._zone, named=lambda row: " · ".join(filter(None, (row.form, row.session)))
        )
        published = [(row.id, row.name) for row in forms if row.published and not row.is_archived]
        if not self.about_form.hasFocus():
            self.about_form.show_choices(published)
        self.about_row.show_error("")
        self.stack.setCurrentWidget(self.about)

    def _make_about(self) -> None:
        self.about_list = ResponseList(self.tr("Answers"), self.tr("Nothing has been asked here yet."))
        self.about_form = ChoiceField(self.tr("A published questionnaire"))
        self.about_row = Row(self.tr("Fill in"), self.about_form)
        self.about_form.picked.connect(self._on_about)
        self.about_list.foot.addWidget(self.about_row)
        self.about = QWidget()
        box = QVBoxLayout(self.about)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.about_list)
        box.addStretch(1)

    @Slot(object)
    def _on_about(self, form_id: UUID | None) -> None:
        if form_id is not None:
            self.about_given.emit(form_id)

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._ids):
            self.form_chosen.emit(self._ids[row])
