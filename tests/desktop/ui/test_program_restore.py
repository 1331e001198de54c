from pathlib import Path

from pytestqt.qtbot import QtBot

from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.shared.records import Job
from focusflow_desktop.ui.program import Program
from focusflow_desktop.ui.services import Services


def titles(services: Services) -> list[str]:
    with services.studio.read() as db:
        return [job.title for job in db.query(Job)]


def opened(tmp_path: Path) -> Program:
    paths = studio_paths(tmp_path / "studio")
    program = Program(
        paths, Settings(paths.settings_file), crashes=CrashReporter(paths.crashes, SystemClock())
    )
    program.open(paths.studio)
    return program


def with_job(program: Program, title: str) -> Services:
    assert program.services is not None
    with program.services.studio.write() as db:
        db.add(Job(title=title))
    return program.services


def test_restoring_opens_the_studio_as_it_was_and_keeps_the_present_one(tmp_path: Path, qtbot: QtBot) -> None:
    program = opened(tmp_path)
    backup = with_job(program, "Weber").backups.back_up("manual").backup
    with_job(program, "after the backup")
    program.restore(backup)
    assert program.services is not None
    assert titles(program.services) == ["Weber"]
    assert len(list((tmp_path / "studio").glob("replaced-*.db"))) == 1
    assert program.window is not None
    assert program.window.isVisible()
    program.window.close()
    program.end()


def test_a_damaged_backup_is_refused_and_the_present_studio_opens_again(
    tmp_path: Path, qtbot: QtBot, expected_log
) -> None:
    program = opened(tmp_path)
    backup = with_job(program, "Weber").backups.back_up("manual").backup
    backup.path.write_bytes(b"no backup")
    expected_log.expect("the backup was not restored")
    program.restore(backup)
    assert program.services is not None
    assert titles(program.services) == ["Weber"]
    assert list((tmp_path / "studio").glob("replaced-*.db")) == []
    program.end()
