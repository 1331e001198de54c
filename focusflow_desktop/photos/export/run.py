"""Drives a plan through worker processes: progress with the time left, cancel, one account of every file.

Blocking and without Qt: a background task calls it, and so does the command line. A full disk pauses the run until
someone has made room or gives up; the files that are written stay, whole.
"""

from __future__ import annotations

import errno
import os
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from focusflow_desktop.photos.export.plan import ExportPlan, ExportSource, PhotoWork, Reading, Untouched
from focusflow_desktop.photos.export.worker import PART_MARK, FileResult, State, export_photo
from focusflow_desktop.photos.files import atomic
from focusflow_desktop.photos.files.atomic import PART_PREFIX
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.pool import Limits, Priority, Ticket
from focusflow_desktop.shared.durable import flush_folder
from focusflow_desktop.shared.errors import NoRoom, Unavailable, WorldError
from focusflow_desktop.shared.names import collision_key

_IN_FLIGHT = 4  # two at work, two waiting: no worker idles, and a cancel has little to wait for
_USUAL = Limits(seconds=120)
_DEVELOPING = Limits(seconds=300, memory_bytes=4 << 30)
_STALE_SECONDS = 600


class WorkPool(Protocol):
    """The part of the pool that an export uses."""

    def submit(
        self,
        function: Callable[[PhotoWork], list[FileResult]],
        /,
        *args: PhotoWork,
        priority: Priority = ...,
        limits: Limits = ...,
    ) -> Ticket[list[FileResult]]:
        """Queue a call."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is."""

    done: int
    total: int
    failed: int
    seconds_left: float | None  # None until there is something to reckon from
    latest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What became of one file, with the photo it came from."""

    source: ExportSource
    result: FileResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """The account of a run; `remaining` was not begun because it was cancelled or the disk stayed full."""

    lines: tuple[Line, ...]
    untouched: tuple[Untouched, ...] = ()
    remaining: tuple[PhotoWork, ...] = ()
    stopped_by: WorldError | None = None

    @property
    def written(self) -> tuple[Line, ...]:
        """The files that are there now."""
        return tuple(line for line in self.lines if line.result.state is State.WRITTEN)

    @property
    def failed(self) -> tuple[Line, ...]:
        """The files that could not be made, each with its reason."""
        return tuple(line for line in self.lines if line.result.state is State.FAILED)

    def retry_plan(self, plan: ExportPlan) -> ExportPlan:
        """What is left to do, as a plan of its own."""
        failed = {line.result.output.path for line in self.failed}
        again = [_only(work, failed) for work in plan.work if work not in self.remaining]
        return ExportPlan(work=(*[work for work in again if work.outputs], *self.remaining))


def run_export(
    plan: ExportPlan,
    *,
    pool: WorkPool,
    originals: Originals,
    progress: Callable[[Progress], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    may_go_on: Callable[[NoRoom], bool] = lambda _: False,
) -> ExportReport:
    """Carry out the plan. `may_go_on` is asked when the disk is full: True tries again, False stops the run."""
    prepare(plan.folders, originals)
    run = _Run(plan, pool=pool, progress=progress)
    while run.unfinished:
        if is_cancelled():
            run.give_up()
            break
        full = run.step()
        if full is not None and not may_go_on(full):
            run.give_up(because=full)
            break
    report = run.report()
    _make_names_durable(report)
    return report


def _make_names_durable(report: ExportReport) -> None:
    """Every file is whole from its first moment; once for all of them, their names outlive a power cut too."""
    for folder in {line.result.path.parent for line in report.written if line.result.path is not None}:
        try:
            flush_folder(folder)
        except OSError as error:
            raise _folder_unavailable(folder, error) from error


def prepare(folders: Iterable[Path], originals: Originals) -> None:
    """Folders exist, can be written to, hold no originals; what an interrupted export left in them is swept."""
    for folder in folders:
        originals.refuse(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder)
            _try_to_write(folder)
        except OSError as error:
            raise _folder_unavailable(folder, error) from error


def _try_to_write(folder: Path) -> None:
    """A folder that may only be read is told once, before hours of work, and not file by file."""
    probe = folder / f"{PART_PREFIX}{PART_MARK}{os.getpid()}-probe"
    try:
        os.close(atomic.create_part(probe))
        probe.unlink()
    except OSError as error:
        if error.errno not in (
            errno.ENOSPC,
            errno.EDQUOT,
        ):  # a full disk is told by the run, which can wait for room
            raise


def _folder_unavailable(folder: Path, error: OSError) -> Unavailable:
    said = error.strerror or str(error)
    return Unavailable(
        "export.folder_unavailable", f"{folder} cannot be written to: {said}", folder=str(folder), reason=said
    )


def sweep(folder: Path) -> int:
    """Remove the unfinished files of exports that are no longer running; returns how many."""
    left = [part for part in folder.glob(f"{PART_PREFIX}{PART_MARK}*") if _is_stale(part)]
    for part in left:
        part.unlink(missing_ok=True)
    return len(left)


def names_in(folders: Iterable[Path]) -> dict[Path, frozenset[str]]:
    """The collision keys of what lies in each folder now, for the plan."""
    return {
        folder: frozenset(collision_key(entry.name) for entry in os.scandir(folder))
        if folder.is_dir()
        else frozenset()
        for folder in folders
    }


class _Run:
    """The state of one run: what waits, what is in flight, what is told."""

    def __init__(self, plan: ExportPlan, *, pool: WorkPool, progress: Callable[[Progress], None]) -> None:
        self._plan = plan
        self._pool = pool
        self._tell = progress
        self._waiting = deque(plan.work)
        self._flying: deque[tuple[PhotoWork, Ticket[list[FileResult]]]] = deque()
        self._lines: list[Line] = []
        self._stopped_by: WorldError | None = None
        self._began = time.monotonic()
        self._done = 0

    @property
    def unfinished(self) -> bool:
        return bool(self._waiting or self._flying)

    def step(self) -> NoRoom | None:
        """Keep the workers busy and take the oldest answer; a full disk puts its photo back and is told."""
        while self._waiting and len(self._flying) < _IN_FLIGHT:
            self._submit(self._waiting.popleft())
        work, ticket = self._flying.popleft()
        return self._account(work, _answer(work, ticket))

    def give_up(self, *, because: WorldError | None = None) -> None:
        """Nothing new begins; what is being written is finished, for it would be lost work."""
        self._stopped_by = because
        while self._flying:
            work, ticket = self._flying.popleft()
            self._account(work, _answer(work, ticket))

    def report(self) -> ExportReport:
        return ExportReport(
            lines=tuple(self._lines),
            untouched=self._plan.untouched,
            remaining=tuple(self._waiting),
            stopped_by=self._stopped_by,
        )

    def _submit(self, work: PhotoWork) -> None:
        limits = _DEVELOPING if work.reading is not Reading.FILE else _USUAL
        ticket = self._pool.submit(export_photo, work, priority=Priority.ANALYSIS, limits=limits)
        self._flying.append((work, ticket))

    def _account(self, work: PhotoWork, results: list[FileResult]) -> NoRoom | None:
        full = next((r.error for r in results if isinstance(r.error, NoRoom)), None)
        if full is not None:
            again = {r.output.path for r in results if isinstance(r.error, NoRoom)}
            self._waiting.appendleft(_only(work, again))
            results = [result for result in results if not isinstance(result.error, NoRoom)]
        self._lines += [Line(source=work.source, result=result) for result in results]
        self._done += full is None
        self._tell_progress(work.source.name)
        return full

    def _tell_progress(self, latest: str) -> None:
        total = len(self._plan.work)
        took = time.monotonic() - self._began
        left = took / self._done * (total - self._done) if self._done else None
        failed = sum(line.result.state is State.FAILED for line in self._lines)
        self._tell(Progress(done=self._done, total=total, failed=failed, seconds_left=left, latest=latest))


def _answer(work: PhotoWork, ticket: Ticket[list[FileResult]]) -> list[FileResult]:
    try:
        return ticket.result()
    except WorldError as error:  # the worker died or overstayed: every file of this photo is told so
        error.fields.setdefault("file", str(work.path))
        return [FileResult(output=output, state=State.FAILED, error=error) for output in work.outputs]


def _only(work: PhotoWork, paths: set[Path]) -> PhotoWork:
    return replace(work, outputs=tuple(output for output in work.outputs if output.path in paths))


def _is_stale(part: Path) -> bool:
    """Its process is gone, or it is so old that no export is still writing it."""
    try:
        age = time.time() - part.stat().st_mtime
        pid = int(part.name.removeprefix(f"{PART_PREFIX}{PART_MARK}").partition("-")[0])
    except (OSError, ValueError):
        return True
    return age > _STALE_SECONDS or not _is_running(pid)


def _is_running(pid: int) -> bool:
    if os.name == "nt":  # there signal 0 would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
