import subprocess
import sys

import pytest

from focusflow_desktop.db.backup import Backup, list_backups, make_backup, restore_backup, thin, verify_backup
from focusflow_desktop.db.unit_of_work import DATABASE, Studio, open_studio
from focusflow_desktop.shared.errors import Damaged
from focusflow_desktop.shared.records import Job
from tests.support.studios import StillClock


def backed_up(studio: Studio, clock: StillClock, title: str = "Weber, wedding") -> Backup:
    with studio.write() as db:
        db.add(Job(title=title))
    return make_backup(studio.folder / DATABASE, studio.folder / "backups", reason="asked", clock=clock)


def test_a_backup_of_an_open_studio_opens_and_has_its_rows(studio: Studio, clock: StillClock) -> None:
    backup = backed_up(studio, clock)
    verify_backup(backup)
    assert backup.rows["jobs"] == 1
    assert list_backups(studio.folder / "backups") == [backup]


def test_restoring_brings_back_what_was_there_and_keeps_what_it_replaces(studio: Studio, clock) -> None:
    backup = backed_up(studio, clock)
    with studio.write() as db:
        db.add(Job(title="after the backup"))
    folder = studio.folder
    studio.close()
    kept = restore_backup(backup, folder / DATABASE, clock=clock)
    restored = open_studio(folder)
    with restored.read() as db:
        assert [job.title for job in db.query(Job)] == ["Weber, wedding"]
    restored.close()
    assert kept is not None
    assert kept.exists()


@pytest.mark.parametrize("where", [0.0, 0.3, 0.6, 0.99])
def test_a_flipped_byte_is_noticed_and_nothing_is_restored(studio: Studio, clock, where: float) -> None:
    backup = backed_up(studio, clock)
    content = bytearray(backup.path.read_bytes())
    content[int(where * (len(content) - 1))] ^= 0x10
    backup.path.write_bytes(content)
    with pytest.raises(Damaged):
        restore_backup(backup, studio.folder / DATABASE, clock=clock)
    with studio.read() as db:
        assert db.query(Job).count() == 1


def test_a_truncated_backup_is_noticed(studio: Studio, clock) -> None:
    backup = backed_up(studio, clock)
    backup.path.write_bytes(backup.path.read_bytes()[:-100])
    with pytest.raises(Damaged):
        verify_backup(backup)


def test_old_backups_thin_out_but_the_newest_of_each_period_stays(studio: Studio, clock) -> None:
    for _ in range(12):
        backed_up(studio, clock)
        clock.advance(hours=1)
    newest = list_backups(studio.folder / "backups")[0]
    removed = thin(studio.folder / "backups")
    left = list_backups(studio.folder / "backups")
    assert len(left) + len(removed) == 12
    assert len(left) == 9  # the newest of 8 hours, and of the day before
    assert newest in left


def test_a_backup_killed_half_way_is_not_listed(studio: Studio, clock) -> None:
    backed_up(studio, clock)
    script = (
        "import os, sys; from pathlib import Path; from focusflow_desktop.db import backup;"
        "from focusflow_desktop.shared.clock import SystemClock;"
        "backup._write_manifest = lambda b: os._exit(9);"
        "backup.make_backup(Path(sys.argv[1]), Path(sys.argv[2]), reason='killed', clock=SystemClock())"
    )
    arguments = [str(studio.folder / DATABASE), str(studio.folder / "backups")]
    assert subprocess.run([sys.executable, "-c", script, *arguments], check=False).returncode == 9
    assert [b.reason for b in list_backups(studio.folder / "backups")] == ["asked"]
