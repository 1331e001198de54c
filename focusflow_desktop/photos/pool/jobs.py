"""A job for the pool: how urgent it is, what it may use, and the ticket its caller holds."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar, cast

log = logging.getLogger(__name__)

T = TypeVar("T")


class Priority(IntEnum):
    """What the person waits for comes first."""

    VISIBLE = 0
    NEXT = 1
    PREVIOUS = 2
    GRID = 3
    ANALYSIS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one job may use before its worker is stopped."""

    seconds: float = 60.0
    memory_bytes: int = 2 << 30


class Ticket(Generic[T]):
    """One job's place in the pool. `done` is called with the ticket once, on a pool thread, unless it was cancelled."""

    def __init__(self, *, done: Callable[[Ticket[T]], None] | None = None) -> None:
        self._done = done
        self._lock = threading.Lock()
        self._settled = threading.Event()
        self._cancelled = False
        self._value: object = None
        self._error: Exception | None = None

    @property
    def is_done(self) -> bool:
        """A result, an error or a cancellation has come."""
        return self._settled.is_set()

    @property
    def is_cancelled(self) -> bool:
        """The caller no longer wants it."""
        return self._cancelled

    @property
    def error(self) -> Exception | None:
        """Why it failed; None while it waits and after a success."""
        return self._error

    def cancel(self) -> bool:
        """No longer wanted: a waiting job never starts, a running one is forgotten. False when it was done already."""
        with self._lock:
            if self._settled.is_set():
                return False
            self._cancelled = True
            self._settled.set()
            return True

    def result(self, timeout: float | None = None) -> T:
        """Wait for the result; raises the job's error, CancelledError, or TimeoutError."""
        if not self._settled.wait(timeout):
            raise TimeoutError
        if self._cancelled:
            raise CancelledError
        if self._error is not None:
            raise self._error
        return cast("T", self._value)

    def settle(self, value: object = None, *, error: Exception | None = None) -> None:
        """The pool's side: hand over what came of it."""
        with self._lock:
            if self._settled.is_set():
                return
            self._value, self._error = value, error
            self._settled.set()
        if self._done is None:
            return
        try:
            self._done(self)
        except Exception:  # a listener's mistake must not stop the pool's thread
            log.exception("a listener of a finished picture job failed")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Job:
    """What is waiting: a pickled call, its limits, and the ticket to settle."""

    call: bytes
    limits: Limits
    ticket: Ticket[object]
