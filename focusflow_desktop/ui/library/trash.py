"""Moving rejects to the system's trash: counted, listed, asked once, done as a task (decisions 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QFile, QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.culling.trashing import (
    Reject,
    TrashResult,
    move_to_trash,
    note_trashed,
    rejects,
)
from focusflow_desktop.photos.files.trash import Mover
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.tasks.task import Failure, Task, TaskControl
from focusflow_desktop.ui.library.thumbnails import ThumbnailSource
from focusflow_desktop.ui.library.trash_dialog import TrashDialog
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame

if TYPE_CHECKING:
    from focusflow_desktop.ui.services import Services


def system_trash(path: Path) -> bool:
    """The one place that moves an original away: Qt puts it where the system's file manager finds it again."""
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    QDir().mkpath(home)  # a new account has no such folder yet, and then there would be no trash
    return QFile(str(path)).moveToTrash()


class RejectsToTrash(QObject):
    """The command, the list, the task, the words at the end."""

    def __init__(
        self,
        window: QWidget,
        frame: Frame,
        services: Services,
        *,
        thumbnails: ThumbnailSource,
        shown: Callable[[], Filter],
        move: Mover = system_trash,
    ) -> None:
        super().__init__(window)
        self._window, self._frame, self._services = window, frame, services
        self._thumbnails, self._shown = thumbnails, shown
        self.dialog: TrashDialog | None = None
        self._move = move
        frame.commands.register(
            Command(
                id="library.trash_rejects",
                title=self.tr("Move rejects to trash…"),
                run=self.ask,
                room="library",
                icon="trash",
                menu=self.tr("Photo"),
                shortcut="Ctrl+Backspace",
            )
        )

    def ask(self) -> None:
        """List the rejects among the photos that are shown."""
        if self._is_busy():
            return
        filter_ = self._shown()
        self._services.marks.flush(timeout_s=0)
        self._frame.door.run_query(self, lambda db: rejects(db, filter_), done=self._show)

    def start(self, chosen: Sequence[Reject]) -> Task | None:
        """Move what was confirmed. Nothing happens while other work may be reading these files."""
        if self._is_busy():
            return None
        title = self.tr("Move %n photo(s) to the trash", "", len(chosen))
        task = self._frame.tasks.start(title, partial(self._work, tuple(chosen)))
        task.finished.connect(partial(self._on_finished, task))
        return task

    def _show(self, found: list[Reject]) -> None:
        if not found:
            self._frame.messages.info(self.tr("No rejected photo is shown here."))
            return
        dialog = TrashDialog(found, self._thumbnails, parent=self._window)
        dialog.confirmed.connect(self.start)
        self.dialog = dialog
        dialog.open()

    def _is_busy(self) -> bool:
        if not self._frame.tasks.running:
            return False
        said = self.tr("Other work is still running and may need these photos. Wait until it is done.")
        self._frame.messages.warn(said)
        return True

    def _work(self, chosen: Sequence[Reject], control: TaskControl) -> TrashResult:
        result = move_to_trash(
            chosen, move=self._move, cancelled=lambda: control.is_cancelled, progress=control.progress
        )
        for path, reason in result.failed:
            control.fail(Failure(name=path.name, reason=reason))
        with self._services.studio.write() as db:
            note_trashed(db, result.moved, at=self._services.clock.now())
        return result

    def _on_finished(self, task: Task) -> None:
        if task.error is not None:
            self._frame.messages.error(error_words(task.error))
        result = task.result
        if not isinstance(result, TrashResult):
            return
        self._frame.door.bus.changed.emit(Changes.of("photos"), None)
        count = result.photos
        said = self.tr("%n photo(s) in the trash. The chip Trash shows them and puts them back.", "", count)
        if result.failed:
            left = self.tr("%n file(s) stayed where they are: see Tasks.", "", len(result.failed))
            self._frame.messages.warn(f"{said} {left}")
        else:
            self._frame.messages.good(said)
