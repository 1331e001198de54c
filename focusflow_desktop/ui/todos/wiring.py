"""Joins the room To-dos to the studio: reads all lists at once, writes every change as an undoable step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.todos import operations
from focusflow_desktop.business.todos.operations import SOMEDAY, Due, Link
from focusflow_desktop.business.todos.queries import TodoChoices, TodoList, TodoRow, todo_choices, todo_rows
from focusflow_desktop.business.todos.quick import read_quick
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.messages import error_words
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps
from focusflow_desktop.ui.todos.page import TodosPage
from focusflow_desktop.ui.todos.words import list_word

ROOM = "todos"
CONCERNS = ("todos", "jobs", "sessions", "members", "contacts", "studios")
REFRESH_MS = 250
Found = tuple[list[TodoRow], TodoChoices]


class Todos(QObject):
    """Keeps a TodosPage true."""

    def __init__(self, page: TodosPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._wanted: UUID | None = None  # to be chosen when it has been read
        self._refresh = Throttle(self, self.ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._on_entered)
        page.new_asked.connect(self._on_new)
        page.remove_asked.connect(self._on_remove)
        page.order_asked.connect(self._on_order)
        page.model.tick_asked.connect(self._on_tick)
        page.model.rename_asked.connect(self._rename)
        editor = page.editor
        editor.title_set.connect(self._on_title)
        editor.body_set.connect(self._on_body)
        editor.due_set.connect(self._on_due)
        editor.assignee_set.connect(self._on_assignee)
        editor.job_set.connect(self._on_job)
        editor.job_asked.connect(self._on_job_asked)
        frame.door.bus.changed.connect(self._on_changed)
        frame.commands.register(*self._commands())

    @property
    def today(self) -> date:
        """The day on the person's own clock."""
        return self._clock.now().astimezone().date()

    @Slot()
    def ask(self) -> None:
        """Read every list."""
        self._frame.door.run_query(self, partial(_read, today=self.today), done=self._show)

    def _show(self, found: Found) -> None:
        rows, choices = found
        self._page.show_rows(rows, choices, today=self.today)
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._page.choose(wanted)

    @Slot(object)
    def _on_entered(self, todo_id: UUID | None) -> None:
        self._wanted = todo_id
        self.ask()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*CONCERNS):
            self._refresh.request()

    @Slot(str)
    def _on_new(self, typed: str) -> None:
        quick = read_quick(typed, today=self.today)
        in_view = self.today if self._page.shown is TodoList.TODAY else None
        op = partial(operations.add_todo, title=quick.title, due=Due(on=quick.on or in_view))

        def done(changes: Changes) -> None:
            self._wanted = next(iter(changes.rows["todos"]), None)

        self._write(op, step=self.tr("New to-do"), said=self.tr("Written down"), done=done)

    @Slot(object, bool)
    def _on_tick(self, todo_id: UUID, is_done: bool) -> None:
        selected = self._page.selected
        ids = selected if todo_id in selected else [todo_id]
        at = self._clock.now() if is_done else None
        said = self.tr("%n done", "", len(ids)) if is_done else self.tr("%n to do again", "", len(ids))
        op = partial(operations.set_done, ids=ids, at=at)
        self._write(op, step=self.tr("Tick to-dos"), said=said)

    @Slot(object)
    def _on_remove(self, ids: Iterable[UUID]) -> None:
        gone = list(ids)
        op = partial(operations.remove_todos, ids=gone)
        self._write(op, step=self.tr("Remove to-dos"), said=self.tr("%n to-do(s) removed", "", len(gone)))

    @Slot(object)
    def _on_order(self, ids: Sequence[UUID]) -> None:
        self._write(partial(operations.reorder, ids=ids), step=self.tr("Put to-dos in order"))

    @Slot(object, str)
    def _rename(self, todo_id: UUID, title: str) -> None:
        op = partial(operations.rename_todo, todo_id=todo_id, title=title)
        self._write(op, step=self.tr("Rename to-do"), field="title")

    @Slot(str)
    def _on_title(self, title: str) -> None:
        row = self._page.chosen
        if row is not None:
            self._rename(row.id, title)

    @Slot(str)
    def _on_body(self, body: str) -> None:
        row = self._page.chosen
        if row is not None:
            op = partial(operations.change_body, todo_id=row.id, body=body)
            self._write(op, step=self.tr("Change to-do"), field="body")

    @Slot(object)
    def _on_due(self, due: Due) -> None:
        row = self._page.chosen
        if row is not None:
            self._wanted = row.id
            op = partial(operations.set_due, ids=[row.id], due=due)
            self._write(op, step=self.tr("Change the day"), field="due")

    @Slot(object)
    def _on_assignee(self, member_id: UUID | None) -> None:
        op = partial(operations.assign, ids=self._page.selected, member_id=member_id)
        self._write(op, step=self.tr("Give to-do to somebody"), field="assignee")

    @Slot(object)
    def _on_job(self, job_id: UUID | None) -> None:
        row = self._page.chosen
        if row is not None:
            op = partial(_hang, row=row, job_id=job_id)
            self._write(op, step=self.tr("Change to-do"), field="job")

    @Slot()
    def _on_job_asked(self) -> None:
        row = self._page.chosen
        if row is not None and row.job_id is not None:
            self._frame.show_room("jobs", job_id=row.job_id)

    def _write(
        self,
        op: Callable[[DbSession], Changes],
        *,
        step: str,
        said: str = "",
        field: str = "",
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        """With a field, what is refused stands beside it; without one it is said on the window."""

        def refused(error: WorldError) -> None:
            self._page.editor.show_error(str(error.fields.get("field", field)), error_words(error))

        self._steps.write(op, step=step, said=said, done=done, failed=refused if field else None)

    def _commands(self) -> list[Command]:
        page = self._page
        menu = self.tr("To-dos")
        lists = [
            Command(id=f"todos.{which.value}", title=list_word(which), run=partial(page.show_list, which), room=ROOM,
                    shortcut=str(number), menu=menu)
            for number, which in enumerate(TodoList, start=1)
        ]  # fmt: skip
        new = Command(id="todos.new", title=self.tr("New to-do"), run=page.write_new, room=ROOM, shortcut="N",
                      icon="plus", menu=menu)  # fmt: skip
        return [new, *lists, *self._steps.commands(ROOM)]


def _read(db: DbSession, *, today: date) -> Found:
    return todo_rows(db, today=today), todo_choices(db)


def _hang(db: DbSession, *, row: TodoRow, job_id: UUID | None) -> Changes:
    """Another job, or none; a day that was counted from the job it leaves becomes the day it was."""
    changes = Changes()
    if row.anchor is not None and (job_id is None or row.session_id is not None):
        changes = operations.set_due(db, [row.id], Due(on=row.due) if row.due is not None else SOMEDAY)
    return changes | operations.link_todo(db, row.id, Link(job_id=job_id, contact_id=row.contact_id))


def todos_page(frame: Frame, *, clock: Clock) -> QWidget:
    """The room, wired."""
    page = TodosPage()
    Todos(page, frame, clock)
    return page
