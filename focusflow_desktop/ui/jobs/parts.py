"""Small pieces the cards of a job's page are made of."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.text import text


def quiet(words: str) -> QWidget:
    """A sentence where there is nothing else."""
    label = text(words, tone="2", wraps=True)
    label.setContentsMargins(16, 12, 16, 12)
    return label


def indented(*widgets: QWidget) -> QWidget:
    """A row with a card's air around it; buttons keep their size."""
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(16, 8, 16, 10)
    box.setSpacing(8)
    for widget in widgets:
        box.addWidget(widget)
    if all(isinstance(widget, Button) for widget in widgets):
        box.addStretch(1)
    return row


def typed_line(hint: str, told: SignalInstance) -> QLineEdit:
    """A line that tells what was written in it by Enter, and is empty again then."""
    line = QLineEdit()
    line.setPlaceholderText(hint)
    line.setAccessibleName(hint)

    def tell() -> None:
        words = line.text()
        if words.strip():
            line.clear()
            told.emit(words)

    line.returnPressed.connect(tell)
    return line
