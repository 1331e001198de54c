"""The column beside the list: one inquiry whole, what can become of it, and its facts to change. It asks by signals."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.inquiries.queries import InquiryChoices, InquiryPage
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.shared.rules.inquiry_status import OPEN
from focusflow_desktop.ui.inquiries.facts import FactsForm
from focusflow_desktop.ui.inquiries.words import (
    age_words,
    day_words,
    detail_words,
    hint_words,
    letter_words,
    state_word,
)
from focusflow_desktop.ui.jobs.said_form import SaidForm
from focusflow_desktop.ui.look.theme import Tone, Type, Weight
from focusflow_desktop.ui.widgets.badge import StateBadge
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

_TONES = {
    InquiryStatus.NEW: Tone.ATTENTION,
    InquiryStatus.ANSWERED: Tone.INFORMATION,
    InquiryStatus.CONVERTED: Tone.GOOD,
    InquiryStatus.LOST: Tone.BAD,
    InquiryStatus.SPAM: Tone.BAD,
}


class InquiryPanel(QWidget):
    """One inquiry."""

    answered = Signal(object)  # Said
    letter_asked = Signal()  # an empty letter in the person's mail program
    job_wanted = Signal()
    lost = Signal(str)  # why
    spammed = Signal()
    revived = Signal()
    fact_set = Signal(str, object)
    day_asked = Signal()
    client_asked = Signal()
    job_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page: InquiryPage | None = None
        self._make_upper()
        self._make_acts()
        self.facts = FactsForm()
        self.facts.fact_set.connect(self.fact_set)
        upper, lower = Card(), Card(self.tr("Facts"))
        upper.body.setContentsMargins(16, 14, 16, 16)
        upper.body.setSpacing(10)
        for part in (self._name, self._state, self._detail, self._why, self._words, self._day, self._client):
            upper.body.addWidget(part)
        upper.body.addWidget(self._acts)
        upper.body.addWidget(self.answer)
        upper.body.addWidget(self._losing)
        upper.body.addWidget(self._letters)
        lower.body.setContentsMargins(16, 14, 16, 16)
        lower.body.addWidget(self.facts)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(16)
        box.addWidget(upper)
        box.addWidget(lower)
        box.addStretch(1)

    def show_inquiry(
        self, page: InquiryPage, choices: InquiryChoices, *, now: datetime, zone: tzinfo
    ) -> None:
        """Show it; what is being written stays as long as it is the same inquiry."""
        is_same = self.page is not None and self.page.row.id == page.row.id
        if not is_same or page.row.status is not (self.page.row.status if self.page else None):
            self._close_forms()
        self.page = page
        row = page.row
        self._name.setText(row.name)
        self._badge.show_state(state_word(row.status), _TONES[row.status])
        self._age.setText(age_words(row.received_at, now=now, zone=zone))
        self._detail.setText(detail_words(row))
        self._why.setText(self.tr("Why: {reason}").replace("{reason}", page.end_reason))
        self._why.setVisible(bool(page.end_reason))
        self._words.setText(row.body or self.tr("Nothing was written down of what they asked."))
        self._show_day(page, zone=zone)
        self._client.setVisible(bool(page.contact))
        self._known.setText(page.contact)
        self._known.setAccessibleName(self.tr("Client: {name}").replace("{name}", page.contact))
        self._letters.setText("\n\n".join(letter_words(letter, zone=zone) for letter in page.letters))
        self._letters.setVisible(bool(page.letters))
        self._show_acts(row.status)
        self.facts.show_facts(page, choices, keeps_focus=is_same)

    def show_error(self, field: str, sentence: str) -> None:
        """Say what is wrong beside its field."""
        row = {"reason": self.reason_row, "message": self.answer.row}.get(field) or self.facts.rows.get(field)
        (row or self.reason_row).show_error(sentence)
        if row is None:
            self._losing.setVisible(True)

    @Slot()
    def begin_answer(self) -> None:
        """To where the answer is written down."""
        if self.page is not None and self.page.row.status in OPEN:
            self._losing.hide()
            self.answer.show()
            self.answer.words.setFocus()

    @Slot()
    def begin_losing(self) -> None:
        """To where the reason is written down."""
        if self.page is not None and self.page.row.status in OPEN:
            self.answer.hide()
            self._losing.show()
            self.reason.setFocus()

    def _make_upper(self) -> None:
        self._name = text(step=Type.HEADING, weight=Weight.STRONG, wraps=True)
        self._badge, self._age = StateBadge("", Tone.INFORMATION), text(step=Type.SMALL, tone="2")
        self._state = _row(self._badge, self._age)
        self._detail = text(step=Type.SMALL, tone="2", wraps=True)
        self._why, self._words = text(tone="2", wraps=True), text(wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._day_badge, self._day_name = StateBadge("", Tone.GOOD), text(weight=Weight.MEDIUM)
        self._day_words = text(step=Type.SMALL, tone="2", wraps=True)
        self.calendar = Button(self.tr("Calendar"), small=True, name=self.tr("The day in the calendar"))
        self.calendar.clicked.connect(self.day_asked)
        self._day = QWidget()
        box = QVBoxLayout(self._day)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._day_name)
        first.addWidget(self._day_badge)
        first.addStretch(1)
        first.addWidget(self.calendar)
        box.addLayout(first)
        box.addWidget(self._day_words)
        self._known = Button("", kind=Kind.LINK, small=True)
        self._known.clicked.connect(self.client_asked)
        self._client = _row(text(self.tr("Client"), step=Type.SMALL, tone="2"), self._known)
        self._letters = text(tone="2", wraps=True)

    def _make_acts(self) -> None:
        self.to_answer, self.to_job = (
            Button(self.tr("Answer")),
            Button(self.tr("Make a job"), kind=Kind.PRIMARY),
        )
        self.to_lose, self.to_spam = Button(self.tr("Lost…")), Button(self.tr("Spam"), kind=Kind.QUIET)
        self.to_revive = Button(self.tr("Take it up again"), kind=Kind.PRIMARY)
        self.to_open = Button(self.tr("Open the job"), kind=Kind.PRIMARY)
        self.to_answer.clicked.connect(self.begin_answer)
        self.to_job.clicked.connect(self.job_wanted)
        self.to_lose.clicked.connect(self.begin_losing)
        self.to_spam.clicked.connect(self.spammed)
        self.to_revive.clicked.connect(self.revived)
        self.to_open.clicked.connect(self.job_asked)
        self._acts = _row(
            self.to_job, self.to_answer, self.to_lose, self.to_spam, self.to_revive, self.to_open
        )
        self.answer = SaidForm(is_answer=True)
        self.answer.told.connect(self.answered)
        self.answer.given_up.connect(self._close_forms)
        self.letter = Button(self.tr("Write an e-mail"), icon="mail", kind=Kind.LINK, small=True)
        self.letter.setToolTip(self.tr("Opens your mail program. Write down here what you answered."))
        self.letter.clicked.connect(self.letter_asked)
        self.answer.add_act(self.letter)
        self.reason = QLineEdit()
        self.reason.returnPressed.connect(self._on_lost)
        self.reason_row = FormRow(self.tr("Why nothing came of it"), self.reason)
        lose = Button(self.tr("Lost"))
        lose.clicked.connect(self._on_lost)
        self._losing = QWidget()
        box = QVBoxLayout(self._losing)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.reason_row)
        box.addWidget(lose, 0, Qt.AlignmentFlag.AlignLeft)
        self._close_forms()

    def _show_day(self, page: InquiryPage, *, zone: tzinfo) -> None:
        hint = page.hint
        self._day.setVisible(hint is not None)
        if hint is not None:
            words, tone, sentence = hint_words(hint, zone=zone)
            self._day_name.setText(day_words(hint.day))
            self._day_badge.show_state(words, tone)
            self._day_words.setText(sentence)
            self._day_words.setVisible(bool(sentence))

    def _show_acts(self, status: InquiryStatus) -> None:
        for act in (self.to_answer, self.to_job, self.to_lose, self.to_spam):
            act.setVisible(status in OPEN)
        self.to_revive.setVisible(status in (InquiryStatus.LOST, InquiryStatus.SPAM))
        self.to_open.setVisible(
            status is InquiryStatus.CONVERTED and self.page is not None and bool(self.page.job_id)
        )
        self.letter.setVisible(self.page is not None and bool(self.page.email))

    @Slot()
    def _close_forms(self) -> None:
        self.answer.clear()
        self.answer.hide()
        self.reason.clear()
        self.reason_row.show_error("")
        self._losing.hide()

    @Slot()
    def _on_lost(self) -> None:
        self.reason_row.show_error("")
        self.lost.emit(self.reason.text())


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(8)
    for widget in widgets:
        box.addWidget(widget)
    box.addStretch(1)
    return row
