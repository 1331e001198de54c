"""What a room gets and what it gives: the frame's services by constructor, and a page that can be entered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtWidgets import QWidget

from focusflow_desktop.settings import Settings
from focusflow_desktop.tasks.operation import Door
from focusflow_desktop.tasks.task import Tasks
from focusflow_desktop.ui.shell.commands import Commands
from focusflow_desktop.ui.shell.messages import Messages


class Surface(StrEnum):
    """Which hand a room is of."""

    DESK = "desk"
    PICTURES = "pictures"


class ShowRoom(Protocol):
    """Leads to a room and, inside it, to a place."""

    def __call__(self, room: str, /, **place: object) -> None:
        """Shows the room; `place` is handed to its show_place."""
        ...


def every_room(_room: str) -> bool:
    """A frame that leads everywhere."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The services every page gets."""

    door: Door
    tasks: Tasks
    commands: Commands
    messages: Messages
    settings: Settings
    show_room: ShowRoom
    has_room: Callable[[str], bool] = every_room


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One entry of the navigation. A room without an icon stands in no rail (loupe, compare)."""

    id: str
    title: str
    factory: Callable[[Frame], QWidget]
    icon: str = ""
    surface: Surface = Surface.DESK
    shows_rail: bool = True
    stands_under: str = ""  # the rail entry that stays marked while this room is shown
    shortcut: str = ""
