"""Joins Today to the studio: asks when the room is entered and, at most once a second, when something changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.tasks.task import Task
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.dashboard.page import TodayPage
from focusflow_desktop.ui.dashboard.queries import Found, read_today
from focusflow_desktop.ui.dashboard.state import TASKS, CullNext, Line, UnfinishedTask, today_state
from focusflow_desktop.ui.shell.page import Frame
from focusflow_desktop.ui.shell.steps import Steps

if TYPE_CHECKING:
    from focusflow_desktop.business.sessions.items import CalendarItem
    from focusflow_desktop.business.today.queries import DeskDay

REFRESH_MS = 1000
ROOMS = ("import", "library", "sidecars", "finals", "calendar", "mini_days", "inquiries")


class Today(QObject):
    """Keeps a TodayPage true."""

    counted = Signal(int)  # how many things need the person

    def __init__(self, page: TodayPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
        self._steps = Steps(page, frame)
        self._found: Found | None = None
        self._desk_lines: tuple[Line, ...] = ()
        self._refresh = Throttle(self, self._ask, interval_ms=REFRESH_MS)
        page.entered.connect(self._ask)
        page.line_chosen.connect(self._on_line)
        page.cull_chosen.connect(self._on_cull)
        page.import_asked.connect(self._on_import)
        page.search_asked.connect(self._on_search)
        frame.door.bus.changed.connect(self._on_changed)
        frame.tasks.added.connect(self._on_task)
        frame.tasks.removed.connect(self._on_changed)

    @Slot()
    def _ask(self) -> None:
        self._frame.door.run_query(self, read_today, done=self._show)

    def _show(self, found: Found) -> None:
        self._found = found
        self._show_lines()
        self._frame.door.run_query(self, partial(_read_desk, now=self._clock.now()), done=self._show_desk)

    def _show_desk(self, desk: DeskDay) -> None:
        from focusflow_desktop.ui.dashboard.desk_cards import SessionsCard, TodosCard
        from focusflow_desktop.ui.dashboard.desk_lines import desk_lines

        cards: list[QWidget] = []
        if desk.ahead:
            sessions = SessionsCard(desk)
            sessions.session_chosen.connect(self._on_session)
            sessions.calendar_asked.connect(self._on_calendar)
            cards.append(sessions)
        if desk.todos:
            todos = TodosCard(desk)
            todos.ticked.connect(self._on_ticked)
            todos.all_asked.connect(self._on_todos)
            cards.append(todos)
        self._desk_lines = desk_lines(desk)
        self._show_lines(cards)

    def _show_lines(self, cards: Sequence[QWidget] | None = None) -> None:
        found = self._found
        assert found is not None
        tasks = [task for task in self._frame.tasks.all if not task.is_running]
        unfinished = [
            UnfinishedTask(title=task.title, failures=len(task.failures)) for task in tasks if task.failures
        ]
        day = self._clock.now().astimezone().date()
        state = today_state(
            found.needs, day=day, unfinished=unfinished, has_photos=found.has_photos, desk=self._desk_lines
        )
        if cards is not None:
            self._page.show_desk(cards)
        self._page.show_state(state)
        if cards is not None:
            self.counted.emit(len(state.lines))

    @Slot(object)
    def _on_session(self, item: CalendarItem) -> None:
        if item.kind.value == "mini_day":
            self._frame.show_room("mini_days", mini_day_id=item.id)
        else:
            self._frame.show_room("calendar", session_id=item.id)

    @Slot()
    def _on_calendar(self) -> None:
        self._frame.show_room("calendar")

    @Slot(object, bool)
    def _on_ticked(self, todo_id: UUID, is_done: bool) -> None:
        at = self._clock.now() if is_done else None
        said = self.tr("Done") if is_done else self.tr("To do again")
        op = partial(_tick, todo_id=todo_id, at=at)
        self._steps.write(op, step=self.tr("Tick to-dos"), said=said)

    @Slot()
    def _on_todos(self) -> None:
        self._frame.show_room("todos")

    @Slot()
    def _on_changed(self) -> None:
        self._refresh.request()

    @Slot(object)
    def _on_task(self, task: Task) -> None:
        task.finished.connect(self._on_changed)

    @Slot(object)
    def _on_line(self, line: Line) -> None:
        if line.room == TASKS:
            self._frame.commands.run("app.show_tasks")
        else:
            self._frame.show_room(line.room, **line.place)

    @Slot(object)
    def _on_cull(self, next_: CullNext) -> None:
        self._frame.show_room("library", **next_.place)

    @Slot()
    def _on_import(self) -> None:
        self._frame.show_room("import", way="card")

    @Slot()
    def _on_search(self) -> None:
        self._frame.commands.run("app.palette")


def _read_desk(db: DbSession, *, now: datetime) -> DeskDay:
    """Its code is loaded here, in the reader's thread: the window is there before the desk's cards are."""
    from focusflow_desktop.business.today.queries import desk_day

    return desk_day(db, now=now)


def _tick(db: DbSession, *, todo_id: UUID, at: datetime | None) -> Changes:
    from focusflow_desktop.business.todos.operations import set_done

    return set_done(db, [todo_id], at=at)


def today_page(frame: Frame, *, clock: Clock, counted: Callable[[int], None] | None = None) -> QWidget:
    """The room, wired. `counted` hears how many things need the person, for the rail."""
    rooms = frozenset(room for room in ROOMS if frame.has_room(room))
    page = TodayPage(rooms=rooms | {TASKS})
    today = Today(page, frame, clock)
    if counted is not None:
        today.counted.connect(counted)
    return page
