"""One sheet of answers: the questions of its version, each with its field; what must be answered is said beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.business.forms.queries import ResponsePage
from focusflow_desktop.ui.forms.answer_field import AnswerField
from focusflow_desktop.ui.forms.words import about_words, done_words
from focusflow_desktop.ui.look.theme import Tone, Type, Weight, scaled
from focusflow_desktop.ui.widgets.badge import StateBadge
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

WIDEST = 720


class AnswersView(QScrollArea):
    """The answers."""

    said = Signal(str, object)  # the question's key, what was said
    done_asked = Signal()
    reopen_asked = Signal()
    removed = Signal()
    back_asked = Signal()
    job_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The answers"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.page: ResponsePage | None = None
        self.zone: tzinfo = UTC
        self.fields: dict[str, AnswerField] = {}
        self.rows: dict[str, FormRow] = {}
        self._shown: UUID | None = None

    def show_answers(self, page: ResponsePage) -> None:
        """Show them; a field that is being written in is left alone."""
        was_open = self.page is not None and self.page.row.submitted_at is None
        self.page = page
        if self._shown == page.row.id and was_open == (page.row.submitted_at is None):
            for key, field in self.fields.items():
                field.show_answer(page.answers.get(key))
                if key not in page.missing:
                    self.rows[key].show_error("")
            return
        self._shown = page.row.id
        self._build(page)

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside the question of this key."""
        row = self.rows.get(field) or next(iter(self.rows.values()), None)
        if row is not None:
            row.show_error(sentence)

    def show_missing(self, keys: Iterable[str]) -> None:
        """Say what must be answered, and stand on the first of it."""
        found = [key for key in keys if key in self.rows]
        for key in found:
            self.rows[key].show_error(self.tr("This must be answered."))
        if found:
            self.ensureWidgetVisible(self.rows[found[0]])
            self.fields[found[0]].setFocus()

    def _build(self, page: ResponsePage) -> None:
        is_open = page.row.submitted_at is None
        self.fields, self.rows = {}, {}
        inside = QWidget()
        inside.setProperty("surface", "none")
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 32)
        outer.setSpacing(16)
        card = Card()
        card.setAccessibleName(page.row.form)
        card.setMaximumWidth(scaled(WIDEST))
        card.body.setContentsMargins(20, 16, 20, 20)
        card.body.setSpacing(16)
        card.body.addLayout(self._head(page))
        for question in page.fields:
            field = AnswerField(question, page.answers.get(question.key))
            field.said.connect(self.said)
            field.inner.setEnabled(is_open)
            must = self.tr("{question} (must)").replace("{question}", question.label)
            row = FormRow(must if question.is_must else question.label, field)
            field.inner.setAccessibleName(question.label)
            self.fields[question.key], self.rows[question.key] = field, row
            card.body.addWidget(row)
        card.body.addLayout(self._acts(is_open=is_open))
        outer.addWidget(card)
        outer.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)

    def _head(self, page: ResponsePage) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(4)
        back = Button(self.tr("Back"), icon="arrow-left", kind=Kind.QUIET, small=True)
        back.clicked.connect(self.back_asked)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(text(page.row.form, step=Type.TITLE, weight=Weight.STRONG, wraps=True))
        head.addWidget(text(about_words(page.row), tone="2", wraps=True))
        is_done = page.row.submitted_at is not None
        head.addSpacing(4)
        head.addWidget(
            StateBadge(done_words(page.row, zone=self.zone), Tone.GOOD if is_done else Tone.INFORMATION),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        return head

    def _acts(self, *, is_open: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if is_open:
            self.done = Button(self.tr("All answered"), kind=Kind.PRIMARY)
            self.done.clicked.connect(self.done_asked)
        else:
            self.done = Button(self.tr("Open again"))
            self.done.clicked.connect(self.reopen_asked)
        row.addWidget(self.done)
        if self.page is not None and self.page.job_id is not None:
            job = Button(self.tr("Open the job"))
            job.clicked.connect(self.job_asked)
            row.addWidget(job)
        row.addStretch(1)
        remove = Button(self.tr("Remove"), icon="trash", kind=Kind.QUIET)
        remove.clicked.connect(self.removed)
        row.addWidget(remove)
        return row
