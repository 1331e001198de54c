"""Lets a talk with a silent server end behind a program that has closed: nothing is asked, written or told after the gate is shut."""

from __future__ import annotations

import threading
from types import TracebackType


class Gate:
    """Entered before each act; `with gate as is_open` holds it open until the act is done."""

    def __init__(self) -> None:
        self._turn = threading.RLock()
        self._is_open = True

    @property
    def is_open(self) -> bool:
        """Whether anything may still be done."""
        return self._is_open

    def shut(self) -> None:
        """Wait for the act under way, then let none begin."""
        with self._turn:
            self._is_open = False

    def __enter__(self) -> bool:
        self._turn.acquire()
        return self._is_open

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._turn.release()
