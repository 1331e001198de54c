"""Putting photos back from the system's trash: one command over the selected photos, done as a task."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.culling.putting_back import PutBack, Trashed, in_trash, put_back
from focusflow_desktop.photos.library.presence import note
from focusflow_desktop.tasks.task import Failure, Task, TaskControl
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame

if TYPE_CHECKING:
    from focusflow_desktop.ui.services import Services


class PutBackFromTrash(QObject):
    """The command, the task, the words at the end."""

    def __init__(
        self, parent: QObject, frame: Frame, services: Services, *, selected: Callable[[], list[UUID]]
    ) -> None:
        super().__init__(parent)
        self._frame, self._services, self._selected = frame, services, selected
        frame.commands.register(
            Command(
                id="library.put_back",
                title=self.tr("Put back from the trash"),
                run=self.ask,
                room="library",
                icon="undo-2",
                menu=self.tr("Photo"),
            )
        )

    def ask(self) -> None:
        """Look which of the selected photos are in the trash, and begin."""
        ids = self._selected()
        self._frame.door.run_query(self, lambda db: in_trash(db, ids), done=self._begin)

    def _begin(self, found: list[Trashed]) -> None:
        if not found:
            self._frame.messages.info(
                self.tr("None of these is in the trash. The chip Trash shows those that are.")
            )
            return
        title = self.tr("Put %n photo(s) back from the trash", "", len(found))
        task = self._frame.tasks.start(title, partial(self._work, tuple(found)))
        task.finished.connect(partial(self._on_finished, task))

    def _work(self, chosen: Sequence[Trashed], control: TaskControl) -> PutBack:
        result = put_back(chosen, cancelled=lambda: control.is_cancelled, progress=control.progress)
        for path, reason in result.failed:
            control.fail(Failure(name=path.name, reason=reason))
        with self._services.studio.write() as db:
            note(db, result.presence, at=self._services.clock.now())
        return result

    def _on_finished(self, task: Task) -> None:
        if task.error is not None:
            self._frame.messages.error(error_words(task.error))
        result = task.result
        if not isinstance(result, PutBack):
            return
        self._frame.door.bus.changed.emit(Changes.of("photos"), None)
        said = self.tr("%n photo(s) back where they were.", "", result.photos)
        if result.failed:
            left = self.tr("%n file(s) could not be put back: see Tasks.", "", len(result.failed))
            self._frame.messages.warn(f"{said} {left}" if result.photos else left)
        else:
            self._frame.messages.good(said)
