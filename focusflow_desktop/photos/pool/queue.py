"""The order in which waiting jobs are taken: by priority; the newest visible one first, the others in turn.

A running job is not interrupted, so while a person is looking at pictures analysis never gets the last worker:
else two raws being developed would stand between a key press and its picture.
"""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections.abc import Callable

from focusflow_desktop.photos.pool.jobs import Job, Priority, Ticket

_LOOKING_SECONDS = 4.0


class JobQueue:
    """Waiting jobs, shared by the pool's threads."""

    def __init__(self, *, takers: int = 1, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._background_room = max(1, takers - 1)
        self._in_background: set[Job] = set()
        self._looked_at = -_LOOKING_SECONDS
        self._heap: list[tuple[int, int, Job]] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._closed = False

    def put(self, job: Job, *, priority: Priority) -> None:
        """Add a job; a closed queue cancels it."""
        with self._changed:
            if self._closed:
                job.ticket.cancel()
                return
            if priority < Priority.GRID:
                self._looked_at = self._monotonic()
            heapq.heappush(self._heap, (*self._place(priority), job))
            self._changed.notify()

    def take(self) -> Job | None:
        """Wait for the most urgent job that is wanted and may start; None once the queue is closed."""
        with self._changed:
            while not self._closed:
                self._drop_cancelled()
                wait = self._wait_for_background() if self._heap else None
                if self._heap and wait is None:
                    priority, _, job = heapq.heappop(self._heap)
                    if priority >= Priority.ANALYSIS:
                        self._in_background.add(job)
                    return job
                self._changed.wait(wait)
            return None

    def finished(self, job: Job) -> None:
        """A taken job is done, however it ended."""
        with self._changed:
            if job in self._in_background:
                self._in_background.discard(job)
                self._changed.notify()

    def move(self, ticket: Ticket[object], *, priority: Priority) -> bool:
        """Give a waiting job another priority; False when it has started or was never here."""
        with self._changed:
            for index, (_, _, job) in enumerate(self._heap):
                if job.ticket is ticket:
                    self._heap[index] = (*self._place(priority), job)
                    heapq.heapify(self._heap)
                    return True
        return False

    def close(self) -> None:
        """Cancel what waits and release every taker."""
        with self._changed:
            self._closed = True
            for _, _, job in self._heap:
                job.ticket.cancel()
            self._heap.clear()
            self._changed.notify_all()

    def __len__(self) -> int:
        with self._changed:
            return sum(not job.ticket.is_cancelled for _, _, job in self._heap)

    def _drop_cancelled(self) -> None:
        while self._heap and self._heap[0][2].ticket.is_cancelled:
            heapq.heappop(self._heap)

    def _wait_for_background(self) -> float | None:
        """How long the most urgent job has to wait because it is analysis and a person is looking; None: not at all."""
        is_urgent = self._heap[0][0] < Priority.ANALYSIS
        if is_urgent or len(self._in_background) < self._background_room:
            return None
        left = self._looked_at + _LOOKING_SECONDS - self._monotonic()
        return left if left > 0 else None

    def _place(self, priority: Priority) -> tuple[int, int]:
        number = next(self._numbers)
        return int(priority), -number if priority is Priority.VISIBLE else number
