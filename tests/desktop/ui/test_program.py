from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.ui.program import Program


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    paths = studio_paths(tmp_path / "studio")
    running = Program(
        paths, Settings(paths.settings_file), crashes=CrashReporter(paths.crashes, SystemClock())
    )
    yield running
    if running.services is not None:
        runner = running.services.runner
        qtbot.waitUntil(lambda: runner.is_idle)
    if running.window is not None:
        qtbot.addWidget(running.window)
    running.end()


def test_the_window_works_before_the_pictures_code_is_awake_and_every_room_opens(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    window = program.open(tmp_path / "studio")
    assert program.services is not None
    assert program.services.pool.worker_pids == ()
    assert window.room == "today"
    for room in ("library", "import", "export", "settings", "culling"):
        window.show_room(room)
        assert window.room == room
    qtbot.waitUntil(lambda: program.services is not None and program.services.runner.is_idle)
