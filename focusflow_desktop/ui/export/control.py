"""What the export page does: which photos, which presets, the preview by the real recipe, and the run as a task."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.photos.export import preview
from focusflow_desktop.photos.export.plan import ExportPlan, ExportSource, folders_of, plan_export
from focusflow_desktop.photos.export.preset_files import load_presets
from focusflow_desktop.photos.export.presets import Preset
from focusflow_desktop.photos.export.run import ExportReport, Progress, names_in, run_export
from focusflow_desktop.photos.export.sources import export_sources
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.files.room import free_below
from focusflow_desktop.photos.library.queries import original_folders
from focusflow_desktop.photos.pool import Pool, Priority
from focusflow_desktop.shared.errors import Unavailable, WorldError
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.tasks.task import Failure, TaskControl
from focusflow_desktop.ui.export.page import ExportPage
from focusflow_desktop.ui.export.state import ExportState, PresetLine
from focusflow_desktop.ui.export.words import bytes_words, facts_of, one_line
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame


class ExportControl(QObject):
    """Holds what the person chose in the export room and makes the page's states from it."""

    def __init__(
        self, page: ExportPage, frame: Frame, *, pool: Pool, runner: Runner, studio_folder: Path
    ) -> None:
        super().__init__(page)
        self._page, self._frame, self._pool, self._runner = page, frame, pool, runner
        self._presets, problems = load_presets(studio_folder)
        self._on: set[int] = {0}
        self._sources: list[ExportSource] = []
        self._protected: list[Path] = []
        self._state = ExportState(target=self._remembered_target())
        self._asked = 0
        page.entered.connect(self._on_entered)
        page.preset_toggled.connect(self._on_toggled)
        page.preset_chosen.connect(self._on_chosen)
        page.watermark_changed.connect(self._on_mark)
        page.target_asked.connect(self._on_target)
        page.step_asked.connect(self._on_step)
        page.start_asked.connect(self.start)
        page.back_asked.connect(self._on_back)
        for problem in problems:
            frame.messages.error(problem)
        self._show()

    def choose_photos(self, ids: Sequence[UUID]) -> None:
        """Export these photos."""
        settings = self._frame.settings
        creator, rights = settings.text("person.name"), settings.text("person.copyright")

        def read(db: DbSession) -> tuple[list[ExportSource], list[Path]]:
            return export_sources(db, ids, creator=creator, rights=rights), original_folders(db)

        self._frame.door.run_query(self, read, done=self._take_sources)

    def choose_target(self, folder: Path) -> None:
        """Write into this folder."""
        self._frame.settings.set_memo("export.target", str(folder))
        self._state = replace(self._state, target=folder, room="")
        self._show()
        self._ask_room()

    def start(self) -> None:
        """Run the ticked presets over the photos as a task."""
        target = self._state.target
        if target is None or not self._sources:
            return
        presets = [self._presets[number] for number in sorted(self._on)]
        plan = partial(_plan, list(self._sources), presets, folder=target)
        self._background(plan, done=self._take_plan, failed=self._frame.messages.error)

    def _take_plan(self, plan: object) -> None:
        assert isinstance(plan, ExportPlan)
        self._run(plan, title=self.tr("Export %n file(s)", "", plan.file_count))

    def _run(self, plan: ExportPlan, *, title: str) -> None:
        work = partial(_export, plan, pool=self._pool, originals=Originals(self._protected))
        task = self._frame.tasks.start(title, work)
        task.finished.connect(lambda: self._finished(plan, task.result))

    def _finished(self, plan: ExportPlan, result: object) -> None:
        if not isinstance(result, ExportReport):
            return
        if result.failed or result.stopped_by is not None:
            words = self.tr("%n file(s) could not be exported.", "", len(result.failed))
            if result.written:
                words += " " + self.tr("The others are there, whole.")
            if result.stopped_by is not None:
                words = error_words(result.stopped_by)
            again = partial(self._run, result.retry_plan(plan), title=self.tr("Export again"))
            self._frame.messages.warn(words, act=self.tr("Try again"), run=again)
        elif result.written:
            self._frame.messages.good(self.tr("%n file(s) exported", "", len(result.written)))

    def _take_sources(self, found: tuple[list[ExportSource], list[Path]]) -> None:
        self._sources, self._protected = found
        subject = self.tr("%n photo(s)", "", len(self._sources))
        self._state = replace(self._state, subject=subject, position=0, photos=len(self._sources))
        self._show()
        self._ask_preview()

    def _on_entered(self, place: dict[str, object]) -> None:
        ids = place.get("ids")
        self._ask_room()
        if isinstance(ids, (list, tuple)):
            self.choose_photos(tuple(ids))

    def _on_toggled(self, number: int, is_on: bool) -> None:
        if is_on:
            self._on.add(number)
        else:
            self._on.discard(number)
        self._on_chosen(number)

    def _on_chosen(self, number: int) -> None:
        self._state = replace(self._state, chosen=number)
        self._show()
        self._ask_preview()

    def _on_mark(self, words: str) -> None:
        preset = self._presets[self._state.chosen]
        mark = preset.recipe.watermark
        if mark is not None and words.strip() and words != mark.text:
            recipe = replace(preset.recipe, watermark=replace(mark, text=words, image=None))
            self._presets[self._state.chosen] = replace(preset, recipe=recipe)
            self._show()
            self._ask_preview()

    def _on_target(self) -> None:
        start = str(self._state.target or Path.home())
        chosen = QFileDialog.getExistingDirectory(self._page, self.tr("Where the files go"), start)
        if chosen:
            self.choose_target(Path(chosen))

    def _on_step(self, step: int) -> None:
        position = self._state.position + step
        if 0 <= position < len(self._sources):
            self._state = replace(self._state, position=position)
            self._show()
            self._ask_preview()

    def _on_back(self) -> None:
        self._frame.show_room("library")

    def _show(self) -> None:
        chosen = self._presets[self._state.chosen]
        mark = chosen.recipe.watermark
        lines = tuple(
            PresetLine(
                name=p.name,
                line=one_line(p),
                is_on=n in self._on,
                files=len(self._sources) if n in self._on else 0,
            )
            for n, p in enumerate(self._presets)
        )
        self._state = replace(
            self._state,
            presets=lines,
            facts=facts_of(chosen),
            watermark=mark.text if mark is not None and mark.image is None else None,
            total_files=len(self._sources) * len(self._on),
        )
        self._page.show_state(self._state)

    def _ask_room(self) -> None:
        target = self._state.target
        if target is None:
            return

        def done(free: object) -> None:
            assert isinstance(free, int)
            if target == self._state.target:
                words = self.tr("{size} free").replace("{size}", bytes_words(free))
                self._state = replace(self._state, room=words)
                self._show()

        self._background(partial(_free, target), done=done, failed=self._frame.messages.error)

    def _remembered_target(self) -> Path | None:
        remembered = self._frame.settings.memo("export.target")
        if isinstance(remembered, str):
            return Path(remembered)
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return Path(pictures) / "FocusFlow exports" if pictures else None

    def _ask_preview(self) -> None:
        if not self._sources:
            self._state = replace(self._state, preview=None, caption="", problem=self.tr("No photos chosen"))
            self._show()
            return
        self._asked += 1
        asked = self._asked
        preset, source = self._presets[self._state.chosen], self._sources[self._state.position]
        self._state = replace(self._state, is_rendering=True, problem="", preview=None, caption="")
        self._show()

        def done(result: object) -> None:
            if asked == self._asked:
                self._take_preview(result)

        def failed(error: WorldError) -> None:
            if asked == self._asked:
                self._state = replace(self._state, is_rendering=False, problem=error_words(error))
                self._show()

        work = partial(_preview, self._pool, source=source, preset=preset)
        self._background(work, done=done, failed=failed)

    def _background(
        self,
        work: Callable[[], object],
        *,
        done: Callable[[object], None],
        failed: Callable[[WorldError], None],
    ) -> None:
        def came(result: object) -> None:
            if isValid(self):  # the page may be gone when the answer comes
                done(result)

        def refused(error: BaseException) -> None:
            if not isinstance(error, WorldError):
                raise error
            if isValid(self):
                failed(error)

        self._runner.submit(Lane.BACKGROUND, work, Ticket(done=came, failed=refused))

    def _take_preview(self, result: object) -> None:
        assert isinstance(result, preview.Preview)
        image = QImage.fromData(result.content)
        size = bytes_words(result.byte_count)
        caption = f"{result.name} · {result.width} × {result.height} · {size}"
        self._state = replace(self._state, is_rendering=False, preview=image, caption=caption, problem="")
        self._show()


def _free(target: Path) -> int:
    try:
        return free_below(target)
    except OSError as error:
        raise _away(target, error) from error


def _away(target: Path, error: OSError) -> Unavailable:
    message = f"{target} cannot be reached: {error.strerror}."
    return Unavailable("export.target_away", message, name=str(target))


def _plan(sources: Sequence[ExportSource], presets: Sequence[Preset], *, folder: Path) -> ExportPlan:
    try:
        taken = names_in(folders_of(presets, folder=folder))
    except OSError as error:
        raise _away(folder, error) from error
    return plan_export(sources, presets, folder=folder, taken=taken)


def _preview(pool: Pool, *, source: ExportSource, preset: Preset) -> preview.Preview:
    plan = plan_export([source], [preset], folder=Path(), taken={})
    if not plan.work:
        raise preview.no_file(source.name)
    [work] = plan.work
    return pool.submit(preview.render_preview, work, priority=Priority.VISIBLE).result()


def _export(plan: ExportPlan, control: TaskControl, *, pool: Pool, originals: Originals) -> ExportReport:
    def progress(now: Progress) -> None:
        control.progress(now.done, now.total, now.latest)

    report = run_export(
        plan, pool=pool, originals=originals, progress=progress, is_cancelled=lambda: control.is_cancelled
    )
    for line in report.failed:
        error = line.result.error
        control.fail(Failure(name=line.source.name, reason=error_words(error) if error else ""))
    return report
