"""Adding an archive where it lies, as a task: registered, never copied, moved or written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FolderKind
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.in_place import add_in_place
from focusflow_desktop.photos.ingest.results import FileResult, FileState
from focusflow_desktop.photos.ingest.surroundings import Progress
from focusflow_desktop.photos.library.operations import remember_folder
from focusflow_desktop.tasks.task import Failure, Task, TaskControl
from focusflow_desktop.ui.ingest import words
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.shell.page import Frame


def start_in_place(folder: Path, frame: Frame, services: Services) -> Task:
    """Register everything below `folder`; sidecars there are read, and written only when switched on."""
    title = words.tr("Add {folder} where it is").replace("{folder}", folder.name)
    task = frame.tasks.start(title, partial(_add, services, folder))
    task.finished.connect(
        lambda: frame.door.bus.changed.emit(Changes.of("photos") | Changes.of("folders"), None)
    )
    return task


def _add(services: Services, folder: Path, control: TaskControl) -> list[FileResult]:
    def tell(progress: Progress) -> None:
        control.progress(progress.done, progress.total, progress.file)
        result = progress.result
        if result is not None and result.state in (FileState.REFUSED, FileState.FAILED):
            control.fail(Failure(name=result.file.name, reason=result.reason))

    with services.studio.write() as db:
        remember_folder(db, folder, FolderKind.IN_PLACE)
    around = surroundings(services.studio, progress=tell, cancelled=lambda: control.is_cancelled)
    return add_in_place(folder, around=around)
