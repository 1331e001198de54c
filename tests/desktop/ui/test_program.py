from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.business.studio.queries import studio_profile
from focusflow_desktop.business.whole.export import take_along
from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.db.unit_of_work import DATABASE, open_studio
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.photos.library.operations import register
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.shared.records import Job
from focusflow_desktop.ui.program import SAMPLE, Program
from focusflow_desktop.ui.welcome.choice import FirstChoice, Way
from focusflow_desktop.ui.welcome.page import CoverPicture
from tests.support.factories import make_photo


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


ANNAS = FirstChoice(
    way=Way.START,
    photographer="Anna Brandt",
    studio_name="Anna Brandt Photography",
    country="DE",
    currency="EUR",
)


def founded(folder: Path, *, name: str, is_sample: bool = False) -> None:
    studio = open_studio(folder)
    with studio.write() as db:
        found_studio(
            db,
            studio.tenant_id,
            name=name,
            country="DE",
            currency="EUR",
            photographer="",
            is_sample=is_sample,
        )
    studio.close()


def name_of(program: Program) -> str:
    assert program.services is not None
    with program.services.studio.read() as db:
        profile = studio_profile(db)
    assert profile is not None
    return profile.name


def test_the_first_start_asks_and_founds_the_studio(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.begin()
    assert program.window is None
    assert program.welcome is not None
    qtbot.addWidget(program.welcome)
    assert program.welcome.isVisible()
    program.welcome.chosen.emit(ANNAS)
    assert program.window is not None
    assert not program.welcome.isVisible()
    assert name_of(program) == "Anna Brandt Photography"


def test_the_first_start_has_a_photograph_beside_its_questions(program: Program) -> None:
    program.begin()
    assert program.welcome is not None
    cover = program.welcome.findChild(CoverPicture)
    assert cover is not None
    assert cover.isVisibleTo(program.welcome)
    shown = program.welcome.grab().toImage()
    inside = {shown.pixel(shown.width() * 3 // 4, y) for y in range(0, shown.height(), 40)}
    assert len(inside) > 10  # a picture, not one colour


def test_the_second_start_opens_the_studio_without_asking(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    founded(tmp_path / "studio", name="Anna Brandt Photography")
    program.begin()
    assert program.welcome is None
    assert program.window is not None
    assert name_of(program) == "Anna Brandt Photography"


def test_a_studio_that_is_open_elsewhere_is_said_on_the_first_page(
    program: Program, qtbot: QtBot, tmp_path: Path, expected_log: Any
) -> None:
    expected_log.expect("the studio could not be opened")
    other = open_studio(tmp_path / "studio")
    program.begin()
    assert program.window is None
    assert program.welcome is not None
    qtbot.addWidget(program.welcome)
    said = [label.text() for label in program.welcome.findChildren(QLabel) if label.isVisible()]
    assert any("open" in words and "studio" in words for words in said), said
    other.close()
    program.welcome.chosen.emit(ANNAS)
    assert program.window is not None


def test_a_first_start_that_broke_off_is_asked_again(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    open_studio(tmp_path / "studio").close()  # made, and never founded
    program.begin()
    qtbot.waitUntil(lambda: program.welcome is not None and program.welcome.isVisible())
    assert program.window is None
    assert program.welcome is not None
    qtbot.addWidget(program.welcome)
    program.welcome.chosen.emit(ANNAS)
    assert name_of(program) == "Anna Brandt Photography"


def test_a_studio_with_pictures_from_a_shell_is_not_closed_to_ask_its_name(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = open_studio(tmp_path / "studio")
    with studio.write() as db:
        register(db, [make_photo(1)])
    studio.close()
    program.begin()
    window = program.window
    asked = []
    program._take_founded = asked.append  # type: ignore[method-assign]  # what the start found out
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [True]
    assert window is not None
    assert window.isVisible()


def test_a_studio_is_brought_along_from_another_machine(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    founded(tmp_path / "old", name="Brandt & Sohn")
    old = open_studio(tmp_path / "old")
    export = take_along(old, tmp_path / "Brandt.zip", clock=SystemClock()).place
    old.close()
    program.begin()
    assert program.welcome is not None
    qtbot.addWidget(program.welcome)
    program.welcome.chosen.emit(FirstChoice(way=Way.BRING, export=export))
    assert program.services is not None
    tasks = program.services.tasks
    qtbot.waitUntil(lambda: all(not task.is_running for task in tasks.all))
    assert name_of(program) == "Brandt & Sohn"
    assert program.window is not None


def test_what_is_no_exported_studio_leads_back_to_the_question(
    program: Program, qtbot: QtBot, tmp_path: Path, expected_log: Any
) -> None:
    expected_log.expect("the studio was not brought in")
    (tmp_path / "holiday.zip").write_bytes(b"no zip")
    program.begin()
    assert program.welcome is not None
    qtbot.addWidget(program.welcome)
    program.welcome.cards[Way.BRING].click()
    program.welcome.chosen.emit(FirstChoice(way=Way.BRING, export=tmp_path / "holiday.zip"))
    qtbot.waitUntil(lambda: program.welcome is not None and program.welcome.export.error != "")
    assert program.window is None
    assert program.welcome.isVisible()
    program.welcome.chosen.emit(ANNAS)
    assert name_of(program) == "Anna Brandt Photography"


def test_the_sample_studio_has_a_folder_of_its_own(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    founded(tmp_path / SAMPLE, name="A sample", is_sample=True)
    program.begin()
    assert program.welcome is not None
    qtbot.addWidget(program.welcome)
    program.welcome.chosen.emit(FirstChoice(way=Way.SAMPLE))
    assert name_of(program) == "A sample"
    assert program.services is not None
    assert program.services.folder == tmp_path / SAMPLE
    assert not (tmp_path / "studio" / "studio.db").exists()


def test_a_damaged_studio_says_so_and_leads_to_the_backups(program, qtbot, tmp_path, expected_log) -> None:
    folder = tmp_path / "studio"
    studio = open_studio(folder)
    with studio.write() as db:
        db.add_all(Job(title=f"{number:04} " + "x" * 200) for number in range(400))
    studio.close()
    content = bytearray((folder / DATABASE).read_bytes())
    page = content.index(b"0200 x") // 4096
    content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    (folder / DATABASE).write_bytes(content)
    expected_log.expect("database is damaged")
    window = program.open(folder)
    said = []
    window.frame.messages.said.connect(said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "Restore a backup" in said[0].text
    said[0].run()
    assert window.room == "settings"
