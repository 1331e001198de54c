from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.db.tables import FolderKind
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.photos.culling.operations import rate
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.library import queries
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.ui.program import Program
from focusflow_desktop.ui.sidecars.moments import twins_words
from tests.support.factories import make_file, make_photo
from tests.support.sidecar_texts import CAPTURE_ONE, LIGHTROOM_PICK


@pytest.fixture
def program(tmp_path: Path, qtbot):
    paths = studio_paths(tmp_path / "studio")
    running = Program(
        paths, Settings(paths.settings_file), crashes=CrashReporter(paths.crashes, SystemClock())
    )
    running.open(tmp_path / "studio")
    yield running
    runner = running.services.runner
    qtbot.waitUntil(lambda: runner.is_idle, timeout=20_000)
    qtbot.addWidget(running.window)
    running.end()


def photo_in(program: Program, folder: Path, *names: str):
    folder.mkdir()
    photos = []
    for number, name in enumerate(names, 1):
        (folder / name).write_bytes(b"raw")
        photos.append(make_photo(number, files=(make_file(number, path=folder / name),), rating=1))
    with program.services.studio.write() as db:
        changes = library.register(db, photos)
        library.remember_folder(db, folder, FolderKind.IMPORTED)
    program.services.bus.changed.emit(changes, None)
    return photos


def rating(program: Program, photo) -> int:
    with program.services.studio.read() as db:
        return queries.rows(db, [photo.id])[0].rating


def test_an_outside_edit_is_read_when_the_window_is_worked_in_again_and_when_a_shoot_is_opened(
    qtbot, qapp, program: Program, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    [photo] = photo_in(program, folder, "a.CR3")
    qtbot.waitUntil((folder / "a.xmp").exists, timeout=20_000)
    qtbot.waitUntil(lambda: program.services.runner.is_idle, timeout=20_000)
    told = []
    program.services.bus.changed.connect(lambda changes, origin: told.append(changes))
    (folder / "a.xmp").write_text(CAPTURE_ONE)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: rating(program, photo) == 5, timeout=20_000)
    qtbot.waitUntil(lambda: any(changes.touches("photo_states") for changes in told), timeout=20_000)
    (folder / "a.xmp").write_text(LIGHTROOM_PICK)
    program.window.show_room("library")
    qtbot.waitUntil(lambda: rating(program, photo) == 4, timeout=20_000)


def test_two_raws_of_one_name_get_a_sidecar_each_and_it_is_said_once(
    qtbot, program: Program, tmp_path: Path
) -> None:
    said = []
    program.window.frame.messages.said.connect(said.append)
    folder = tmp_path / "pictures"
    photos = photo_in(program, folder, "a.CR3", "a.NEF")
    qtbot.waitUntil(lambda: any("a.NEF.xmp" in message.text for message in said), timeout=20_000)
    assert sorted(path.name for path in folder.glob("*.xmp")) == ["a.NEF.xmp", "a.xmp"]
    count = len(said)
    program.services.sidecars.look_outside()
    with program.services.studio.write() as db:
        changes = rate(db, [photo.id for photo in photos], rating=3)
    program.services.bus.changed.emit(changes, None)
    qtbot.waitUntil(lambda: b"3" in (folder / "a.NEF.xmp").read_bytes(), timeout=20_000)
    qtbot.waitUntil(lambda: program.services.runner.is_idle, timeout=20_000)
    assert len(said) == count


def test_the_words_name_the_long_and_the_short_name() -> None:
    words = twins_words([Path("/p/b.NEF.xmp"), Path("/p/a.NEF.xmp")])
    assert "a.NEF.xmp" in words
    assert "a.xmp" in words
