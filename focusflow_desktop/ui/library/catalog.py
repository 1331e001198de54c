"""Reading a Lightroom catalog from the window: chosen by the person, read as a task, told with what was not found."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.awake import stay_awake
from focusflow_desktop.photos.ingest.surroundings import Progress
from focusflow_desktop.photos.lightroom.reading import CatalogResult, CatalogStep, read_into
from focusflow_desktop.tasks.task import Failure, Task, TaskControl
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame

if TYPE_CHECKING:
    from focusflow_desktop.ui.services import Services


class CatalogReader(QObject):
    """Asks for the catalog, starts the task, says how it went."""

    def __init__(self, window: QWidget, frame: Frame, services: Services) -> None:
        super().__init__(window)
        self._window, self._frame, self._services = window, frame, services
        self._roots: dict[str, Path] = {}
        frame.commands.register(
            Command(
                id="library.read_catalog",
                title=self.tr("Read a Lightroom catalog…"),
                run=self.choose,
                icon="book-open",
                menu=self.tr("File"),
            )
        )

    def choose(self) -> None:
        """The person shows where the catalog is."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("The Lightroom catalog"),
            str(Path.home()),
            self.tr("Lightroom catalogs") + " (*.lrcat)",
        )
        if chosen:
            self.start(Path(chosen))

    def start(self, catalog: Path) -> Task:
        """Read it in the background; nothing but the studio's own database is written."""
        title = self.tr("Read {file}").replace("{file}", catalog.name)
        work = partial(_read, self._services, catalog, roots=dict(self._roots), step=title)
        task = self._frame.tasks.start(title, work)
        task.finished.connect(partial(self._on_finished, task, catalog))
        return task

    def find_root(self, catalog: Path, root: str, folder: Path) -> Task:
        """This root folder of the catalog lies in `folder` now: read it once more."""
        self._roots[root] = folder
        return self.start(catalog)

    def _ask_root(self, catalog: Path, root: str) -> None:
        title = self.tr("Where {folder} is now").replace("{folder}", root)
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        if chosen:
            self.find_root(catalog, root, Path(chosen))

    def _on_finished(self, task: Task, catalog: Path) -> None:
        if task.error is not None:
            self._frame.messages.error(error_words(task.error), retry=partial(self._again, catalog))
        result = task.result
        if not isinstance(result, CatalogResult):
            return
        self._frame.door.bus.changed.emit(result.changes, None)
        said = self._words(result)
        if result.lost_roots:
            root = result.lost_roots[0]
            said += " " + self.tr("Nothing was found below {folder}.").replace("{folder}", root)
            act = partial(self._ask_root, catalog, root)
            self._frame.messages.warn(said, act=self.tr("Show where it is…"), run=act)
        elif result.not_found or result.problems:
            self._frame.messages.warn(said)
        else:
            self._frame.messages.good(said)

    def _again(self, catalog: Path) -> None:
        self.start(catalog)

    def _words(self, result: CatalogResult) -> str:
        content = result.content
        parts = [
            self.tr(
                "%n photo(s) of the catalog in your library, untouched where they lie.", "", result.photos
            )
        ]
        if result.taken.kept:
            parts.append(self.tr("%n photo(s) kept the marks given here.", "", result.taken.kept))
        if result.not_found:
            lost = len(result.not_found)
            parts.append(self.tr("%n photo(s) not found: they are listed under Tasks.", "", lost))
        left = [
            (content.virtual_copies, self.tr("virtual copies ({0})")),
            (content.smart_collections, self.tr("smart collections ({0})")),
            (content.stacks, self.tr("stacks ({0})")),
        ]
        said = ", ".join(words.replace("{0}", str(count)) for count, words in left if count)
        if said:
            parts.append(self.tr("Not taken: {what}.").replace("{what}", said))
        return " ".join(parts)


def _read(
    services: Services, catalog: Path, control: TaskControl, *, roots: Mapping[str, Path], step: str
) -> CatalogResult:
    def tell(done: CatalogStep) -> None:
        control.progress(done.done, done.total, done.path.name)
        if done.problem:
            control.fail(Failure(name=str(done.path), reason=done.problem))

    def told_already(_progress: Progress) -> None:
        """Each photo is told as a whole."""

    around = surroundings(services.studio, progress=told_already, cancelled=lambda: control.is_cancelled)
    services.marks.flush()  # what is on its way to the disk is the photographer's own
    with stay_awake("FocusFlow reads a catalog"):
        return read_into(services.studio, catalog, around=around, roots=roots, step=step, tell=tell)
