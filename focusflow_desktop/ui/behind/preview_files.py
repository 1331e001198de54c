"""Keeps the large pictures on disk below the size a person allows: looked at once the window rests, then every hour.

Only the cache's own files go, those used longest ago first; a picture that is wanted again is decoded again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from focusflow_desktop.tasks.runner import Lane, Runner, Ticket

log = logging.getLogger("focusflow.pictures")

HOUR_MS = 3_600_000


class PreviewFileKeeper(QObject):
    """Trims on a background lane; `most_gigabytes` is asked each time, so that a new size counts at the next look."""

    def __init__(
        self,
        folder: Path,
        *,
        runner: Runner,
        most_gigabytes: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._runner, self._most_gigabytes = folder, runner, most_gigabytes
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(HOUR_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def close(self) -> None:
        """No more looks."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Trim now, unless that is under way."""
        if self._is_busy:
            return
        self._is_busy = True
        work = partial(_trim, self._folder, self._most_gigabytes() << 30)
        self._runner.submit(Lane.BACKGROUND, work, Ticket(done=self._done, failed=self._failed))

    def _done(self, _bytes_left: object) -> None:
        self._is_busy = False

    def _failed(self, error: BaseException) -> None:
        self._is_busy = False
        log.error("the pictures kept ready could not be trimmed: %s", error)


def _trim(folder: Path, most_bytes: int) -> int:
    from focusflow_desktop.photos.library.preview_files import trim

    return trim(folder, most_bytes=most_bytes)
