"""What a column keeps when it is drawn anew under somebody's hands: where it stood, which field had the keys, what was typed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Taken before, given back after."""

    scroll: int
    field: str = ""  # the object's name
    typed: str | None = None  # only what was not saved yet

    @classmethod
    def of(cls, column: QScrollArea) -> Kept:
        """What the column has now."""
        scroll = column.verticalScrollBar().value()
        inner = column.widget()
        field = QApplication.focusWidget()
        if inner is None or field is None or not inner.isAncestorOf(field):
            return cls(scroll=scroll)
        return cls(scroll=scroll, field=_name(field), typed=_typed(field))

    def give_back(self, column: QScrollArea) -> None:
        """The same place, the same field, the same words."""
        inner = column.widget()
        field = inner.findChild(QWidget, self.field) if inner is not None and self.field else None
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.typed is not None and isinstance(field, QLineEdit):
                field.setText(self.typed)
                field.setModified(True)
            elif self.typed is not None and isinstance(field, QPlainTextEdit):
                field.setPlainText(self.typed)
                field.moveCursor(field.textCursor().MoveOperation.End)
        column.verticalScrollBar().setValue(self.scroll)


def _name(field: QWidget) -> str:
    """The field's own name, or that of the field it is a part of."""
    parent = field.parentWidget()
    return field.objectName() or (parent.objectName() if parent is not None else "")


def _typed(field: QWidget) -> str | None:
    if isinstance(field, QLineEdit) and field.objectName() and field.isModified():
        return field.text()
    if isinstance(field, QPlainTextEdit) and field.document().isModified():
        return field.toPlainText()
    return None
