"""What drives the program on the tour: time to wait, keys to press, pictures to keep, and what broke on the way.

A driver, not a part of the program: it waits in loops of its own, which pages never do.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.look.theme import Scheme, desk_look
from focusflow_desktop.ui.program import Program
from focusflow_desktop.ui.shell.overlay import Overlay
from focusflow_desktop.ui.shell.window import Window

SIZES = (QSize(1280, 800), QSize(1920, 1200))
_PATIENCE_S = 180.0
_QUIET_S = 0.25  # so long nothing is asked of the studio: the room has its answers


class Driver:
    """Hands and eyes of the tour. `pictures` is where they are kept, `scratch` a folder for studios and cards."""

    def __init__(self, app: QApplication, *, pictures: Path, scratch: Path) -> None:
        self.app, self.pictures, self.scratch = app, pictures, scratch
        self.taken = 0
        self.broken: list[str] = []

    @contextmanager
    def program(self, name: str) -> Iterator[Program]:
        """A program on a studio folder of its own, begun, and ended behind."""
        paths = studio_paths(self.scratch / name / "studio")
        settings = Settings(paths.settings_file)
        dress_application(self.app, desk_look(Scheme.LIGHT))
        listener = _Listener(self.broken)
        log = logging.getLogger("focusflow.crash")
        log.addHandler(listener)
        program = Program(paths, settings, crashes=CrashReporter(paths.crashes, SystemClock()))
        program.begin()
        self.pause(0.5)
        try:
            yield program
        finally:
            if program.window is not None:
                program.window.close()
            program.end()
            log.removeHandler(listener)
            self.pause(0.2)

    def enter(self, program: Program, room: str, /, **place: object) -> None:
        """Show a room and wait until it has its answers."""
        window_of(program).show_room(room, **place)
        self.settle(program)

    def settle(self, program: Program, *, at_least_s: float = 0.4) -> None:
        """Until nothing has been asked of the studio for a moment."""
        assert program.services is not None
        runner = program.services.runner
        until, quiet_since = time.monotonic() + _PATIENCE_S, time.monotonic() + at_least_s
        while time.monotonic() < until and time.monotonic() - quiet_since < _QUIET_S:
            self.pause(0.02)
            if not runner.is_idle:
                quiet_since = max(quiet_since, time.monotonic())

    def work(self, program: Program) -> None:
        """Until no task runs."""
        assert program.services is not None
        until = time.monotonic() + _PATIENCE_S
        self.pause(0.3)
        while program.services.tasks.running and time.monotonic() < until:
            self.pause(0.1)
        self.pause(1.0)

    def pause(self, seconds: float) -> None:
        """Let the program live for a while."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.app.processEvents()
            time.sleep(0.005)

    def take(self, widget: QWidget, name: str) -> None:
        """Keep a picture in each size."""
        for size in SIZES:
            widget.resize(size)
            self.pause(0.4 if size is SIZES[0] else 1.2)
            picture = self.pictures / f"{name}-{size.width()}x{size.height()}.png"
            if widget.grab().save(str(picture)):
                self.taken += 1
            else:
                self.broken.append(f"{picture.name} could not be written")
        widget.resize(SIZES[0])
        self.pause(0.2)

    def take_room(self, program: Program, room: str, name: str, /, **place: object) -> None:
        """Enter a room and keep its picture."""
        self.enter(program, room, **place)
        self.take(window_of(program), name)

    def close_overlay(self, window: Window) -> None:
        """Escape, as a person would; what stays open would stand in every picture that follows."""
        for overlay in window.findChildren(Overlay):
            if overlay.isVisible():
                press(overlay, Qt.Key.Key_Escape)
                self.pause(0.2)
                if overlay.isVisible():
                    self.broken.append(f"{type(overlay).__name__} did not close by Escape")


class _Listener(logging.Handler):
    """Hears of crashes, so that a room that breaks breaks the tour."""

    def __init__(self, broken: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._broken = broken

    def emit(self, record: logging.LogRecord) -> None:
        """One more thing that broke."""
        self._broken.append(self.format(record))


def window_of(program: Program) -> Window:
    """The window, which is there once a studio is open."""
    assert program.window is not None
    return program.window


def press(widget: QWidget, key: Qt.Key) -> None:
    """One key, down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
