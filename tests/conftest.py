"""What holds for every test: an offscreen Qt, and nothing said aloud that the test did not expect.

Python warnings and Qt messages fail by pyproject.toml; stray log records fail here.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

pytest_plugins = ["tests.support.studios"]
PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """Waits longer than its kind does: a machine with much to do is slow, not wrong."""

    def waitUntil(  # noqa: N802 — pytest-qt calls it so
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        """Until it holds; fails when it never does."""
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In place of the plugin's own."""
    return PatientBot(request)


class ExpectedLog:
    """The warnings a test says will come; each must come, and no other may."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def expect(self, part: str) -> None:
        """Announce records at WARNING or above whose message contains `part`."""
        self.parts.append(part)


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture
def expected_log() -> ExpectedLog:
    """Ask for this to announce log records that would otherwise fail the test."""
    return ExpectedLog()


@pytest.fixture(autouse=True)
def _no_stray_log(request: pytest.FixtureRequest, expected_log: ExpectedLog) -> Iterator[None]:
    """Fail on records at WARNING or above; a test that reads `caplog` looks at them itself."""
    recorder = _Recorder()
    logging.getLogger().addHandler(recorder)
    yield
    logging.getLogger().removeHandler(recorder)
    if "caplog" in request.fixturenames:
        return
    stray = [text for text in recorder.messages if not any(part in text for part in expected_log.parts)]
    silent = [part for part in expected_log.parts if not any(part in text for text in recorder.messages)]
    assert not stray, f"unexpected log records: {stray}"
    assert not silent, f"announced but never logged: {silent}"
