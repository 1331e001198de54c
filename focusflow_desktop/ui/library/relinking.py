"""Finding missing files again: the person chooses a folder, sees how many were found there, and says yes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from focusflow_desktop.photos.library.relinking import Relinking, link, lost_files, search
from focusflow_desktop.tasks.task import Task, TaskControl
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame

if TYPE_CHECKING:
    from focusflow_desktop.ui.services import Services


class Relinker(QObject):
    """The command, the search as a task, the preview, and the link."""

    def __init__(self, window: QWidget, frame: Frame, services: Services) -> None:
        super().__init__(window)
        self._window, self._frame, self._services = window, frame, services
        self.preview: QMessageBox | None = None
        frame.commands.register(
            Command(
                id="library.find_missing",
                title=self.tr("Find missing files…"),
                run=self.choose,
                room="library",
                icon="folder-search",
                menu=self.tr("File"),
            )
        )

    def choose(self) -> None:
        """The person shows where to search."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, self.tr("The folder to search, with all folders in it"), str(Path.home())
        )
        if chosen:
            self.start(Path(chosen))

    def start(self, folder: Path) -> Task:
        """Search the whole tree in the background; files are only read."""
        title = self.tr("Search {folder} for missing files").replace("{folder}", folder.name or str(folder))
        task = self._frame.tasks.start(title, partial(self._search, folder))
        task.finished.connect(partial(self._on_finished, task))
        return task

    def _search(self, folder: Path, control: TaskControl) -> Relinking:
        with self._services.studio.read() as db:
            lost = lost_files(db)
        found = search(folder, lost, cancelled=lambda: control.is_cancelled, progress=control.progress)
        control.check()
        return found

    def _on_finished(self, task: Task) -> None:
        if task.error is not None:
            self._frame.messages.error(error_words(task.error))
        result = task.result
        if not isinstance(result, Relinking):
            return
        where = result.folder.name or str(result.folder)
        if not result.total:
            self._frame.messages.good(self.tr("No file is missing."))
        elif not result.found:
            said = self.tr(
                "None of the %n missing file(s) is in {folder}. Try another folder.", "", result.total
            )
            self._frame.messages.warn(said.replace("{folder}", where))
        else:
            self._ask(result, where)

    def _ask(self, result: Relinking, where: str) -> None:
        said = self.tr("{found} of {total} found in {folder}")
        said = said.replace("{found}", str(len(result.found))).replace("{total}", str(result.total))
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Find missing files"))
        box.setText(said.replace("{folder}", where))
        old, new = result.found[0]
        box.setInformativeText(
            self.tr(
                "Their content was compared and is the same. FocusFlow will look for them here from now on; "
                "no file is moved or changed.\n\n{old}\nis now\n{new}"
            )
            .replace("{old}", str(old))
            .replace("{new}", str(new))
        )
        yes = box.addButton(
            self.tr("Link %n file(s)", "", len(result.found)), QMessageBox.ButtonRole.AcceptRole
        )
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(yes)
        box.accepted.connect(partial(self._link, result))
        self.preview = box
        box.open()

    def _link(self, result: Relinking) -> None:
        self._frame.door.run_write(
            self, lambda db: link(db, result), done=lambda _changes: self._say_linked(result)
        )

    def _say_linked(self, result: Relinking) -> None:
        said = self.tr("%n file(s) linked.", "", len(result.found))
        if result.not_found:
            left = self.tr("%n file(s) still missing.", "", len(result.not_found))
            self._frame.messages.warn(f"{said} {left}")
        else:
            self._frame.messages.good(said)
