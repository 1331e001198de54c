"""The name template with a live preview of the card's real first, paired and last file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from focusflow_desktop.ui.ingest.state import ImportState
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, text

_LINES = 3


class NamesPart(QWidget):
    """One field and three lines that show what it makes."""

    template_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QHBoxLayout()
        heading.addWidget(text(self.tr("Names"), step=Type.SMALL, weight=Weight.STRONG, tone="2"))
        heading.addStretch(1)
        hint = self.tr("{date} {time} {job} {photographer} {camera} {name} {number:4}")
        heading.addWidget(text(hint, step=Type.SMALL, tone="3"))
        self._field = QLineEdit()
        self._field.setAccessibleName(self.tr("Name template"))
        self._field.textEdited.connect(self.template_changed)
        self._problem = text(step=Type.SMALL, tone="bad", wraps=True)
        frame = QFrame()
        frame.setProperty("surface", "card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 4)
        self._lines = []
        for row in range(_LINES):
            old, arrow, new = ElidedLabel(), text("→", tone="3"), ElidedLabel()
            note = text(step=Type.SMALL, tone="2")
            old.setProperty("tone", "2")
            for column, widget in enumerate((old, arrow, new, note)):
                grid.addWidget(widget, row, column)
            self._lines.append((old, arrow, new, note))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(heading)
        box.addWidget(self._field)
        box.addWidget(self._problem)
        box.addWidget(frame)

    def show_state(self, state: ImportState) -> None:
        """The template and what it makes of the real files."""
        if not self._field.hasFocus() and self._field.text() != state.template:
            self._field.setText(state.template)
        self._field.setEnabled(not state.is_running and not state.is_finished)
        self._problem.setText(state.template_problem)
        self._problem.setVisible(bool(state.template_problem))
        retone(self._field, "error" if state.template_problem else "", name="state")
        for row, parts in enumerate(self._lines):
            line = state.names[row] if row < len(state.names) else None
            for part in parts:
                part.setVisible(line is not None)
            if line is not None:
                old, _arrow, new, note = parts
                old.setText(line.old)
                new.setText(line.new)
                note.setText(line.note)
