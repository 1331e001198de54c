"""The preset editor beside the live preview: every field of a recipe, mistakes beside their fields, save or leave."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.ui.export.editor_fields import EditorRow, sections
from focusflow_desktop.ui.export.state import EditorState
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import ElidedLabel, rule, text


class EditorPart(QWidget):
    """All fields under their headings, and the two ways out."""

    changed = Signal(str, object)  # key, value
    save_asked = Signal()
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text(step=Type.HEADING, weight=Weight.STRONG)
        self._note = text(step=Type.SMALL, tone="2", wraps=True)
        self._example = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._example.setProperty("tone", "2")
        self._rows: dict[str, EditorRow] = {}
        self._save = Button(self.tr("Save preset"), kind=Kind.PRIMARY)
        self._save.clicked.connect(self.save_asked)
        self._leave = Button(self.tr("Leave without saving"))
        self._leave.clicked.connect(self.leave_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._fields(), 1)
        column.addWidget(rule())
        column.addLayout(self._foot())

    def show_state(self, state: EditorState) -> None:
        """The draft as it is now."""
        self._title.setText(state.title)
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        self._example.setText(state.example)
        for key, row in self._rows.items():
            row.show_value(state.draft[key])
            row.show_error(state.errors.get(key, ""))
            row.setVisible(key not in state.hidden)
        self._save.setEnabled(not state.errors)
        reason = self.tr("Put right what is marked first") if state.errors else ""
        self._save.setToolTip(reason)
        self._save.setAccessibleDescription(reason)

    def take_focus(self) -> None:
        """The keyboard begins with the name."""
        self._rows["name"].take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Return saves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._save.isEnabled():
            self.save_asked.emit()
        else:
            super().keyPressEvent(event)

    def _fields(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("surface", "none")
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        box.addWidget(self._title)
        box.addWidget(self._note)
        for heading, specs in sections():
            if heading:
                box.addSpacing(8)
                box.addWidget(text(heading, step=Type.SMALL, weight=Weight.STRONG, tone="2"))
            for spec in specs:
                row = self._rows[spec.key] = EditorRow(spec)
                row.changed.connect(self.changed)
                box.addWidget(row)
                if spec.key == "name_template":
                    box.addWidget(self._example)
        box.addStretch(1)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.addWidget(self._leave)
        foot.addStretch(1)
        foot.addWidget(self._save)
        return foot
