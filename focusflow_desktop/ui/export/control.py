"""What the export page does: which photos, which presets, the preview by the real recipe, and the run as a task."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.photos.export import preview
from focusflow_desktop.photos.export.plan import ExportPlan, ExportSource, Why
from focusflow_desktop.photos.export.preset_files import load_shelf
from focusflow_desktop.photos.export.run import ExportReport
from focusflow_desktop.photos.export.sources import export_sources, seen_now
from focusflow_desktop.photos.files.originals import Originals
from focusflow_desktop.photos.library.queries import original_folders
from focusflow_desktop.photos.pool import Pool
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.runner import Runner
from focusflow_desktop.tasks.task import Task
from focusflow_desktop.tasks.throttle import Debounce
from focusflow_desktop.ui.export.background import Background
from focusflow_desktop.ui.export.choices import Choices
from focusflow_desktop.ui.export.editing import PresetEditing, lines_of
from focusflow_desktop.ui.export.page import ExportPage
from focusflow_desktop.ui.export.state import ExportState
from focusflow_desktop.ui.export.subject import Subject
from focusflow_desktop.ui.export.summary import folder_of, summary_of
from focusflow_desktop.ui.export.words import bytes_words, facts_of
from focusflow_desktop.ui.export.work import export, free, plan_run, render_shown
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame

_TYPING_MS = 300


def open_in_system(folder: Path) -> None:
    """In the system's own window for files."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class ExportControl(QObject):
    """Holds what the person chose in the export room and makes the page's states from it."""

    def __init__(
        self,
        page: ExportPage,
        frame: Frame,
        *,
        pool: Pool,
        runner: Runner,
        studio_folder: Path,
        open_folder: Callable[[Path], None] = open_in_system,
    ) -> None:
        super().__init__(page)
        self._page, self._frame, self._pool, self._runner = page, frame, pool, runner
        self._choices = Choices(load_shelf(studio_folder))
        self._asking = Background(self, runner)
        self._editing = PresetEditing(
            self, frame, choices=self._choices, background=self._asking, folder=studio_folder
        )
        self._editing.changed.connect(self._on_edited)
        self._editing.shelf_changed.connect(self._on_chosen_again)
        self._preview_soon = Debounce(self, self._ask_preview, delay_ms=_TYPING_MS)
        self._subject = Subject()
        self._open = open_folder
        self._state = ExportState(target=self._remembered_target())
        self._asked = 0
        page.entered.connect(self._on_entered)
        page.preset_toggled.connect(self._on_toggled)
        page.preset_chosen.connect(self._on_chosen)
        page.watermark_changed.connect(self._on_mark)
        page.target_asked.connect(self._on_target)
        page.step_asked.connect(self._on_step)
        page.start_asked.connect(self.start)
        page.originals_asked.connect(self._on_originals)
        page.back_asked.connect(self._on_back)
        page.edit_asked.connect(self._editing.edit)
        page.duplicate_asked.connect(self._editing.duplicate)
        page.delete_asked.connect(self._editing.delete)
        page.presets.new_asked.connect(self._editing.begin)
        page.editor.changed.connect(self._editing.change)
        page.editor.save_asked.connect(self._editing.save)
        page.editor.leave_asked.connect(self._editing.leave)
        self._show()

    def choose_photos(self, ids: Sequence[UUID]) -> None:
        """Export these photos."""
        settings = self._frame.settings
        creator, rights = settings.text("person.name"), settings.text("person.copyright")

        def read(db: DbSession) -> Subject:
            found = seen_now(export_sources(db, ids, creator=creator, rights=rights))
            return Subject(sources=tuple(found), protected=tuple(original_folders(db)))

        self._frame.door.run_query(self, read, done=self._take_subject)

    def choose_target(self, folder: Path) -> None:
        """Write into this folder."""
        self._frame.settings.set_memo("export.target", str(folder))
        self._state = replace(self._state, target=folder, room="")
        self._show()
        self._ask_room()

    def start(self) -> None:
        """Run the ticked presets over the photos as a task."""
        target = self._state.target
        if target is None or not self._subject.sources:
            return
        plan = partial(plan_run, self._subject, self._choices.ticked, folder=target)
        self._asking.run(plan, done=self._take_plan, failed=self._frame.messages.error)

    def _take_plan(self, found: object) -> None:
        """A final that went missing since the room was entered is told first: the person chooses, then starts."""
        assert isinstance(found, tuple)
        subject, plan = found
        is_news = subject.without_finals > self._subject.without_finals
        self._subject = subject
        if is_news and plan.left_out(Why.FINAL_MISSING):
            said = self.tr("%n edited photo(s): the final is missing.", "", subject.without_finals)
            self._frame.messages.warn(said + " " + self.tr("Choose below what to do, then export."))
            self._show()
            return
        self._run(plan, title=self.tr("Export %n file(s)", "", plan.file_count))

    def _run(self, plan: ExportPlan, *, title: str) -> None:
        work = partial(export, plan, pool=self._pool, originals=Originals(list(self._subject.protected)))
        task = self._frame.tasks.start(title, work)
        task.finished.connect(lambda: self._finished(plan, task))

    def _finished(self, plan: ExportPlan, task: Task) -> None:
        result = task.result
        if task.error is not None:
            again = partial(self._run, plan, title=task.title)
            self._frame.messages.error(task.error, retry=again)
        if not isinstance(result, ExportReport):
            return
        said = summary_of(result)
        if said.may_retry:
            again = partial(self._run, result.retry_plan(plan), title=self.tr("Export again"))
            self._frame.messages.warn(said.text, act=self.tr("Try again"), run=again)
            return
        folder = folder_of(result)
        act = self.tr("Open the folder") if folder is not None else ""
        show = partial(self._open, folder) if folder is not None else None
        say = self._frame.messages.good if said.is_good else self._frame.messages.warn
        say(said.text, act=act, run=show)

    def _take_subject(self, found: Subject) -> None:
        self._subject = found
        count = len(found.sources)
        self._state = replace(
            self._state, subject=self.tr("%n photo(s)", "", count), position=0, photos=count
        )
        self._show()
        self._ask_preview()

    def _on_entered(self, place: dict[str, object]) -> None:
        ids = place.get("ids")
        self._ask_room()
        if isinstance(ids, (list, tuple)):
            self.choose_photos(tuple(ids))

    def _on_toggled(self, number: int, is_on: bool) -> None:
        self._choices.tick(number, is_on=is_on)
        self._on_chosen(number)

    def _on_chosen(self, number: int) -> None:
        self._choices.choose(number)
        self._on_chosen_again()

    def _on_chosen_again(self) -> None:
        self._show()
        self._ask_preview()

    def _on_edited(self) -> None:
        self._show()
        self._preview_soon.request()

    def _on_mark(self, words: str) -> None:
        if self._choices.say_mark(words):
            self._on_chosen_again()

    def _on_originals(self, is_wanted: bool) -> None:
        self._subject = replace(self._subject, uses_originals=is_wanted)
        self._on_chosen_again()

    def _on_target(self) -> None:
        start = str(self._state.target or Path.home())
        chosen = QFileDialog.getExistingDirectory(self._page, self.tr("Where the files go"), start)
        if chosen:
            self.choose_target(Path(chosen))

    def _on_step(self, step: int) -> None:
        position = self._state.position + step
        if 0 <= position < len(self._subject.sources):
            self._state = replace(self._state, position=position)
            self._show()
            self._ask_preview()

    def _on_back(self) -> None:
        self._frame.show_room("library")

    def _show(self) -> None:
        chosen = self._choices.presets[self._choices.chosen]
        mark = chosen.recipe.watermark
        self._state = replace(
            self._state,
            presets=lines_of(self._choices, photos=self._subject.exported),
            chosen=self._choices.chosen,
            facts=facts_of(chosen),
            watermark=mark.text if mark is not None and mark.image is None else None,
            total_files=self._subject.exported * len(self._choices.ticked),
            without_finals=self._subject.without_finals,
            uses_originals=self._subject.uses_originals,
            preset_problems=tuple(error_words(problem) for problem in self._choices.shelf.problems),
            editor=self._editing.state(self._shown_source(), position=self._state.position),
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

        self._asking.run(partial(free, target), done=done, failed=self._frame.messages.error)

    def _remembered_target(self) -> Path | None:
        remembered = self._frame.settings.memo("export.target")
        if isinstance(remembered, str):
            return Path(remembered)
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return Path(pictures) / "FocusFlow exports" if pictures else None

    def _ask_preview(self) -> None:
        if not self._subject.sources:
            self._state = replace(self._state, preview=None, caption="", problem=self.tr("No photos chosen"))
            self._show()
            return
        self._asked += 1
        asked = self._asked
        preset = self._editing.preset or self._choices.presets[self._choices.chosen]
        position = self._state.position
        self._state = replace(self._state, is_rendering=True, problem="", preview=None, caption="")
        self._show()

        def done(result: object) -> None:
            if asked == self._asked:
                self._take_preview(result)

        def failed(error: WorldError) -> None:
            if asked == self._asked:
                self._state = replace(self._state, is_rendering=False, problem=error_words(error))
                self._show()

        preset = replace(preset, start_at=preset.start_at + position)
        subject = replace(self._subject, sources=(self._subject.sources[position],))
        work = partial(render_shown, self._pool, subject=subject, preset=preset)
        self._asking.run(work, done=done, failed=failed)

    def _shown_source(self) -> ExportSource | None:
        return self._subject.sources[self._state.position] if self._subject.sources else None

    def _take_preview(self, result: object) -> None:
        assert isinstance(result, preview.Preview)
        image = QImage.fromData(result.content)
        size = bytes_words(result.byte_count)
        caption = f"{result.name} · {result.width} × {result.height} · {size}"
        self._state = replace(self._state, is_rendering=False, preview=image, caption=caption, problem="")
        self._show()
