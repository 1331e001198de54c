"""Writes a letter: to whom, from which template, in which words. It opens nothing and asks by signals.

Choosing a template or somebody else fills the words in anew only while they are as they were filled in.
"""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.messages.operations import Said
from focusflow_desktop.business.messages.writing import Addressee, Letter, Writing
from focusflow_desktop.shared.documents.merge_fields import merge, written
from focusflow_desktop.ui.jobs.merge_words import merge_values
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.form import FormRow
from focusflow_desktop.ui.widgets.text import text

_HEIGHT = 200


class LetterForm(QWidget):
    """One letter."""

    wanted = Signal(object)  # Said: open it in the mail program and write it down
    given_up = Signal()

    def __init__(self, writing: Writing, *, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing, self._zone = writing, zone
        self._filled = ("", "")
        self.to, self.template = QComboBox(), QComboBox()
        for one in writing.addressees:
            self.to.addItem(f"{one.name} · {one.email}" if one.email else one.name)
        self.template.addItem(self.tr("No template"))
        for letter in writing.letters:
            self.template.addItem(letter.name)
        self.subject, self.words = QLineEdit(), QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setMinimumHeight(scaled(_HEIGHT))
        self._missing = text(step=Type.SMALL, tone="attention", wraps=True)
        self._to_row = FormRow(self.tr("To"), self.to)
        self.row = FormRow(self.tr("Words"), self.words)
        self._lay_out()
        self.to.currentIndexChanged.connect(self._fill)
        self.template.currentIndexChanged.connect(self._fill)
        self.subject.textChanged.connect(self._show_missing)
        self.words.textChanged.connect(self._show_missing)
        self.template.setEnabled(bool(writing.letters))
        if writing.letters:
            self.template.setToolTip("")
        else:
            self.template.setToolTip(self.tr("Templates are written in the settings."))
        self._show_missing()
        self.setFocusProxy(self.template if writing.letters else self.subject)

    @property
    def addressee(self) -> Addressee | None:
        """Whom it goes to."""
        at = self.to.currentIndex()
        return self._writing.addressees[at] if at >= 0 else None

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that still stand in the words."""
        return merge(f"{self.subject.text()}\n{self.words.toPlainText()}", {}).missing

    def show_error(self, sentence: str) -> None:
        """Say what is wrong beside the words."""
        self.row.show_error(sentence)

    def _lay_out(self) -> None:
        self.open = Button(self.tr("Open in the mail program"), icon="mail", kind=Kind.PRIMARY)
        cancel = Button(self.tr("Cancel"), kind=Kind.QUIET)
        self.open.clicked.connect(self.tell)
        cancel.clicked.connect(self.given_up)
        upper, acts = QHBoxLayout(), QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self._to_row, 1)
        upper.addWidget(FormRow(self.tr("Template"), self.template), 1)
        acts.setSpacing(8)
        acts.addWidget(self.open)
        acts.addWidget(cancel)
        acts.addWidget(
            text(self.tr("It is sent from there; here it is written down."), step=Type.SMALL, tone="2"), 1
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 4, 16, 14)
        box.setSpacing(10)
        box.addLayout(upper)
        box.addWidget(FormRow(self.tr("Subject"), self.subject))
        box.addWidget(self.row)
        box.addWidget(self._missing)
        box.addLayout(acts)

    @property
    def _letter(self) -> Letter | None:
        at = self.template.currentIndex()
        return self._writing.letters[at - 1] if at > 0 else None

    @Slot()
    def _fill(self) -> None:
        self._to_row.show_error("")
        letter = self._letter
        as_filled = (self.subject.text(), self.words.toPlainText()) == self._filled
        if letter is None or not as_filled:
            return
        values = merge_values(self._writing, self.addressee, zone=self._zone)
        self._filled = (merge(letter.subject, values).text, merge(letter.body, values).text)
        self.subject.setText(self._filled[0])
        self.words.setPlainText(self._filled[1])

    @Slot()
    def _show_missing(self) -> None:
        missing = self.missing
        words = self.tr("Not known, so fill in or take out: {fields}")
        self._missing.setText(words.replace("{fields}", ", ".join(map(written, missing))))
        self._missing.setVisible(bool(missing))

    @Slot()
    def tell(self) -> None:
        """Ask for it, unless something of it is missing."""
        to = self.addressee
        if to is None:
            self._to_row.show_error(self.tr("Nobody takes part in this job yet: add the client first."))
        elif not to.email:
            self._to_row.show_error(
                self.tr("There is no e-mail address of {name} yet.").replace("{name}", to.name)
            )
        elif not self.words.toPlainText().strip():
            self.show_error(self.tr("There are no words yet."))
        elif self.missing:
            self.show_error(self.tr("Some fields are still to be filled in."))
        else:
            letter = self._letter
            self.wanted.emit(
                Said(
                    subject=self.subject.text(),
                    body=self.words.toPlainText(),
                    recipients=to.email,
                    template_version_id=letter.version_id if letter is not None else None,
                )
            )
