"""Long work with a name, progress, remaining time, cancel, and failures file by file. The drawer shows it.

The work itself runs on a background thread and speaks through TaskControl; the Task it moves lives on the
window's thread and changes there only.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Qt, Signal, Slot

from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket

log = logging.getLogger("focusflow.tasks")

TELL_EVERY_S = 0.1


class TaskState(StrEnum):
    """Where a task is."""

    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Cancelled(Exception):
    """Raised by TaskControl.check when the person cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that did not work: which, why, and the one act that helps."""

    name: str
    reason: str
    act: str = ""
    retry: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a task is."""

    done: int = 0
    total: int = 0
    note: str = ""


class TaskControl(QObject):
    """The work's side of a task. Safe to call from any thread."""

    _moved = Signal(object)
    _failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._cancel = threading.Event()
        self._told_at = 0.0

    @property
    def is_cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Asks the work to stop."""
        self._cancel.set()

    def check(self) -> None:
        """Stops here if the person cancelled."""
        if self.is_cancelled:
            raise Cancelled

    def progress(self, done: int, total: int, note: str = "") -> None:
        """Says how far it is; told at most ten times a second, the end always."""
        now = time.monotonic()
        if now - self._told_at >= TELL_EVERY_S or done >= total:
            self._told_at = now
            self._moved.emit(Progress(done=done, total=total, note=note))

    def fail(self, failure: Failure) -> None:
        """Records one thing that did not work; the rest goes on."""
        self._failed.emit(failure)


class Task(QObject):
    """One long work as the window sees it."""

    changed = Signal()
    finished = Signal()

    def __init__(self, title: str, control: TaskControl, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.id: UUID = uuid4()
        self.title = title
        self.state = TaskState.RUNNING
        self.progress = Progress()
        self.failures: list[Failure] = []
        self.result: object = None
        self.error: WorldError | None = None
        self._control = control
        self._started = time.monotonic()
        control._moved.connect(self._on_moved, Qt.ConnectionType.QueuedConnection)
        control._failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether it is still at work."""
        return self.state is TaskState.RUNNING

    @property
    def is_cancelling(self) -> bool:
        """Whether the person asked to stop and the work has not stopped yet."""
        return self.is_running and self._control.is_cancelled

    @property
    def remaining(self) -> timedelta | None:
        """The time left at the pace so far; None until there is a pace."""
        done, total = self.progress.done, self.progress.total
        elapsed = time.monotonic() - self._started
        if not self.is_running or done <= 0 or total <= done or elapsed < 1.0:
            return None
        return timedelta(seconds=elapsed / done * (total - done))

    def cancel(self) -> None:
        """Asks the work to stop; what is finished stays."""
        self._control.cancel()
        self.changed.emit()

    def settle(self, state: TaskState, *, result: object = None, error: WorldError | None = None) -> None:
        """Ends the task; called by Tasks."""
        self.state, self.result, self.error = state, result, error
        self.changed.emit()
        self.finished.emit()

    @Slot(object)
    def _on_moved(self, progress: Progress) -> None:
        self.progress = progress
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, failure: Failure) -> None:
        self.failures.append(failure)
        self.changed.emit()


class Tasks(QObject):
    """All long work of the program, newest last."""

    added = Signal(object)  # Task
    removed = Signal(object)  # Task
    broke = Signal(object)  # an exception that is ours

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._tasks: list[Task] = []

    @property
    def all(self) -> tuple[Task, ...]:
        """Every task that has not been put away."""
        return tuple(self._tasks)

    @property
    def running(self) -> int:
        """How many are at work."""
        return sum(task.is_running for task in self._tasks)

    def start(self, title: str, work: Callable[[TaskControl], object]) -> Task:
        """Starts long work; the returned task's `finished` tells its end."""
        control = TaskControl()
        task = Task(title, control, self)
        control.setParent(task)
        self._tasks.append(task)

        def done(result: object) -> None:
            task.settle(TaskState.DONE, result=result)

        def failed(error: BaseException) -> None:
            self._settle_failed(task, error)

        self.added.emit(task)
        self._runner.submit(Lane.BACKGROUND, lambda: work(control), Ticket(done=done, failed=failed))
        return task

    def put_away(self, task: Task) -> None:
        """Removes a finished task from the list."""
        if task.is_running or task not in self._tasks:
            return
        self._tasks.remove(task)
        self.removed.emit(task)
        task.deleteLater()

    def cancel_all(self) -> None:
        """Asks everything to stop; for the end of the program."""
        for task in self._tasks:
            if task.is_running:
                task.cancel()

    def _settle_failed(self, task: Task, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            task.settle(TaskState.CANCELLED)
        elif isinstance(error, WorldError):
            task.settle(TaskState.FAILED, error=error)
        else:
            log.error("a task broke: %s", task.title, exc_info=error)
            task.settle(TaskState.FAILED)
            self.broke.emit(error)
