"""Gives the rooms the names this studio uses: what it calls its jobs and its inquiries, from the first second on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Slot

from focusflow_desktop.business.studio.words import DeskWords, desk_words
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.tasks.operation import Door


class NamesRooms(Protocol):
    """The window, as far as it is meant here."""

    def name_room(self, room: str, title: str) -> None:
        """Call a room otherwise."""


def translated(word: str) -> str:
    """One of the studio's words in the person's language."""
    known = {
        "Job": _tr("Job"),
        "Jobs": _tr("Jobs"),
        "Project": _tr("Project"),
        "Projects": _tr("Projects"),
        "Shoot": _tr("Shoot"),
        "Shoots": _tr("Shoots"),
        "Inquiries": _tr("Inquiries"),
        "Enquiries": _tr("Enquiries"),
    }
    return known[word]


class RoomNames(QObject):
    """Keeps the names of the rooms true; lives as long as its parent."""

    def __init__(self, parent: QObject, window: NamesRooms, door: Door) -> None:
        super().__init__(parent)
        self._window, self._door = window, door
        door.bus.changed.connect(self._on_changed)
        self._ask()

    def _ask(self) -> None:
        self._door.run_query(self, desk_words, done=self._show)

    def _show(self, words: DeskWords) -> None:
        self._window.name_room("jobs", translated(words.jobs))
        self._window.name_room("inquiries", translated(words.inquiries))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("studios"):
            self._ask()


def _tr(words: str) -> str:
    return QCoreApplication.translate("rooms", words)
