"""Measures what bursts and advice need of each photo, in the background, when nobody is waiting for a picture."""

from __future__ import annotations

import logging
from uuid import UUID

from PySide6.QtCore import QObject

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling.looks import Looks, measure_looks
from focusflow_desktop.photos.library.locations import Locations
from focusflow_desktop.photos.library.operations import keep_signature
from focusflow_desktop.photos.library.queries import without_signature
from focusflow_desktop.photos.pool import Pool, Priority
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.tasks.throttle import Throttle

log = logging.getLogger("focusflow.culling")

_BATCH = 24
_REST_MS = 1500


class LooksKeeper(QObject):
    """One batch after the other until every photo is measured; starts again when photos arrive."""

    def __init__(
        self,
        studio: Studio,
        pool: Pool,
        *,
        runner: Runner,
        bus: ChangeBus,
        locations: Locations,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio, self._pool, self._runner, self._bus = studio, pool, runner, bus
        self._locations = locations
        self._given_up: set[UUID] = set()  # unreadable until the program starts again
        self._is_busy = self._is_closed = False
        self._soon = Throttle(self, self._begin, interval_ms=_REST_MS)
        bus.changed.connect(self._on_changed)
        self._soon.request()

    def close(self) -> None:
        """Begin no further batch."""
        self._is_closed = True

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("photos"):
            self._soon.request()

    def _begin(self) -> None:
        if self._is_busy or self._is_closed:
            return
        self._is_busy = True
        self._runner.submit(
            Lane.BACKGROUND, self._measure_batch, Ticket(done=self._finished, failed=self._failed)
        )

    def _measure_batch(self) -> list[UUID]:
        """On a background thread: one batch, kept in one write; returns the photos that were measured."""
        with self._studio.read() as db:
            wanted = without_signature(db, limit=_BATCH + len(self._given_up))
        asked = [photo for photo in wanted if photo not in self._given_up][:_BATCH]
        found = {photo: looks for photo in asked if (looks := self._looks_of(photo)) is not None}
        self._given_up.update(photo for photo in asked if photo not in found)
        if found:
            with self._studio.write() as db:
                for photo, looks in found.items():
                    keep_signature(
                        db,
                        photo,
                        likeness=looks.likeness,
                        sharpness=looks.sharpness,
                        brightness=looks.brightness,
                    )
        return list(found)

    def _looks_of(self, photo: UUID) -> Looks | None:
        file = self._locations.file_of(photo)
        if file is None or self._is_closed:
            return None
        try:
            return self._pool.submit(measure_looks, file.path, priority=Priority.ANALYSIS).result()
        except WorldError as error:
            log.info("%s was not measured: %s", file.path.name, error)
            return None

    def _finished(self, result: object) -> None:
        assert isinstance(result, list)
        self._is_busy = False
        if result:
            self._bus.changed.emit(Changes.of("signatures", result), self)
            self._soon.request()

    def _failed(self, error: BaseException) -> None:
        self._is_busy = False
        if not isinstance(error, WorldError):
            raise error
        log.warning("measuring looks stopped: %s", error)
