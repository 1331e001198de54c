"""Calls a function at most once per interval and never loses the last call. For progress and typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class Throttle(QObject):
    """At once when quiet; then at most once per interval, the last request included."""

    def __init__(self, parent: QObject, call: Callable[[], None], *, interval_ms: int) -> None:
        super().__init__(parent)
        self._call = call
        self._is_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._interval_over)

    def request(self) -> None:
        """Asks for a call."""
        if self._timer.isActive():
            self._is_wanted = True
            return
        self._timer.start()
        self._call()

    def _interval_over(self) -> None:
        if self._is_wanted:
            self._is_wanted = False
            self._timer.start()
            self._call()


class Debounce(QObject):
    """Calls once after requests have been quiet for the delay. For search fields."""

    def __init__(self, parent: QObject, call: Callable[[], None], *, delay_ms: int) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(call)

    def request(self) -> None:
        """Starts the delay anew."""
        self._timer.start()
