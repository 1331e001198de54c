"""Calls back once when a widget has been painted for the first time: work that must not delay the window waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Waits for the first paint, then calls from the event loop. Lives with the widget."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._call)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._later.start()
        return False

    @Slot()
    def _call(self) -> None:
        self._then()
