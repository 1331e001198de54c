"""Joins Today to the studio: asks when the room is entered and, at most once a second, when something changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.tasks.task import Task
from focusflow_desktop.tasks.throttle import Throttle
from focusflow_desktop.ui.dashboard.page import TodayPage
from focusflow_desktop.ui.dashboard.queries import Found, read_today
from focusflow_desktop.ui.dashboard.state import TASKS, CullNext, Line, UnfinishedTask, today_state
from focusflow_desktop.ui.shell.page import Frame

REFRESH_MS = 1000
ROOMS = ("import", "library", "sidecars", "finals")


class Today(QObject):
    """Keeps a TodayPage true."""

    counted = Signal(int)  # how many things need the person

    def __init__(self, page: TodayPage, frame: Frame, clock: Clock) -> None:
        super().__init__(page)
        self._page, self._frame, self._clock = page, frame, clock
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
        tasks = [task for task in self._frame.tasks.all if not task.is_running]
        unfinished = [
            UnfinishedTask(title=task.title, failures=len(task.failures)) for task in tasks if task.failures
        ]
        day = self._clock.now().astimezone().date()
        state = today_state(found.needs, day=day, unfinished=unfinished, has_photos=found.has_photos)
        self._page.show_state(state)
        self.counted.emit(len(state.lines))

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


def today_page(frame: Frame, *, clock: Clock, counted: Callable[[int], None] | None = None) -> QWidget:
    """The room, wired. `counted` hears how many things need the person, for the rail."""
    rooms = frozenset(room for room in ROOMS if frame.has_room(room))
    page = TodayPage(rooms=rooms | {TASKS})
    today = Today(page, frame, clock)
    if counted is not None:
        today.counted.connect(counted)
    return page
