"""Notices files that went or came back: at the start, when a drive comes or goes, and when a shoot is opened.

Looks on a background thread; the window never waits for a disk.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.files.mounts import mount_points
from focusflow_desktop.photos.library.presence import known_files, look, note
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket

WATCH_MS = 5_000


def drives_here() -> tuple[Path, ...]:
    """Where drives are plugged in now; asked on a background thread."""
    if sys.platform == "linux":
        return tuple(mount_points())
    if sys.platform == "darwin":
        return tuple(sorted(Path("/Volumes").iterdir()))
    return tuple(
        Path(f"{letter}:\\") for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if Path(f"{letter}:\\").exists()
    )


class PresenceKeeper(QObject):
    """One look at a time; what is asked meanwhile follows."""

    def __init__(
        self,
        studio: Studio,
        *,
        runner: Runner,
        bus: ChangeBus,
        clock: Clock,
        drives: Callable[[], tuple[Path, ...]] = drives_here,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio, self._runner, self._bus, self._clock = studio, runner, bus, clock
        self._drives = drives
        self._seen: tuple[Path, ...] | None = None
        self._is_looking = False
        self._is_asking = False
        self._waits: list[Sequence[UUID] | None] = []
        self._stop = threading.Event()
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self.watch)

    def start(self) -> None:
        """Look at everything once, then again whenever a drive comes or goes."""
        self.watch()
        self._watch.start()

    def close(self) -> None:
        """The studio closes; a look that is running ends at the next folder."""
        self._watch.stop()
        self._stop.set()

    def watch(self) -> None:
        """Whether drives have come or gone since the last time."""
        if not self._is_asking and not self._stop.is_set():
            self._is_asking = True
            self._submit(self._drives, self._take_drives, lane=Lane.QUERY)

    def check(self, photos: Sequence[UUID] | None = None) -> None:
        """Look at the files of these photos, or at all."""
        if self._stop.is_set():
            return
        if self._is_looking:
            if photos not in self._waits:
                self._waits.append(photos)
            return
        self._is_looking = True
        self._submit(partial(self._look, photos), self._take_changes, lane=Lane.BACKGROUND)

    def _take_drives(self, found: object) -> None:
        self._is_asking = False
        if isinstance(found, tuple) and found != self._seen:
            self._seen = found
            self.check()

    def _take_changes(self, found: object) -> None:
        self._is_looking = False
        if isinstance(found, Changes) and found.rows:
            self._bus.changed.emit(found, self)
        if self._waits:
            self.check(self._waits.pop(0))

    def _look(self, photos: Sequence[UUID] | None) -> Changes:
        with self._studio.read() as db:
            files = known_files(db, photos=photos)
        seen = look(files, cancelled=self._stop.is_set)
        if not seen.is_news:
            return Changes()
        with self._studio.write() as db:
            return note(db, seen, at=self._clock.now())

    def _submit(self, work: Callable[[], object], done: Callable[[object], None], *, lane: Lane) -> None:
        def failed(error: BaseException) -> None:
            done(None)  # a full disk or a locked studio: the next look tries again
            if not isinstance(error, (WorldError, OSError)):
                raise error

        self._runner.submit(lane, work, Ticket(done=done, failed=failed))
