"""Files come to a job: copied into the studio behind the window, then put with the job as one step."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.jobs.files import (
    FileOfJob,
    Kept,
    attach_file,
    keep_file,
    named_copy,
    remove_file,
)
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.task import Task, TaskControl
from focusflow_desktop.ui.jobs.page import JobsPage
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

_OPENED = "focusflow-opened"


class JobFiles(QObject):
    """Brings, opens and takes off."""

    def __init__(
        self,
        page: JobsPage,
        frame: Frame,
        *,
        folder: Path,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(page)
        self._page, self._frame, self._folder, self._open = page, frame, folder, open_url
        self._steps = Steps(page, frame)
        page.job.files_brought.connect(self.bring)
        page.job.file_opened.connect(self.open)
        page.job.file_removed.connect(self._on_removed)

    @Slot(object)
    def bring(self, paths: list[Path]) -> None:
        """Copy them and put them with the job that is shown."""
        page = self._page.job.page
        if page is None:
            return
        self._page.job.show_error("files", "")
        work = partial(_keep_all, paths=list(paths), folder=self._folder)
        task = self._frame.tasks.start(self.tr("Copying %n file(s) into the studio", "", len(paths)), work)
        task.finished.connect(partial(self._on_kept, task, page.id))

    def _on_kept(self, task: Task, job_id: UUID) -> None:
        if task.error is not None:
            self._said_beside(task.error)
        if isinstance(task.result, tuple):
            kept, error = task.result
            if error is not None:
                self._said_beside(error)
            if kept:
                op = partial(_attach_all, job_id=job_id, kept=kept)
                said = self.tr("%n file(s) put with the job", "", len(kept))
                self._steps.write(op, step=self.tr("Add files"), said=said, failed=self._said_beside)
        self._frame.tasks.put_away(task)

    @Slot(object)
    def open(self, file: FileOfJob) -> None:
        """A copy under its own name, in the program that is for it."""

        def done(path: Path) -> None:
            self._open(QUrl.fromLocalFile(str(path)))

        beside = Path(tempfile.gettempdir()) / _OPENED
        self._frame.door.run_query(
            self,
            lambda _db: named_copy(file, self._folder, beside=beside),
            done=done,
            failed=self._said_beside,
        )

    @Slot(object)
    def _on_removed(self, file_id: UUID) -> None:
        op = partial(remove_file, file_id=file_id)
        self._steps.write(
            op, step=self.tr("Take a file off"), said=self.tr("Taken off"), failed=self._said_beside
        )

    def _said_beside(self, error: WorldError) -> None:
        self._page.job.show_error("files", error_words(error))


def _keep_all(
    control: TaskControl, *, paths: list[Path], folder: Path
) -> tuple[list[Kept], WorldError | None]:
    """Those that could be copied, and the first reason why another could not."""
    kept: list[Kept] = []
    first: WorldError | None = None
    for at, path in enumerate(paths):
        control.check()
        control.progress(at, len(paths), path.name)
        try:
            kept.append(keep_file(path, folder))
        except WorldError as error:
            first = first or error
    return kept, first


def _attach_all(db: DbSession, *, job_id: UUID, kept: list[Kept]) -> Changes:
    changes = Changes()
    for one in kept:
        changes |= attach_file(db, job_id, one)
    return changes
