"""Python's collector for reference cycles, run by the window's thread between two events and nowhere else.

Left to itself the collector runs in whatever thread makes the next object, in the middle of whatever that thread does.
A widget that waits in a cycle would then be freed by a thread that may not touch it, or while Qt walks through its
children; both end the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000
_YOUNG = 2_000  # objects made and not yet freed that are worth a look
_ROUNDS = 10  # looks at the young before the next older ones are looked at, as Python's own threshold


class Collector(QObject):
    """Takes over from Python's own timing while it lives; `stop` gives it back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, if one is."""
        young, middle, old = gc.get_count()
        if old > _ROUNDS:
            gc.collect(2)
        elif middle > _ROUNDS:
            gc.collect(1)
        elif young > _YOUNG:
            gc.collect(0)

    def stop(self) -> None:
        """Leave the collecting to Python again."""
        self._timer.stop()
        gc.enable()
