"""One question as it is written: words, kind, must, what can be chosen; moved and removed by buttons."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.business.forms.fields import CHOOSING, FieldKind, FormField
from focusflow_desktop.ui.forms.words import kind_word, tr
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.text import text

KIND = 150


class QuestionRow(QWidget):
    """One question."""

    changed = Signal()
    moved = Signal(int)  # up (-1) or down (1)
    removed = Signal()

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self._field = field
        self.label = QLineEdit()
        self.label.setAccessibleName(self.tr("Question"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind of answer"))
        self.kind.setFixedWidth(scaled(KIND))
        for kind in FieldKind:
            self.kind.addItem(kind_word(kind), kind.value)
        self.must = QCheckBox(self.tr("Must"))
        self.choices = QLineEdit()
        self.choices.setAccessibleName(self.tr("What can be chosen, separated by commas"))
        self.choices.setPlaceholderText(self.tr("What can be chosen, separated by commas"))
        self.error = text(step=Type.SMALL, tone="bad", wraps=True)
        self.up, self.down, self.remove = (
            Button(icon=icon, kind=Kind.QUIET, small=True, name=name, parent=self)
            for icon, name in (
                ("arrow-up", self.tr("Move up")),
                ("arrow-down", self.tr("Move down")),
                ("trash", self.tr("Remove the question")),
            )
        )
        self._lay_out()
        self.show_field(field)
        self.label.editingFinished.connect(self._tell)
        self.choices.editingFinished.connect(self._tell)
        self.kind.activated.connect(self._on_kind)
        self.must.toggled.connect(self._tell)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    @property
    def field(self) -> FormField:
        """The question as it stands here."""
        kind = FieldKind(self.kind.currentData())
        chosen = tuple(part.strip() for part in self.choices.text().split(",") if part.strip())
        return replace(
            self._field,
            label=self.label.text().strip(),
            kind=kind,
            is_must=self.must.isChecked(),
            choices=chosen if kind in CHOOSING else (),
        )

    @property
    def is_half_written(self) -> bool:
        """Whether it waits for what can be chosen."""
        return self.field.kind in CHOOSING and not self.field.choices

    def show_field(self, field: FormField) -> None:
        """Show it, unless the person is still writing in it."""
        self._field = field
        if self.label.hasFocus() or self.choices.hasFocus() or self.field == field:
            return
        with QSignalBlocker(self.label), QSignalBlocker(self.must), QSignalBlocker(self.choices):
            self.label.setText(field.label)
            self.must.setChecked(field.is_must)
            self.choices.setText(", ".join(field.choices))
            self.kind.setCurrentIndex(row_with(self.kind, field.kind.value))
        self.choices.setVisible(field.kind in CHOOSING)
        self.show_error("")

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, below the question."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def show_place(self, *, is_first: bool, is_last: bool) -> None:
        """Whether there is somewhere to move to."""
        self.up.setEnabled(not is_first)
        self.down.setEnabled(not is_last)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.label, 1)
        upper.addWidget(self.kind)
        upper.addWidget(self.must, 0, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.up, self.down, self.remove):
            upper.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(6)
        box.addLayout(upper)
        box.addWidget(self.choices)
        box.addWidget(self.error)
        self.choices.hide()
        self.error.hide()

    @Slot()
    def _tell(self) -> None:
        if self.is_half_written:
            self.show_error(tr("Write what can be chosen."))
        elif self.field != self._field:
            self.changed.emit()

    @Slot()
    def _on_kind(self) -> None:
        is_choosing = FieldKind(self.kind.currentData()) in CHOOSING
        self.choices.setVisible(is_choosing)
        self.show_error("")
        if is_choosing and not self.choices.text().strip():
            self.choices.setFocus()
        else:
            self._tell()
