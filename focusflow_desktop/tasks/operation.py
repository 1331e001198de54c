"""The door between windows and data: run_write and run_query. No page opens a database session.

A write runs in order on one thread, its Changes are told to everybody, and it is never dropped: closing the
page only stops the answer from coming back. A query is dropped when its page closes. What the world refused
is said in words unless the caller takes it; what we broke goes to the crash report.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket

log = logging.getLogger("focusflow.tasks")

R = TypeVar("R")
Failed = Callable[[WorldError], None]


class Studio(Protocol):
    """What the door needs of an open studio."""

    def write(self, step: str | None = None) -> AbstractContextManager[DbSession]:
        """One transaction, all or nothing; one that is named can be undone."""
        ...

    def read(self) -> AbstractContextManager[DbSession]:
        """A look at the data as it is now."""
        ...


class Door(QObject):
    """Runs operations and queries of one studio for the windows."""

    refused = Signal(object)  # WorldError nobody took
    broke = Signal(object)  # any other exception: ours

    def __init__(
        self, studio: Studio, runner: Runner, bus: ChangeBus, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._runner = runner
        self.bus = bus

    def run_write(
        self,
        parent: QObject,
        op: Callable[[DbSession], R],
        *,
        step: str | None = None,
        done: Callable[[R], None] | None = None,
        failed: Failed | None = None,
    ) -> Ticket:
        """Runs an operation in one transaction; With a `step` name it can be undone. Its Changes are told to everybody."""

        def work() -> R:
            with self._studio.write(step) as db:
                return op(db)

        def succeeded(result: object) -> None:
            origin = parent if isValid(parent) else None
            changes = getattr(result, "changes", result)
            if hasattr(changes, "kinds"):
                self.bus.changed.emit(changes, origin)
            if done is not None and origin is not None:
                done(cast("R", result))

        ticket = Ticket(done=succeeded, failed=self._failure(parent, failed))
        return self._runner.submit(Lane.WRITE, work, ticket)

    def run_query(
        self,
        parent: QObject,
        query: Callable[[DbSession], R],
        *,
        done: Callable[[R], None],
        failed: Failed | None = None,
    ) -> Ticket:
        """Reads; the answer comes to `done` unless the parent has gone or the ticket was cancelled."""

        def work() -> R:
            with self._studio.read() as db:
                return query(db)

        tell = self._failure(parent, failed)

        def succeeded(result: object) -> None:
            if isValid(parent):
                parent.destroyed.disconnect(cancel)
                done(cast("R", result))

        def refused(error: BaseException) -> None:
            if isValid(parent):
                parent.destroyed.disconnect(cancel)
            tell(error)

        ticket = Ticket(done=succeeded, failed=refused)

        def cancel() -> (
            None
        ):  # a function of its own: a connection to ticket.cancel would not keep the ticket alive
            ticket.cancel()

        parent.destroyed.connect(cancel)
        return self._runner.submit(Lane.QUERY, work, ticket)

    def _failure(self, parent: QObject, failed: Failed | None) -> Callable[[BaseException], None]:
        def tell(error: BaseException) -> None:
            if not isinstance(error, WorldError):
                log.error("an operation broke", exc_info=error)
                self.broke.emit(error)
            elif failed is not None and isValid(parent):
                failed(error)
            else:
                self.refused.emit(error)

        return tell
