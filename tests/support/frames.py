"""A whole frame around a page under test: a real studio, real lanes, and a recorder for what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focusflow_desktop.db.unit_of_work import Studio, open_studio
from focusflow_desktop.settings import Settings
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.tasks.operation import Door
from focusflow_desktop.tasks.runner import Runner
from focusflow_desktop.tasks.task import Tasks
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.look.theme import DESK_LIGHT
from focusflow_desktop.ui.shell.commands import Commands
from focusflow_desktop.ui.shell.messages import Message, Messages
from focusflow_desktop.ui.shell.page import Frame
from tests.support.studios import empty_studio


@dataclass(slots=True)
class Recorder:
    """Everything that was said."""

    said: list[Message] = field(default_factory=list)

    @property
    def only(self) -> Message:
        """The one message; more or fewer fail the test."""
        assert len(self.said) == 1, self.said
        return self.said[0]


@dataclass(slots=True, kw_only=True)
class House:
    """What a window stands on, without the window."""

    studio: Studio
    runner: Runner
    door: Door
    tasks: Tasks
    settings: Settings
    messages: Messages
    commands: Commands
    recorder: Recorder
    shown: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def show_room(self, room: str, /, **place: object) -> None:
        self.shown.append((room, place))

    @property
    def frame(self) -> Frame:
        """A frame for a page alone; where it leads is recorded in `shown`."""
        return Frame(
            door=self.door,
            tasks=self.tasks,
            commands=self.commands,
            messages=self.messages,
            settings=self.settings,
            show_room=self.show_room,
        )


@pytest.fixture
def house(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[House]:
    """A house that is empty and swept, and closed at the end."""
    dress_application(qapp, DESK_LIGHT)
    studio = open_studio(empty_studio(tmp_path / "studio"))
    runner, messages, recorder = Runner(), Messages(), Recorder()
    messages.said.connect(recorder.said.append)
    yield House(
        studio=studio,
        runner=runner,
        door=Door(studio, runner, ChangeBus()),
        tasks=Tasks(runner),
        settings=Settings(tmp_path / "config" / "settings.json"),
        messages=messages,
        commands=Commands(),
        recorder=recorder,
    )
    qtbot.waitUntil(lambda: runner.is_idle)
    runner.close()
    studio.close()
