"""Brings sidecars up to date behind the marks: a moment of quiet, then one round on a background thread."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.tasks.throttle import Debounce

log = logging.getLogger("focusflow.photos")

_QUIET_MS = 700
_CONCERNED = ("photo_states", "photo_keywords", "photos", "sidecar_states", "folders")


class SidecarKeeper(QObject):
    """One round at a time; marks made during a round get a round of their own."""

    def __init__(
        self, studio: Studio, *, runner: Runner, bus: ChangeBus, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._studio, self._runner, self._bus, self._clock = studio, runner, bus, clock
        self._profile, self._writes = "lightroom", False
        self._is_busy = self._is_asked = self._is_closed = False
        self._soon = Debounce(self, self._begin, delay_ms=_QUIET_MS)
        bus.changed.connect(self._on_changed)

    def keep_as(self, profile: str, *, writes: bool) -> None:
        """For which program sidecars are written, and whether at all; asks for a round."""
        self._profile, self._writes = profile, writes
        self._soon.request()

    def close(self) -> None:
        """Begin no further round; the present one ends with its batch."""
        self._is_closed = True

    def _on_changed(self, changes: Changes, origin: object) -> None:
        if origin is not self and changes.touches(*_CONCERNED):
            self._soon.request()

    def _begin(self) -> None:
        if self._is_closed:
            return
        if self._is_busy:
            self._is_asked = True
            return
        self._is_busy, self._is_asked = True, False
        self._runner.submit(Lane.BACKGROUND, self._round, Ticket(done=self._finished, failed=self._failed))

    def _round(self) -> Changes:
        from focusflow_desktop.photos.sidecars.keeper import keep_sidecars
        from focusflow_desktop.photos.sidecars.profiles import PROFILES

        return keep_sidecars(
            self._studio,
            profile=PROFILES[self._profile],
            clock=self._clock,
            writes=self._writes,
            is_cancelled=lambda: self._is_closed,
        )

    def _finished(self, result: object) -> None:
        assert isinstance(result, Changes)
        self._is_busy = False
        if result.rows:
            self._bus.changed.emit(result, self)
        if self._is_asked:
            self._soon.request()

    def _failed(self, error: BaseException) -> None:
        self._is_busy = False
        if not isinstance(error, WorldError):
            raise error
        log.warning("sidecars wait for the next change: %s", error)
