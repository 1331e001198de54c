"""Form rows: a label above its field, help below, and the error right beside what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import retone, text


def indent(field: QWidget) -> None:
    """Let a number or a time begin where the words of other fields do; a style sheet does not reach inside it."""
    if isinstance(field, QAbstractSpinBox) and not (
        isinstance(field, QDateTimeEdit) and field.calendarPopup()
    ):
        field.lineEdit().setTextMargins(scaled(8), 0, 0, 0)


class FormRow(QWidget):
    """One field with its words."""

    def __init__(self, label: str, field: QWidget, *, help_: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._label: QLabel = text(label, step=Type.SMALL, weight=Weight.MEDIUM, tone="2")
        self._label.setBuddy(field)
        field.setAccessibleName(label)
        indent(field)
        field.setAccessibleDescription(help_)
        self._help = text(help_, step=Type.SMALL, tone="2", wraps=True)
        self._help.setVisible(bool(help_))
        self._error_icon = Glyph("circle-x", tone="bad", size=12)
        self._error = text(step=Type.SMALL, tone="bad", wraps=True)
        error = QHBoxLayout()
        error.setSpacing(6)
        error.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        error.addWidget(self._error, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._label)
        box.addWidget(field)
        box.addWidget(self._help)
        box.addLayout(error)
        self.show_error("")

    @property
    def error(self) -> str:
        """What is wrong, empty if nothing is."""
        return self._error.text()

    def show_error(self, sentence: str) -> None:
        """Says what is wrong and how to put it right; empty clears it."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._error_icon.setVisible(bool(sentence))
        retone(self.field, "error" if sentence else "", name="state")
        self.field.setAccessibleDescription(sentence or self._help.text())
