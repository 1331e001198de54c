"""Walks the real program through every room and keeps a picture of each: `make pictures`, and `make run` without a display.

It drives the same windows a person would, on a sample studio in a folder of its own that is removed afterwards.
A driver, not a part of the program: it waits in loops of its own, which pages never do.
"""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.paths import Paths, studio_paths
from focusflow_desktop.photos.samples.shoot import make_card
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.ui.export.control import ExportControl
from focusflow_desktop.ui.ingest.control import ImportControl
from focusflow_desktop.ui.library.page import LibraryPage
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.look.theme import Scheme, desk_look
from focusflow_desktop.ui.program import Program
from focusflow_desktop.ui.shell.window import Window
from focusflow_desktop.ui.welcome.choice import FirstChoice, Way

SIZES = (QSize(1280, 800), QSize(1920, 1200))
_PATIENCE_S = 180.0


def walk(app: QApplication, folder: Path) -> int:
    """Walk the tour, keep the pictures in `folder`; returns 0, or 1 when a room broke on the way."""
    folder.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix="tour-", dir=folder))
    try:
        tour = _Tour(app, pictures=folder, scratch=scratch)
        tour.walk()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    for broken in tour.broken:
        sys.stdout.write(f"Broke on the way: {broken}\n")
    sys.stdout.write(f"{tour.taken} pictures of every room are in {folder.resolve()}\n")
    return 1 if tour.broken else 0


class _Tour:
    """The walk, room by room."""

    def __init__(self, app: QApplication, *, pictures: Path, scratch: Path) -> None:
        self._app, self._pictures, self._scratch = app, pictures, scratch
        self.taken = 0
        self.broken: list[str] = []

    def walk(self) -> None:
        """Every part of the tour."""
        with self._program("new") as program:
            self._first_start(program)
            self._empty_studio(program)
            self._import_card(program)
        with self._program("sample") as program:
            self._sample_studio(program)

    def _first_start(self, program: Program) -> None:
        assert program.welcome is not None
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            dress_application(self._app, desk_look(scheme))
            self._take(program.welcome, f"first-start-{scheme.value}")
        choice = FirstChoice(
            way=Way.START, studio_name="Anna Brandt Photography", country="DE", currency="EUR"
        )
        program.welcome.chosen.emit(choice)

    def _empty_studio(self, program: Program) -> None:
        window = _window(program)
        for room in ("today", "library", "settings"):
            window.show_room(room)
            self._pause(0.6)
            self._take(window, f"{room}-empty")

    def _import_card(self, program: Program) -> None:
        window = _window(program)
        card = self._scratch / "WED-02"
        make_card(card, count=24, size=(1500, 1000), seed=5)
        (card / "DCIM" / "100CANON" / "AB5_9377.DNG").write_bytes(b"II*\x00\x08\x00\x00\x00" + bytes(2000))
        window.show_room("import", way="card")
        control = window.page("import").findChild(ImportControl)
        assert isinstance(control, ImportControl)
        control.choose_place(0, self._scratch / "Pictures")
        control.choose_place(1, self._scratch / "Drive WED-A")
        control.file_under("Weber, wedding", "The day", "Anna Brandt")
        control.rename("{date}_weber_{number:4}")
        control.add_source(card)
        self._pause(6.0)
        self._take(window, "import-ready")
        control.start()
        self._work(program)
        self._take(window, "import-done")
        window.show_drawer(shown=False)
        window.show_room("library")
        self._pause(3.0)
        self._take(window, "library-imported")
        self._drive_away(program)

    def _drive_away(self, program: Program) -> None:
        """The pictures' drive is unplugged: what the rooms say then."""
        window = _window(program)
        for drive in ("Pictures", "Drive WED-A"):
            (self._scratch / drive).rename(self._scratch / f"{drive} away")
        library = window.page("library")
        assert isinstance(library, LibraryPage)
        library.select_all()
        library.export()
        self._pause(3.0)
        self._take(window, "export-failing")
        control = window.page("export").findChild(ExportControl)
        assert isinstance(control, ExportControl)
        control.choose_target(self._scratch / "Exports")
        control.start()
        self._work(program)
        self._take(window, "tasks-failing")
        window.show_drawer(shown=False)

    def _sample_studio(self, program: Program) -> None:
        assert program.welcome is not None
        program.welcome.chosen.emit(FirstChoice(way=Way.SAMPLE))
        window = _window(program)
        self._work(program)
        window.show_drawer(shown=False)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            window.frame.settings.set("look.scheme", scheme.value)
            for room in ("today", "settings"):
                window.show_room(room)
                self._pause(0.8)
                self._take(window, f"{room}-{scheme.value}")
        self._library(window)
        self._culling(window)
        self._waiting_rooms(window)
        self._export(window)

    def _library(self, window: Window) -> None:
        window.show_room("library")
        self._pause(6.0)
        self._take(window, "library")
        window.frame.commands.run("app.palette")
        self._pause(0.4)
        self._take(window, "palette")
        _press(self._app.focusWidget(), Qt.Key.Key_Escape)
        self._pause(0.2)

    def _culling(self, window: Window) -> None:
        library = window.page("library")
        assert isinstance(library, LibraryPage)
        library.cull()
        self._pause(6.0)
        self._take(window, "loupe")
        for name in ("compare", "survey"):
            if f"culling.{name}" in {command.id for command in window.frame.commands.all}:
                window.frame.commands.run(f"culling.{name}")
                self._pause(3.0)
                self._take(window, name)
        window.frame.commands.run("app.keys")
        self._pause(0.4)
        self._take(window, "keys")
        _press(self._app.focusWidget(), Qt.Key.Key_Escape)

    def _waiting_rooms(self, window: Window) -> None:
        """Rooms that are empty on a good day."""
        for room in ("finals", "sidecars"):
            if window.has_room(room):
                window.show_room(room)
                self._pause(1.0)
                self._take(window, f"{room}-empty")

    def _export(self, window: Window) -> None:
        window.show_room("library")
        library = window.page("library")
        assert isinstance(library, LibraryPage)
        self._pause(0.5)
        library.select_all()
        library.export()
        self._pause(5.0)
        self._take(window, "export")

    @contextmanager
    def _program(self, name: str) -> Iterator[Program]:
        paths = studio_paths(self._scratch / name / "studio")
        settings = Settings(paths.settings_file)
        dress_application(self._app, desk_look(Scheme.LIGHT))
        program = Program(paths, settings, crashes=self._crashes(paths))
        program.begin()
        self._pause(0.5)
        try:
            yield program
        finally:
            if program.window is not None:
                program.window.close()
            program.end()
            self._pause(0.2)

    def _crashes(self, paths: Paths) -> CrashReporter:
        reporter = CrashReporter(paths.crashes, SystemClock())
        log = logging.getLogger("focusflow.crash")
        log.addHandler(_Listener(self.broken.append))
        return reporter

    def _work(self, program: Program) -> None:
        """Until no task runs."""
        services = program.services
        assert services is not None
        until = time.monotonic() + _PATIENCE_S
        self._pause(0.3)
        while services.tasks.running and time.monotonic() < until:
            self._pause(0.1)
        self._pause(1.0)

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.005)

    def _take(self, widget: QWidget, name: str) -> None:
        for size in SIZES:
            widget.resize(size)
            self._pause(0.5 if size is SIZES[0] else 1.5)
            picture = self._pictures / f"{name}-{size.width()}x{size.height()}.png"
            if widget.grab().save(str(picture)):
                self.taken += 1
            else:
                self.broken.append(f"{picture.name} could not be written")
        widget.resize(SIZES[0])
        self._pause(0.2)


class _Listener(logging.Handler):
    """Hears of crashes, so that a room that breaks breaks the tour."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """One more thing that broke."""
        self._heard(self.format(record))


def _window(program: Program) -> Window:
    assert program.window is not None
    return program.window


def _press(widget: QWidget | None, key: Qt.Key) -> None:
    if widget is not None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
