"""The field for one answer, by the kind of its question; it tells what was said as the person goes on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.forms.fields import FieldKind, FormField
from focusflow_desktop.ui.forms.words import number_words, read_day, read_number, tr
from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.todos.editor import NotesField
from focusflow_desktop.ui.widgets.choice_field import row_with

NOTES = 112


class AnswerField(QWidget):
    """One answer."""

    said = Signal(str, object)  # the question's key, what was said

    def __init__(self, field: FormField, answer: object) -> None:
        super().__init__()
        self.question, self._answer = field, answer
        self._boxes: list[QCheckBox] = []
        self.inner = self._made()
        self.setFocusProxy(self._boxes[0] if self._boxes else self.inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.inner)
        self.show_answer(answer)

    @property
    def value(self) -> object:
        """What stands in the field."""
        field = self.inner
        if self._boxes:
            return [one.text() for one in self._boxes if one.isChecked()]
        if isinstance(field, QComboBox):
            return field.currentData()
        words = field.toPlainText() if isinstance(field, NotesField) else ""
        words = field.text() if isinstance(field, QLineEdit) else words
        if not words.strip():
            return None
        if self.question.kind is FieldKind.NUMBER:
            return read_number(words)
        return read_day(words) if self.question.kind is FieldKind.DATE else words.strip()

    def show_answer(self, answer: object) -> None:
        """Show what is kept; a field that is being written in is left alone."""
        self._answer = answer
        field = self.inner
        if isinstance(field, QLineEdit | NotesField) and field.hasFocus():
            return
        with QSignalBlocker(field):
            if isinstance(field, QComboBox):
                field.setCurrentIndex(max(row_with(field, answer), 0))
            elif isinstance(field, QLineEdit):
                field.setText(self._words(answer))
                field.setCursorPosition(0)
            elif isinstance(field, NotesField):
                field.setPlainText(self._words(answer))
        for one in self._boxes:
            with QSignalBlocker(one):
                one.setChecked(isinstance(answer, list) and one.text() in answer)

    def _words(self, answer: object) -> str:
        if answer is None:
            return ""
        if isinstance(answer, int | float) and not isinstance(answer, bool):
            return number_words(answer)
        return str(answer)

    def _made(self) -> QWidget:
        kind = self.question.kind
        if kind is FieldKind.LONG_TEXT:
            notes = NotesField()
            notes.setTabChangesFocus(True)
            notes.setFixedHeight(scaled(NOTES))
            notes.left.connect(self._tell)
            return notes
        if kind in (FieldKind.CHOICE, FieldKind.YES_NO):
            return self._combo()
        if kind is FieldKind.SEVERAL:
            return self._several()
        line = QLineEdit()
        hints = {FieldKind.NUMBER: tr("A number"), FieldKind.DATE: tr("A day, like 2026-06-20")}
        line.setPlaceholderText(hints.get(kind, ""))
        line.editingFinished.connect(self._tell)
        return line

    def _combo(self) -> QComboBox:
        combo = QComboBox()
        combo.addItem(tr("Not answered"), None)
        if self.question.kind is FieldKind.YES_NO:
            combo.addItem(tr("Yes"), True)
            combo.addItem(tr("No"), False)
        else:
            for choice in self.question.choices:
                combo.addItem(choice, choice)
        combo.activated.connect(self._tell)
        return combo

    def _several(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 2, 0, 2)
        box.setSpacing(6)
        for choice in self.question.choices:
            one = QCheckBox(choice)
            one.setAccessibleName(f"{self.question.label}: {choice}")
            one.toggled.connect(partial(self._tell))
            self._boxes.append(one)
            box.addWidget(one)
        return holder

    def _tell(self, *_said: object) -> None:
        if self.value != (self._answer if self._answer is not None else [] if self._boxes else None):
            self.said.emit(self.question.key, self.value)
