"""Brings sidecars up to date behind the marks: a moment of quiet, then one round on a background thread.

What other programs changed is looked for at the start, when the window is worked in again and when a shoot is opened.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.tasks.throttle import Debounce

if TYPE_CHECKING:
    from focusflow_desktop.photos.sidecars.keeper import Kept
    from focusflow_desktop.photos.sidecars.outside import OutsideEdits

log = logging.getLogger("focusflow.photos")

_QUIET_MS = 700
_CONCERNED = ("photo_states", "photo_keywords", "photos", "sidecar_states", "folders")


class SidecarKeeper(QObject):
    """One round at a time; marks made during a round get a round of their own."""

    twins_made = Signal(object)  # tuple of Path: sidecars beside raws that share their name

    def __init__(
        self, studio: Studio, *, runner: Runner, bus: ChangeBus, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._studio, self._runner, self._bus, self._clock = studio, runner, bus, clock
        self._profile, self._writes = "lightroom", False
        self._is_told = self._looks = self._all = False
        self._is_busy = self._is_asked = self._is_closed = False
        self._outside: OutsideEdits | None = None
        self._soon = Debounce(self, self._begin, delay_ms=_QUIET_MS)
        bus.changed.connect(self._on_changed)

    def keep_as(self, profile: str, *, writes: bool) -> None:
        """For which program sidecars are written, and whether at all; asks for a round.

        Switched on while the program runs, everything is brought up to date.
        """
        self._all = self._all or (self._is_told and writes and not self._writes)
        self._profile, self._writes, self._is_told = profile, writes, True
        self._soon.request()

    def look_outside(self) -> None:
        """See what other programs changed, and read it. Asking often costs no more than asking once."""
        self._looks = True
        self._soon.request()

    def close(self) -> None:
        """Begin no further round; the present one ends with its batch."""
        self._is_closed = True

    def _on_changed(self, changes: Changes, origin: object) -> None:
        if self._outside is not None and changes.touches("photos", "folders"):
            self._outside.forget()
        if origin is not self and changes.touches(*_CONCERNED):
            self._soon.request()

    def _begin(self) -> None:
        if self._is_closed:
            return
        if self._is_busy:
            self._is_asked = True
            return
        self._is_busy, self._is_asked = True, False
        work = partial(
            self._round, self._profile, writes=self._writes, looks=self._looks, all_of_them=self._all
        )
        self._looks = self._all = False
        self._runner.submit(Lane.BACKGROUND, work, Ticket(done=self._finished, failed=self._failed))

    def _round(self, profile: str, *, writes: bool, looks: bool, all_of_them: bool) -> Kept:
        from focusflow_desktop.photos.sidecars.keeper import keep_sidecars
        from focusflow_desktop.photos.sidecars.operations import all_due
        from focusflow_desktop.photos.sidecars.outside import OutsideEdits
        from focusflow_desktop.photos.sidecars.profiles import PROFILES

        if all_of_them:
            with self._studio.write() as db:
                all_due(db)
        if looks:
            self._outside = self._outside or OutsideEdits(self._studio)
            self._outside.look(is_cancelled=lambda: self._is_closed)
        return keep_sidecars(
            self._studio,
            profile=PROFILES[profile],
            clock=self._clock,
            writes=writes,
            is_cancelled=lambda: self._is_closed,
        )

    def _finished(self, result: object) -> None:
        kept: Kept = result  # type: ignore[assignment]  # what _round returns
        self._is_busy = False
        if kept.changes.rows:
            self._bus.changed.emit(kept.changes, self)
        if kept.twins:
            self.twins_made.emit(kept.twins)
        if self._is_asked or self._looks or self._all:
            self._soon.request()

    def _failed(self, error: BaseException) -> None:
        self._is_busy = False
        if not isinstance(error, WorldError):
            raise error
        log.warning("sidecars wait for the next change: %s", error)
