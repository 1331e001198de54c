"""What is said of other calendars in passing: a session that was moved there, or something there that was put right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Slot

from focusflow_desktop.business.calendars.moved_there import MovedThere
from focusflow_desktop.business.calendars.sync import Round
from focusflow_desktop.ui.behind.calendars import CalendarKeeper
from focusflow_desktop.ui.calendar.words import clock_words, day_words
from focusflow_desktop.ui.shell.messages import Messages
from focusflow_desktop.ui.shell.window import Window


class CalendarMoments(QObject):
    """Joins one window to the keeper of its calendars."""

    def __init__(self, window: Window, keeper: CalendarKeeper, messages: Messages) -> None:
        super().__init__(window)
        self._window, self._messages = window, messages
        keeper.moved_there.connect(self._on_moved)

    @Slot(object)
    def _on_moved(self, one: Round) -> None:
        for moved in one.moved:
            show = partial(self._window.show_room, "calendar", session_id=moved.session_id)
            self._messages.warn(moved_words(moved, one.zone), act=_tr("Show"), run=show)
        if one.put_right:
            self._messages.info(put_right_words(list(one.put_right.values())))


def moved_words(moved: MovedThere, zone: tzinfo) -> str:
    """What happened, and how it is taken back."""
    wall = moved.starts_at.astimezone(zone)
    said = _tr(
        "{title} was moved in another calendar, to {day} at {time}. It moved here as well; Undo takes it back."
    )
    return (
        said.replace("{title}", moved.title)
        .replace("{day}", day_words(wall.date(), "ddd d MMM"))
        .replace("{time}", clock_words(wall))
    )


def put_right_words(titles: Sequence[str]) -> str:
    """Why what was done there is not to be seen any more."""
    said = _tr("{titles} was changed in another calendar and put right there. Change it here.")
    return said.replace("{titles}", ", ".join(sorted(titles)))


def _tr(words: str) -> str:
    return QCoreApplication.translate("calendar", words)
