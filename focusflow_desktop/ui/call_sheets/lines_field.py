"""One line to write; several that are pasted come as several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class LinesField(QLineEdit):
    """Enter says what was written and empties the field."""

    written = Signal(object)  # list[str]

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.returnPressed.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A paste of several lines is taken whole."""
        if event.matches(QKeySequence.StandardKey.Paste):
            lines = QGuiApplication.clipboard().text().splitlines()
            if sum(bool(line.strip()) for line in lines) > 1:
                self.written.emit(lines)
                return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        words = self.text()
        if words.strip():
            self.clear()
            self.written.emit([words])
