"""Everything a window stands on, really open: a studio, its lanes, caches and decode workers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.look.theme import DESK_LIGHT
from focusflow_desktop.ui.services import Services
from focusflow_desktop.ui.shell.commands import Commands
from focusflow_desktop.ui.shell.english import EnglishPlurals
from focusflow_desktop.ui.shell.messages import Message, Messages
from focusflow_desktop.ui.shell.page import Frame
from tests.support.studios import empty_studio


@dataclass(slots=True, kw_only=True)
class OpenHouse:
    """A frame over real services; what is said and where it leads is recorded."""

    services: Services
    settings: Settings
    messages: Messages
    commands: Commands
    said: list[Message] = field(default_factory=list)
    shown: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def show_room(self, room: str, /, **place: object) -> None:
        self.shown.append((room, place))

    @property
    def frame(self) -> Frame:
        """A frame for a page alone."""
        return Frame(
            door=self.services.door,
            tasks=self.services.tasks,
            commands=self.commands,
            messages=self.messages,
            settings=self.settings,
            show_room=self.show_room,
        )


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """Numbers stand in their sentences as people see them."""
    plurals = EnglishPlurals(qapp)
    qapp.installTranslator(plurals)
    yield
    qapp.removeTranslator(plurals)


@pytest.fixture
def open_house(tmp_path: Path, qtbot: QtBot, qapp: QApplication, english: None) -> Iterator[OpenHouse]:
    """An empty studio with everything running, closed at the end."""
    dress_application(qapp, DESK_LIGHT)
    services = Services(empty_studio(tmp_path / "studio"), cache=tmp_path / "cache", clock=SystemClock())
    messages = Messages(services)
    house = OpenHouse(
        services=services,
        settings=Settings(tmp_path / "config" / "settings.json"),
        messages=messages,
        commands=Commands(services),
    )
    messages.said.connect(house.said.append)
    yield house
    qtbot.waitUntil(lambda: services.runner.is_idle)
    services.close()
