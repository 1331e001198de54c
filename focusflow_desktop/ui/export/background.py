"""Work of the export room off the window's thread; an answer that comes after the page is gone is dropped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket


class Background:
    """Runs work for an owner as long as it lives."""

    def __init__(self, owner: QObject, runner: Runner) -> None:
        self._owner, self._runner = owner, runner

    def run(
        self,
        work: Callable[[], object],
        *,
        done: Callable[[object], None],
        failed: Callable[[WorldError], None],
    ) -> None:
        """The answer comes on the window's thread; mistakes of our own go to the crash report."""

        def came(result: object) -> None:
            if isValid(self._owner):
                done(result)

        def refused(error: BaseException) -> None:
            if not isinstance(error, WorldError):
                raise error
            if isValid(self._owner):
                failed(error)

        self._runner.submit(Lane.BACKGROUND, work, Ticket(done=came, failed=refused))
