"""A field to search by; tells what was typed once the typing pauses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from focusflow_desktop.tasks.throttle import Debounce
from focusflow_desktop.ui.look import icons
from focusflow_desktop.ui.look.theme import look_of

PAUSE_MS = 150


class SearchField(QLineEdit):
    """Escape clears it, and leaves it when it is clear."""

    searched = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self._icon = self.addAction(icons.icon("search", "#000000"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = Debounce(self, self._tell, delay_ms=PAUSE_MS)
        self.textChanged.connect(self._pause.request)
        self._redress()

    def changeEvent(self, event: QEvent) -> None:
        """The look may have changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_icon"):
            self._redress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears; Enter does not wait."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.searched.emit(self.text().strip())

    def _redress(self) -> None:
        self._icon.setIcon(icons.icon("search", look_of(self).text2))
