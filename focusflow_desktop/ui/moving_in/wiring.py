"""Joins the room Move in to the studio: reads files behind the window, tries them dry at every change, brings them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.moving_in.dry_run import plan_moving
from focusflow_desktop.business.moving_in.files import SourceFile
from focusflow_desktop.business.moving_in.operations import move_in, take_out
from focusflow_desktop.business.moving_in.plan import MovingPlan
from focusflow_desktop.business.moving_in.queries import BatchRow, batches, here
from focusflow_desktop.business.moving_in.shapes import Recognised
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.ui.moving_in.chosen import Chosen, joined, read_chosen
from focusflow_desktop.ui.moving_in.page import MovingInPage
from focusflow_desktop.ui.moving_in.report import save_report
from focusflow_desktop.ui.moving_in.words import count_lines
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "moving_in"


class MovingIn(QObject):
    """Keeps a MovingInPage true."""

    def __init__(self, page: MovingInPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._chosen: list[Chosen] = []
        self._shown = 0  # whose columns are shown
        self._asked = 0  # dry runs so far: only the newest answer counts
        self.plan: MovingPlan | None = None
        page.entered.connect(self.ask)
        page.file_asked.connect(self._ask_which)
        page.files_dropped.connect(self.open_all)
        page.files.looked_at.connect(self._look_at)
        page.files.left_out.connect(self._leave_out)
        page.mapping_changed.connect(self._on_mapping)
        page.bring_asked.connect(self.bring_in)
        page.left.connect(self._leave)
        page.report_asked.connect(self._ask_where)
        page.out_asked.connect(self._take_out)
        frame.door.bus.changed.connect(self._on_changed)
        choose = Command(id="moving_in.choose", title=self.tr("Choose files…"), run=self._ask_which, room=ROOM,
                         shortcut="Ctrl+O", icon="folder-open", menu=self.tr("File"))  # fmt: skip
        back = Command(id="moving_in.back", title=self.tr("Back to the clients"), run=self._go_back, room=ROOM,
                       shortcut="Esc", menu=self.tr("Go"))  # fmt: skip
        frame.commands.register(choose, back, *self._steps.commands(ROOM))

    @Slot()
    def ask(self) -> None:
        """Read what came in before."""
        self._frame.door.run_query(self, batches, done=self._page.show_batches)

    def open(self, path: Path) -> None:
        """Look at a file; nothing is written."""
        self.open_all([path])

    @Slot(object)
    def open_all(self, paths: Sequence[Path]) -> None:
        """Look at several files together, in whatever order, with those that are chosen already."""
        self._page.forget_error()
        read = partial(read_chosen, paths=tuple(paths))
        self._frame.door.run_query(self, read, done=self._add, failed=self._refused)

    @Slot()
    def bring_in(self) -> None:
        """All of it, as one step."""
        if self.plan is None:
            return
        plan = self.plan

        def done(_changes: Changes) -> None:
            self._leave()

        said = self.tr("{name} is in: {what}.")
        if len(plan.files) > 1:
            said = self.tr("{name} are in: {what}.")
        said = said.replace("{name}", plan.name)
        what = {key: number for key, number in plan.counts.items() if key in ("clients", "jobs")}
        self._page.bring.setEnabled(False)
        self._page.forget_error()
        self._steps.write(
            partial(move_in, plan=plan, clock=self._clock),
            step=self.tr("Move in"),
            said=said.replace("{what}", ", ".join(count_lines(what)) or self.tr("nothing new")),
            done=done,
            failed=self._not_brought_in,
        )

    def write_report(self, path: Path) -> None:
        """Save what could not be read."""
        problems = self.plan.problems if self.plan is not None else ()
        said = self.tr("The report is in {name}.").replace("{name}", path.name)
        self._frame.door.run_query(
            self,
            lambda _db: save_report(path, problems),
            done=lambda _nothing: self._frame.messages.good(said),
        )

    def _add(self, found: list[Chosen]) -> None:
        self._chosen = joined(self._chosen, found)
        self._show()

    def _show(self) -> None:
        """The first that could be read, or the one that was looked at; none: why not."""
        readable = [at for at, one in enumerate(self._chosen) if one.file is not None]
        if not readable:
            errors = [error_words(one.error) for one in self._chosen if one.error is not None]
            self._leave()
            self._page.show_error("\n".join(errors))
            return
        self._shown = self._shown if self._shown in readable else readable[0]
        self._page.show_files(self._chosen, shown=self._shown)
        self._try()

    @Slot(int)
    def _look_at(self, at: int) -> None:
        self._shown = at
        self._show()

    @Slot(int)
    def _leave_out(self, at: int) -> None:
        del self._chosen[at]
        self._shown -= at < self._shown
        self._show()

    @Slot()
    def _on_mapping(self) -> None:
        """Another meaning of a column of the file that is shown."""
        if not self._chosen:
            return
        one = self._chosen[self._shown]
        assert one.file is not None
        known = Recognised(shape=one.file.recognised.shape, mapping=self._page.columns.mapping)
        self._chosen[self._shown] = replace(one, file=replace(one.file, recognised=known))
        self._page.files.show_files(self._chosen, shown=self._shown)
        self._try()

    def _try(self) -> None:
        """The dry run of all that could be read."""
        self.plan = None
        self._asked += 1
        files = tuple(one.file for one in self._chosen if one.file is not None)
        query = partial(_planned, files=files, today=self._clock.now().date())
        self._page.forget_error()
        self._frame.door.run_query(
            self,
            query,
            done=partial(self._take, self._asked),
            failed=partial(self._not_tried, self._asked),
        )

    def _take(self, asked: int, plan: MovingPlan) -> None:
        if asked != self._asked:
            return
        self.plan = plan
        self._page.show_plan(plan)
        unread = [one.path.name for one in self._chosen if one.error is not None]
        if unread:
            said = self.tr("{names} cannot be read. Leave it out to bring in the others.")
            self._page.show_doubt(said.replace("{names}", ", ".join(unread)))

    def _not_tried(self, asked: int, error: WorldError) -> None:
        if asked == self._asked:
            self._refused(error)

    def _refused(self, error: WorldError) -> None:
        self._page.show_error(error_words(error))

    def _not_brought_in(self, error: WorldError) -> None:
        """What was chosen stays: nothing of it was written."""
        self._page.show_doubt(error_words(error), may_try_again=error.code != "moving_in.already")

    @Slot()
    def _leave(self) -> None:
        self._chosen, self._shown, self.plan = [], 0, None
        self._asked += 1
        self._page.forget_error()
        self._page.show_nothing()
        self.ask()

    def _take_out(self, batch: BatchRow) -> None:
        said = self.tr("{name} is out again.").replace("{name}", batch.name)
        self._steps.write(
            partial(take_out, batch_id=batch.id, clock=self._clock), step=self.tr("Take out"), said=said
        )

    @Slot()
    def _go_back(self) -> None:
        self._frame.show_room("clients")

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("import_batches"):
            self.ask()

    @Slot()
    def _ask_which(self) -> None:
        title = self.tr("Choose files to move in")
        kinds = self.tr("Tables and address cards (*.csv *.tsv *.txt *.vcf *.vcard);;All files (*)")
        names, _ = QFileDialog.getOpenFileNames(self._page, title, "", kinds)
        if names:
            self.open_all([Path(name) for name in names])

    @Slot()
    def _ask_where(self) -> None:
        title, kinds = self.tr("Save the report"), self.tr("Tables (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self._page, title, self.tr("left-out.csv"), kinds)
        if name:
            self.write_report(Path(name))


def _planned(db: DbSession, *, files: Sequence[SourceFile], today: date) -> MovingPlan:
    return plan_moving(files, here=here(db, today=today))


def moving_in_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    page = MovingInPage()
    MovingIn(page, frame, clock)
    return page
