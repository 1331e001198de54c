"""The real window over a small real studio, for the tests that go through every room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.db.unit_of_work import Studio, open_studio
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.photos.export.presets import builtin_presets
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.settings import Settings
from focusflow_desktop.ui.look.style_sheet import dress_application
from focusflow_desktop.ui.look.theme import DESK_LIGHT
from focusflow_desktop.ui.program import Program
from focusflow_desktop.ui.shell.window import Window
from tests.support.factories import make_contact, make_inquiry, make_job, make_photo, make_session, make_todo
from tests.support.studios import StillClock, empty_studio
from tests.support.sweep import FarLanguage

NAMES = frozenset(
    [
        "Weber, wedding",
        "Julia Weber",
        "Ceremony",
        "Anna Brandt",
        "Brandt Studio",
        "Send the questionnaire",
        "Are you free in June?",
        "Botanical garden",
    ]
    + ["AB5_0001.CR3", "Canon EOS R5", "RF 85mm F1.2"]
    + [preset.name for preset in builtin_presets()]  # a studio's presets have names, the first six too
)


# what went wrong with a sidecar is kept as the sentence it was said with
KEPT_AS_SAID = frozenset({"The folder of AB5_0001.CR3 cannot be read. Nothing was changed."})


def listed(found: Iterable[str]) -> str:
    """Each finding once, a line each."""
    return "\n" + "\n".join(dict.fromkeys(found))


@pytest.fixture
def far_language(qapp: QApplication) -> Iterator[FarLanguage]:
    """Every text that goes through translation betrays itself."""
    far = FarLanguage(qapp)
    qapp.installTranslator(far)
    yield far
    qapp.removeTranslator(far)


class Sweep:
    """The running program; `rest` waits until it has answered everything."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self._program, self._qtbot = program, qtbot

    @property
    def window(self) -> Window:
        """The window in sight."""
        assert self._program.window is not None
        return self._program.window

    def rest(self) -> None:
        """Until every question has its answer and every layout its place."""
        services = self._program.services
        assert services is not None
        for _ in range(3):
            self._qtbot.waitUntil(lambda: services.runner.is_idle, timeout=20_000)
            self._qtbot.wait(60)

    def tab(self) -> None:
        """One press of Tab where the keyboard is."""
        focused = self.window.focusWidget()
        assert focused is not None
        self._qtbot.keyClick(focused, Qt.Key.Key_Tab)

    def rooms(self) -> Iterator[str]:
        """Every room, shown and at rest."""
        for room in tuple(self.window._rooms):
            self.window.show_room(room)
            self.rest()
            yield room


def _found(folder: Path, clock: StillClock) -> Studio:
    studio = open_studio(empty_studio(folder), clock=clock)
    with studio.write() as db:
        found_studio(
            db,
            studio.tenant_id,
            name="Brandt Studio",
            country="DE",
            currency="EUR",
            photographer="Anna Brandt",
        )
    return studio


def _fill(studio: Studio) -> None:
    with studio.write() as db:
        job = make_job()
        db.add_all([job, make_contact(), make_inquiry(), make_todo()])
        db.flush()
        db.add(make_session(job))
        register(db, [make_photo(number) for number in range(1, 9)])


@pytest.fixture(params=["empty", "filled"])
def sweep(
    request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> Iterator[Callable[[], Sweep]]:
    """Opens the program on an empty studio and on a filled one."""
    clock = StillClock()
    dress_application(qapp, DESK_LIGHT)
    paths = studio_paths(tmp_path / "studio")
    studio = _found(paths.studio, clock)
    if request.param == "filled":
        _fill(studio)
    studio.close()
    program = Program(
        paths, Settings(paths.settings_file), crashes=CrashReporter(paths.crashes, clock), clock=clock
    )

    def opened() -> Sweep:
        program.begin()
        found = Sweep(program, qtbot)
        found.window.resize(1280, 800)
        found.rest()
        return found

    yield opened
    if program.services is not None:
        runner = program.services.runner
        qtbot.waitUntil(lambda: runner.is_idle, timeout=20_000)
    if program.window is not None:
        program.window.close()
    program.end()
