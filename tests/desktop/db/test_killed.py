"""What a kill or a power loss leaves: at every step there is a whole studio, the old one or the new one (R4, R5, R7)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from focusflow_desktop.db.backup import BACKUPS, list_backups, make_backup
from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.db.unit_of_work import DATABASE, Studio, open_studio
from focusflow_desktop.shared.records import Job, PhotoSession
from tests.desktop.db.test_migrations import first_studio

KILLED = 9
_END_AT_FILE_STEP = """
import os, sys
left = int(sys.argv[2])
def step(event, arguments):
    global left
    if event in ("os.rename", "os.link", "os.remove", "os.mkdir", "shutil.copyfile") or (
        event == "open" and isinstance(arguments[1], str) and arguments[1][0] in "wxa"
    ):
        left -= 1
        if left < 0:
            os._exit(9)
"""
RESTORE = (
    _END_AT_FILE_STEP
    + """
from pathlib import Path
from focusflow_desktop.db.backup import list_backups, restore_backup
from focusflow_desktop.shared.clock import SystemClock
database = Path(sys.argv[1])
(backup,) = list_backups(database.parent / "backups")
sys.addaudithook(step)
restore_backup(backup, database, clock=SystemClock())
"""
)
UPGRADE = """
import os, sys
from pathlib import Path
from sqlalchemy import Engine, event
from focusflow_desktop.db.upgrade import bring_up_to_date
from focusflow_desktop.shared.clock import SystemClock
left = int(sys.argv[2])
@event.listens_for(Engine, "before_cursor_execute")
def step(*_):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
@event.listens_for(Engine, "commit")
def commit(_connection):
    if sys.argv[3] == "commit" and left < 100_000 - 50:
        os._exit(9)
bring_up_to_date(Path(sys.argv[1]), clock=SystemClock())
print(int(sys.argv[2]) - left)
"""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)], capture_output=True, text=True, check=False
    )


def titles(folder: Path) -> list[str]:
    studio = open_studio(folder)
    try:
        with studio.read() as db:
            return sorted(job.title for job in db.query(Job))
    finally:
        studio.close()


@pytest.fixture
def restorable(studio: Studio, clock) -> Path:
    """A closed studio of two jobs whose backup has one; its last write is still in the log."""
    with studio.write() as db:
        db.add(Job(title="before"))
    make_backup(studio.folder / DATABASE, studio.folder / BACKUPS, reason="asked", clock=clock)
    with studio.write() as db:
        db.add(Job(title="since"))
    folder = studio.folder.with_name("killed")
    shutil.copytree(studio.folder, folder, ignore=shutil.ignore_patterns("*.lock", "*.holder", "*-shm"))
    assert (folder / f"{DATABASE}-wal").stat().st_size > 0
    return folder


def test_a_restore_killed_at_any_step_leaves_the_old_studio_or_the_backup(
    restorable: Path, tmp_path: Path
) -> None:
    outcomes = []
    for step in range(40):
        folder = tmp_path / f"step-{step}"
        shutil.copytree(restorable, folder)
        ended = run(RESTORE, folder / DATABASE, step)
        assert ended.returncode in (0, KILLED), ended.stderr
        found = titles(folder)
        assert found in (["before", "since"], ["before"]), f"killed at step {step}: {found}"
        outcomes.append(found)
        if ended.returncode == 0:
            break
    assert outcomes[0] == ["before", "since"]
    assert outcomes[-1] == ["before"]
    assert len(outcomes) > 4
    kept = next(path for path in folder.glob("replaced-*.db"))
    with closing(sqlite.connect(kept)) as db:
        assert {title for (title,) in db.execute("SELECT title FROM jobs")} == {"before", "since"}


def test_an_upgrade_killed_at_any_step_leaves_the_old_studio_and_is_done_by_the_next_start(
    tmp_path: Path,
) -> None:
    whole = run(UPGRADE, first_studio(tmp_path / "whole") / DATABASE, 100_000, "")
    statements = int(whole.stdout)
    assert statements > 50
    first = first_studio(tmp_path / "first")
    for at in (0, statements // 3, statements * 2 // 3, statements - 2, "commit"):
        folder = tmp_path / f"killed-{at}"
        shutil.copytree(first, folder)
        before = _revision(folder)
        left, when = (100_000, "commit") if at == "commit" else (at, "")
        assert run(UPGRADE, folder / DATABASE, left, when).returncode == KILLED
        assert _revision(folder) == before, f"killed at {at}"
        studio = open_studio(folder)
        with studio.read() as db:
            assert [session.title for session in db.query(PhotoSession).order_by(PhotoSession.id)] == [
                "Ceremony",
                "Party",
            ]
        studio.close()
        assert list_backups(folder / BACKUPS), "the next start upgraded without a backup"


def _revision(folder: Path) -> str:
    with closing(sqlite.connect(folder / DATABASE)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (revision,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(revision)


def test_a_log_torn_by_a_power_loss_costs_the_last_writes_and_nothing_else(
    studio: Studio, tmp_path: Path
) -> None:
    for number in range(12):
        with studio.write() as db:
            db.add(Job(title=f"{number:02}"))
    written = [f"{number:02}" for number in range(12)]
    log = (studio.folder / f"{DATABASE}-wal").read_bytes()
    kept_counts = []
    for cut in range(0, len(log), max(1, len(log) // 24)):
        folder = tmp_path / f"cut-{cut}"
        folder.mkdir()
        shutil.copy(studio.folder / DATABASE, folder)
        (folder / f"{DATABASE}-wal").write_bytes(log[:cut] + bytes(min(512, len(log) - cut)))
        found = titles(folder) if _has_jobs(folder) else []
        assert found == written[: len(found)], f"cut at {cut}"
        kept_counts.append(len(found))
    assert kept_counts == sorted(kept_counts)
    assert kept_counts[-1] >= 10


def _has_jobs(folder: Path) -> bool:
    """Whether the cut left the studio's tables at all: a new studio's first minutes are in the log too."""
    with closing(sqlite.connect(folder / DATABASE)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'jobs'").fetchone() is not None
