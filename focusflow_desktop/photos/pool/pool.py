"""The pool itself: seats around one queue. Knows nothing of pictures or of Qt; callbacks come on its own threads."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar, cast

from focusflow_desktop.photos.pool.jobs import Job, Limits, Priority, Ticket
from focusflow_desktop.photos.pool.queue import JobQueue
from focusflow_desktop.photos.pool.seat import Seat

T = TypeVar("T")

_USUAL = Limits()


class Pool:
    """Runs module-level functions in confined worker processes, the most urgent first."""

    def __init__(self, *, workers: int = 2) -> None:
        self._queue = JobQueue(takers=workers)
        self._seats = [Seat(self._queue, number=number) for number in range(1, workers + 1)]

    def submit(
        self,
        function: Callable[..., T],
        *args: object,
        priority: Priority = Priority.VISIBLE,
        limits: Limits = _USUAL,
        done: Callable[[Ticket[T]], None] | None = None,
    ) -> Ticket[T]:
        """Queue `function(*args)`. `done` gets the ticket on a pool thread; it is not called after a cancel."""
        ticket: Ticket[T] = Ticket(done=done)
        call = pickle.dumps((function, args), pickle.HIGHEST_PROTOCOL)
        job = Job(call=call, limits=limits, ticket=cast("Ticket[object]", ticket))
        self._queue.put(job, priority=priority)
        return ticket

    def move(self, ticket: Ticket[T], *, priority: Priority) -> bool:
        """Make a waiting job more or less urgent; False once it runs."""
        return self._queue.move(cast("Ticket[object]", ticket), priority=priority)

    def warm(self) -> None:
        """Start the workers in the background, so that the first picture does not wait for them."""
        for seat in self._seats:
            threading.Thread(target=seat.warm, daemon=True).start()

    @property
    def waiting(self) -> int:
        """How many jobs have not started."""
        return len(self._queue)

    @property
    def network_barred(self) -> bool | None:
        """Whether workers cannot open a network socket, as they probed it; None before the first has started."""
        known = [seat.confinement for seat in self._seats if seat.confinement is not None]
        return all(held.network_barred for held in known) if known else None

    @property
    def memory_limited(self) -> bool | None:
        """Whether a job's memory limit is kept by the system; None before the first worker has started."""
        known = [seat.confinement for seat in self._seats if seat.confinement is not None]
        return all(held.memory_limited for held in known) if known else None

    @property
    def worker_pids(self) -> tuple[int, ...]:
        """The process ids of the present workers."""
        return tuple(pid for seat in self._seats if (pid := seat.worker_pid) is not None)

    @property
    def replaced(self) -> int:
        """How many workers were replaced so far."""
        return sum(seat.replaced for seat in self._seats)

    def close(self) -> None:
        """Cancel what waits, end the workers, give the shared memory back."""
        self._queue.close()
        for seat in self._seats:
            seat.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
