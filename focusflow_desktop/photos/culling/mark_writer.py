"""Writes marks behind the culler's back: each key press is queued at once and durable within a quarter second.

Many presses share one transaction, but each stays a step of its own for undo. A batch that fails stays queued and is
tried again; nothing queued is forgotten while the program lives, and `flush` waits until all is on the disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db import undo
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import operations
from focusflow_desktop.shared.clock import Clock, SystemClock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.photos import Flag

_PATIENCE_S = 0.05  # how long the first mark of a batch waits for company
_RETRY_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One key press: what to set on which photos. A field that is None stays as it is."""

    ids: tuple[UUID, ...]
    step: str  # the name Undo shows
    rating: int | None = None
    flag: Flag | None = None
    label: str | None = None


class MarkWriter:
    """A thread that owns the queue of marks. `wrote` and `failed` are called in that thread."""

    def __init__(
        self,
        studio: Studio,
        *,
        wrote: Callable[[Changes], None],
        failed: Callable[[WorldError], None],
        clock: Clock | None = None,
    ) -> None:
        self._studio = studio
        self._wrote = wrote
        self._failed = failed
        self._clock = clock or SystemClock()
        self._queue: list[tuple[Mark, ...]] = []
        self._wake = threading.Condition()
        self._is_writing = False
        self._is_closing = False
        self._thread = threading.Thread(target=self._work, name="marks", daemon=True)
        self._thread.start()

    def put(self, mark: Mark, *more: Mark) -> None:
        """Queue a mark, with more that belong to the same press and step; returns at once."""
        with self._wake:
            self._queue.append((mark, *more))
            self._wake.notify_all()

    def flush(self, *, timeout_s: float = 10.0) -> bool:
        """Wait until every mark so far is durable; False when that did not happen in time."""
        with self._wake:
            self._wake.notify_all()
            return self._wake.wait_for(lambda: not self._queue and not self._is_writing, timeout_s)

    def close(self) -> bool:
        """Write what waits, then end the thread; False when something could not be written."""
        done = self.flush()
        with self._wake:
            self._is_closing = True
            self._wake.notify_all()
        self._thread.join(timeout=5)
        return done

    def _work(self) -> None:
        while (batch := self._next_batch()) is not None:
            try:
                changes = self._write(batch)
            except WorldError as error:
                self._put_back(batch)
                self._failed(error)
                continue
            with self._wake:
                self._is_writing = False
                self._wake.notify_all()
            self._wrote(changes)

    def _next_batch(self) -> list[tuple[Mark, ...]] | None:
        with self._wake:
            self._wake.wait_for(lambda: self._queue or self._is_closing)
            if self._is_closing:
                return None
            self._wake.wait_for(lambda: self._is_closing, _PATIENCE_S)
            batch, self._queue = self._queue, []
            self._is_writing = True
            return batch

    def _write(self, batch: list[tuple[Mark, ...]]) -> Changes:
        changes = Changes()
        with self._studio.write() as db:
            for press in batch:
                undo.begin_step(db, press[0].step, at=self._clock.now())
                for mark in press:
                    changes |= apply_mark(db, mark)
                undo.end_step(db)
        return changes

    def _put_back(self, batch: list[tuple[Mark, ...]]) -> None:
        with self._wake:
            self._queue = batch + self._queue
            self._is_writing = False
            self._wake.wait_for(lambda: self._is_closing, _RETRY_S)


def apply_mark(db: DbSession, mark: Mark) -> Changes:
    """Set what the mark sets."""
    changes = Changes()
    if mark.rating is not None:
        changes |= operations.rate(db, mark.ids, rating=mark.rating)
    if mark.flag is not None:
        changes |= operations.flag(db, mark.ids, flag=mark.flag)
    if mark.label is not None:
        changes |= operations.label(db, mark.ids, label=mark.label)
    return changes
