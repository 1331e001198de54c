"""Joins the room Move in to the studio: reads a file behind the window, tries it dry at every change, brings it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.contact_files.cards import is_cards, read_cards
from focusflow_desktop.business.moving_in.operations import move_in, take_out
from focusflow_desktop.business.moving_in.plan import MovingPlan, plan_moving
from focusflow_desktop.business.moving_in.queries import BatchRow, batches, here
from focusflow_desktop.business.moving_in.shapes import Recognised, recognise
from focusflow_desktop.business.moving_in.table import Table, read_table
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.ui.moving_in.page import MovingInPage
from focusflow_desktop.ui.moving_in.report import save_report
from focusflow_desktop.ui.moving_in.words import count_lines
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

ROOM = "moving_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file's table, and the guess what it is."""

    table: Table
    recognised: Recognised


class MovingIn(QObject):
    """Keeps a MovingInPage true."""

    def __init__(self, page: MovingInPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._file: ReadFile | None = None
        self._waiting: list[Path] = []  # chosen with the file that is shown, to be looked at after it
        self.plan: MovingPlan | None = None
        page.entered.connect(self.ask)
        page.file_asked.connect(self._ask_which)
        page.mapping_changed.connect(self._try)
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
        self._page.forget_error()
        self._frame.door.run_query(self, partial(_read, path=path), done=self._show, failed=self._refused)

    def open_all(self, paths: Sequence[Path]) -> None:
        """Look at several files, one after the other: clients first, then their projects and payments."""
        self._waiting = list(paths)
        self._next()

    @Slot()
    def bring_in(self) -> None:
        """All of it, as one step."""
        if self.plan is None:
            return
        plan = self.plan

        def done(_changes: Changes) -> None:
            self._next()

        said = self.tr("{name} is in: {what}.").replace("{name}", plan.table.name)
        what = {key: number for key, number in plan.counts.items() if key in ("clients", "jobs")}
        self._page.bring.setEnabled(False)
        self._steps.write(
            partial(move_in, plan=plan, clock=self._clock),
            step=self.tr("Move in"),
            said=said.replace("{what}", ", ".join(count_lines(what)) or self.tr("nothing new")),
            done=done,
            failed=self._refused,
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

    def _show(self, found: ReadFile) -> None:
        self._file = found
        self._page.show_file(found.table, found.recognised, waiting=[path.name for path in self._waiting])
        self._try()

    @Slot()
    def _try(self) -> None:
        if self._file is None:
            return
        table = self._file.table
        wanted = Recognised(shape=self._file.recognised.shape, mapping=self._page.columns.mapping)
        self.plan = None
        query = partial(_planned, table=table, recognised=wanted, today=self._clock.now().date())
        self._frame.door.run_query(self, query, done=self._take, failed=self._refused)

    def _take(self, plan: MovingPlan) -> None:
        if self._file is not None and dict(plan.recognised.mapping) == self._page.columns.mapping:
            self.plan = plan
            self._page.show_plan(plan)

    def _refused(self, error: WorldError) -> None:
        self._page.show_error(error_words(error))

    def _next(self) -> None:
        """The next file that was chosen, or back to where files are chosen."""
        if self._waiting:
            self.open(self._waiting.pop(0))
        else:
            self._leave()

    @Slot()
    def _leave(self) -> None:
        self._waiting.clear()
        self._file = self.plan = None
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


def _read(_db: DbSession, *, path: Path) -> ReadFile:
    if is_cards(path):
        cards, known = read_cards(path)
        return ReadFile(table=cards, recognised=known)
    table = read_table(path)
    return ReadFile(table=table, recognised=recognise(table.headers))


def _planned(db: DbSession, *, table: Table, recognised: Recognised, today: date) -> MovingPlan:
    return plan_moving(table, recognised, here=here(db, today=today))


def moving_in_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    page = MovingInPage()
    MovingIn(page, frame, clock)
    return page
