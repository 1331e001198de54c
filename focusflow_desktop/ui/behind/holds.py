"""Gives back the time of holds that have run out while the program runs: looked at every minute, written only when one has."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.sessions.holds import has_expired, let_expired_holds_go
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.operation import Door

MINUTE_MS = 60_000


class HoldKeeper(QObject):
    """Looks at once, then every minute. Nothing of it is an undo step: the time would come back expired."""

    def __init__(self, door: Door, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._clock = door, clock
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def close(self) -> None:
        """No more looks."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Ask whether a hold has run out."""
        now = self._clock.now()

        def found(has: bool) -> None:
            if has:
                self._door.run_write(self, partial(let_expired_holds_go, now=now), failed=_leave)

        def look(db: DbSession) -> bool:
            return has_expired(db, now=now)

        self._door.run_query(self, look, done=found, failed=_leave)


def _leave(_error: WorldError) -> None:
    """The next minute asks again."""
