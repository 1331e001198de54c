"""Watches the finals folders while the program runs: the system tells of changes where it can, a timer asks elsewhere.

Every look and every reading runs on a background thread. A few files are taken in quietly; many become a task of the
program with progress and cancel. A folder that is away is said once, and nothing is called gone because of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot
from shiboken6 import delete, isValid

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.finals.folders import finals_folders
from focusflow_desktop.photos.finals.operations import settle
from focusflow_desktop.photos.finals.scan import Look
from focusflow_desktop.photos.finals.taking import Taken, match_again, take_in
from focusflow_desktop.photos.finals.watching import Seen, see
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.tasks.task import Failure, Task, TaskControl, Tasks, TaskState
from focusflow_desktop.tasks.throttle import Debounce

log = logging.getLogger("focusflow.photos")

QUIET_UP_TO = 12
_Many = tuple[tuple[Path, UUID | None, tuple[Path, ...]], ...]  # folder, shoot, what settled there
_MOST_LISTENED = 200  # folders below a watched one; beyond, the timer has to do


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often a folder is looked at: while something settles, and otherwise."""

    settling_ms: int = 1500
    resting_ms: int = 15_000
    heard_ms: int = 300
    imported_ms: int = 3000  # an import tells of photos all the time; finals are matched again when it pauses


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderState:
    """What the last look at a folder came to, for the room."""

    settling: int = 0
    problem: WorldError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """What one round came to."""

    seen: tuple[Seen, ...]
    many: _Many
    changes: Changes


class FinalsWatcher(QObject):
    """One round at a time over all folders; what comes up meanwhile gets a round of its own."""

    looked = Signal()  # states may have changed
    refused = Signal(object)  # WorldError: a folder went away

    def __init__(
        self,
        studio: Studio,
        *,
        runner: Runner,
        tasks: Tasks,
        bus: ChangeBus,
        clock: Clock,
        parent: QObject,
        pace: Pace | None = None,
    ) -> None:
        super().__init__(parent)
        self._studio, self._runner, self._tasks, self._clock = studio, runner, tasks, clock
        self._bus, self._pace = bus, pace or Pace()
        self._looks: dict[Path, Look] = {}
        self._states: dict[Path, FolderState] = {}
        self._is_busy = self._is_asked = self._is_closed = False
        self._put_off: set[Path] = set()  # a task over these was stopped; they wait until they are asked for
        self._match_again = True  # at the start: photos may have come while the program was not running
        self._ear = QFileSystemWatcher(self)
        self._ear.directoryChanged.connect(self._on_heard)
        self._ear.fileChanged.connect(self._on_heard)
        self._soon = Debounce(self, self._begin, delay_ms=self._pace.heard_ms)
        self._later = Debounce(self, self._begin, delay_ms=self._pace.imported_ms)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        bus.changed.connect(self._on_changed)

    @property
    def states(self) -> Mapping[Path, FolderState]:
        """The watched folders as they were at the last look."""
        return self._states

    @property
    def is_resting(self) -> bool:
        """Whether no look is on its way and nothing settles."""
        return not self._is_busy and not any(state.settling for state in self._states.values())

    def look_now(self) -> None:
        """A round as soon as there is time for one, over everything."""
        self._put_off.clear()
        self._soon.request()

    def close(self) -> None:
        """Begin nothing more; a look on its way ends at the next file."""
        self._is_closed = True
        self._timer.stop()
        if isValid(self._ear):  # it ends here and now, on the thread it lives on
            delete(self._ear)

    @Slot()
    def _on_heard(self) -> None:
        self._soon.request()

    @Slot(object, object)
    def _on_changed(self, changes: Changes, origin: object) -> None:
        if origin is self:
            return
        if changes.touches("photos", "folders"):
            self._match_again = True
            (self._soon if changes.touches("folders") else self._later).request()
        if changes.touches("finals"):
            ids = changes.rows["finals"]
            self._submit(partial(self._settle, ids), done=self._told)

    def _settle(self, ids: frozenset[UUID]) -> Changes:
        """An undo gave a final back: the file's place follows."""
        with self._studio.write() as db:
            return settle(db, ids)

    @Slot()
    def _begin(self) -> None:
        if self._is_closed:
            return
        if self._is_busy:
            self._is_asked = True
            return
        self._is_busy, self._is_asked = True, False
        again, self._match_again = self._match_again, False
        self._submit(
            partial(self._round, dict(self._looks), put_off=frozenset(self._put_off), matches=again),
            done=self._take_round,
        )

    def _round(self, looks: dict[Path, Look], *, put_off: frozenset[Path], matches: bool) -> _Round:
        """On a background thread."""
        seen: list[Seen] = []
        many: list[tuple[Path, UUID | None, tuple[Path, ...]]] = []
        changes = Changes()
        with self._studio.read() as db:
            folders = finals_folders(db)
        for folder, session in folders:
            if self._is_closed:
                break
            one = see(
                self._studio,
                folder,
                previous=looks.get(folder, Look()),
                clock=self._clock,
                is_cancelled=self._closing,
            )
            seen.append(one)
            changes |= one.changes
            settled = tuple(path for path in one.settled if path not in put_off)
            if len(settled) > QUIET_UP_TO:
                many.append((folder, session, settled))
            else:
                changes |= self._taken(settled, session).changes
            if matches and not self._is_closed:
                changes |= match_again(self._studio, folder, session_id=session, clock=self._clock)
        return _Round(seen=tuple(seen), many=tuple(many), changes=changes)

    def _taken(self, paths: tuple[Path, ...], session: UUID | None) -> Taken:
        return take_in(self._studio, paths, session_id=session, clock=self._clock, is_cancelled=self._closing)

    def _closing(self) -> bool:
        return self._is_closed

    def _take_round(self, result: object) -> None:
        assert isinstance(result, _Round)
        before = self._states
        self._looks = {one.folder: one.look for one in result.seen}
        self._states = {
            one.folder: FolderState(settling=one.waiting, problem=one.problem) for one in result.seen
        }
        self._listen(result.seen)
        for one in result.seen:
            known = before.get(one.folder)
            if one.problem is not None and (known is None or known.problem is None):
                self.refused.emit(one.problem)
        self._told(result.changes)
        if result.many and not self._is_closed:
            self._start_task(result.many)
        else:
            self._rest()

    def _start_task(self, many: _Many) -> None:
        count = sum(len(paths) for _, _, paths in many)
        told: list[Changes] = []
        title = self.tr("Link %n final(s) to their photos", "", count)
        task = self._tasks.start(title, partial(self._work, many, told))
        task.finished.connect(partial(self._task_over, task, many, told))

    def _work(self, many: _Many, told: list[Changes], control: TaskControl) -> None:
        done = 0
        total = sum(len(paths) for _, _, paths in many)
        for _, session, paths in many:
            taken = take_in(
                self._studio,
                paths,
                session_id=session,
                clock=self._clock,
                progress=_counted(control, done=done, total=total),
                is_cancelled=lambda: control.is_cancelled or self._is_closed,
            )
            done += len(paths)
            told.append(taken.changes)
            for one in taken.unreadable:
                control.fail(Failure(name=one.path.name, reason=one.reason))
            control.check()

    def _task_over(self, task: Task, many: _Many, told: list[Changes]) -> None:
        if task.state is not TaskState.DONE:
            self._put_off.update(path for _, _, paths in many for path in paths)
        changes = Changes()
        for one in told:
            changes |= one
        self._told(changes)
        self._rest()

    def _told(self, result: object) -> None:
        if isinstance(result, Changes) and result.rows:
            self._bus.changed.emit(result, self)

    def _rest(self) -> None:
        self._is_busy = False
        if self._is_closed:
            return
        settles = any(state.settling for state in self._states.values())
        self._timer.start(self._pace.settling_ms if settles else self._pace.resting_ms)
        self.looked.emit()
        if self._is_asked:
            self._soon.request()

    def _listen(self, seen: tuple[Seen, ...]) -> None:
        """Hear of changes in folders that were just listed, so that adding them costs no waiting."""
        wanted: set[str] = set()
        for one in seen:
            if one.listens and one.problem is None:
                below = {str(path.parent) for path in one.look.files}
                wanted |= {str(one.folder), *sorted(below)[:_MOST_LISTENED]}
        heard = set(self._ear.directories())
        if gone := heard - wanted:
            self._ear.removePaths(sorted(gone))
        if new := wanted - heard:
            self._ear.addPaths(sorted(new))

    def _submit(self, work: Callable[[], object], *, done: Callable[[object], None]) -> None:
        def came(result: object) -> None:
            if isValid(self) and not self._is_closed:
                done(result)

        self._runner.submit(Lane.BACKGROUND, work, Ticket(done=came, failed=self._failed))

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, WorldError):
            self._is_busy = False
            raise error
        log.warning("finals wait for the next look: %s", error)
        self._rest()


def _counted(control: TaskControl, *, done: int, total: int) -> Callable[[int, int, str], None]:
    def progress(number: int, _of: int, name: str) -> None:
        control.progress(done + number, total, name)

    return progress
