"""The order in which waiting jobs are taken: by priority; the newest visible one first, the others in turn."""

from __future__ import annotations

import heapq
import itertools
import threading

from focusflow_desktop.photos.pool.jobs import Job, Priority, Ticket


class JobQueue:
    """Waiting jobs, shared by the pool's threads."""

    def __init__(self) -> None:
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
            heapq.heappush(self._heap, (*self._place(priority), job))
            self._changed.notify()

    def take(self) -> Job | None:
        """Wait for the most urgent job that is still wanted; None once the queue is closed."""
        with self._changed:
            while True:
                if self._closed:
                    return None
                while self._heap:
                    job = heapq.heappop(self._heap)[2]
                    if not job.ticket.is_cancelled:
                        return job
                self._changed.wait()

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

    def _place(self, priority: Priority) -> tuple[int, int]:
        number = next(self._numbers)
        return int(priority), -number if priority is Priority.VISIBLE else number
