"""Threads for work that must not stand on the window's thread: one lane for writes, a pool for queries.

Plain Python threads, because a closed lane must finish its writes before the program ends. Results come back
to the thread the Runner lives on, by queued signal.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Lane(StrEnum):
    """Where work runs."""

    WRITE = "write"  # one thread: writes keep the order they were asked in
    QUERY = "query"
    BACKGROUND = "background"  # long tasks


@dataclass(slots=True, kw_only=True, eq=False)
class Ticket:
    """One piece of work on its way."""

    done: Callable[[object], None]
    failed: Callable[[BaseException], None]
    is_cancelled: bool = False
    future: Future[None] | None = field(default=None, repr=False)

    def cancel(self) -> None:
        """Its answer will not be delivered; what has not begun does not begin."""
        self.is_cancelled = True
        if self.future is not None:
            self.future.cancel()

    def mute(self) -> None:
        """It runs to its end, but nobody waits for the answer."""
        self.is_cancelled = True


class Runner(QObject):
    """Runs functions on lanes and brings their answers home."""

    _finished = Signal(object, object, object)  # ticket, result, error

    def __init__(
        self, parent: QObject | None = None, *, query_threads: int = 2, task_threads: int = 2
    ) -> None:
        super().__init__(parent)
        self._lanes = {
            Lane.WRITE: ThreadPoolExecutor(1, "focusflow-write"),
            Lane.QUERY: ThreadPoolExecutor(query_threads, "focusflow-query"),
            Lane.BACKGROUND: ThreadPoolExecutor(task_threads, "focusflow-task"),
        }
        self._open = 0
        self._is_closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, lane: Lane, work: Callable[[], object], ticket: Ticket) -> Ticket:
        """Runs `work` on a lane; the ticket's `done` or `failed` is called here, on this thread.

        A page's timer may still ask while the program closes: questions are then dropped, a write is refused aloud.
        """
        if self._is_closed and lane is not Lane.WRITE:
            ticket.mute()
            return ticket
        ticket.future = self._lanes[lane].submit(self._run, work, ticket)
        self._open += 1
        ticket.future.add_done_callback(lambda future: self._tell_cancelled(future, ticket))
        return ticket

    @property
    def is_idle(self) -> bool:
        """Whether every answer has been delivered."""
        return self._open == 0

    def close(self) -> None:
        """Finishes the writes, drops the queries, and waits for both."""
        self._is_closed = True
        for lane in (Lane.QUERY, Lane.BACKGROUND):
            self._lanes[lane].shutdown(wait=True, cancel_futures=True)
        self._lanes[Lane.WRITE].shutdown(wait=True)

    def _run(self, work: Callable[[], object], ticket: Ticket) -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 — the edge of a thread: the error goes home whole
            self._finished.emit(ticket, None, error)
        else:
            self._finished.emit(ticket, result, None)

    def _tell_cancelled(self, future: Future[None], ticket: Ticket) -> None:
        if future.cancelled():
            self._finished.emit(ticket, None, None)

    @Slot(object, object, object)
    def _deliver(self, ticket: Ticket, result: object, error: BaseException | None) -> None:
        self._open -= 1
        if ticket.is_cancelled:
            if error is not None:
                ticket.failed(error)
            return
        if error is not None:
            ticket.failed(error)
        else:
            ticket.done(result)
