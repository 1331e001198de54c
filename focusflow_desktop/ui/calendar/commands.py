"""The calendar's commands, in one table: menu, keys and palette read it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.ui.calendar.dates import View
from focusflow_desktop.ui.calendar.page import CalendarPage
from focusflow_desktop.ui.shell.commands import Command

ROOM = "calendar"
_KEYS = {View.DAY: "D", View.WEEK: "W", View.MONTH: "M", View.YEAR: "Y", View.AGENDA: "A"}


def calendar_commands(
    page: CalendarPage, *, undo: Callable[[], None], redo: Callable[[], None], day_off: Callable[[], None]
) -> list[Command]:
    """Every command of the room."""

    def command(name: str, title: str, keys: str, run: Callable[[], None]) -> Command:
        return Command(
            id=f"calendar.{name}", title=title, run=run, room=ROOM, shortcut=keys, menu=_tr("Calendar")
        )

    titles = {
        View.DAY: _tr("Show the day"),
        View.WEEK: _tr("Show the week"),
        View.MONTH: _tr("Show the month"),
        View.YEAR: _tr("Show the year"),
        View.AGENDA: _tr("Show the agenda"),
    }
    return [
        command("new", _tr("New session"), "N", partial(page.new_asked.emit, None)),
        command("off", _tr("New day off"), "F", day_off),
        command("today", _tr("Go to today"), "T", page.go_today),
        command("back", _tr("Back in time"), "[", partial(page.step, -1)),
        command("forward", _tr("Forward in time"), "]", partial(page.step, 1)),
        *(
            command(view.value, titles[view], keys, partial(page.show_view, view))
            for view, keys in _KEYS.items()
        ),
        command("undo", _tr("Undo"), "Ctrl+Z", undo),
        command("redo", _tr("Redo"), "Ctrl+Shift+Z", redo),
    ]


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendar", words)
