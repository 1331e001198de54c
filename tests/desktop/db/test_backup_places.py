from pathlib import Path

import pytest

from focusflow_desktop.db.backup import verify_backup
from focusflow_desktop.db.backup_places import BackupPlaces
from focusflow_desktop.db.unit_of_work import DATABASE, Studio


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    return tmp_path / "drive"


@pytest.fixture
def places(studio: Studio, clock, drive: Path) -> BackupPlaces:
    return BackupPlaces(studio.folder / DATABASE, clock=clock, second=lambda: str(drive))


def test_a_backup_lies_in_both_folders_and_both_open(places: BackupPlaces, drive: Path) -> None:
    drive.mkdir()
    kept = places.back_up("manual")
    assert kept.copy is not None
    assert kept.copy.path.parent == drive
    verify_backup(kept.copy)
    assert places.all() == [kept.backup]


def test_a_drive_that_is_away_is_told_and_spoils_nothing(places: BackupPlaces, drive: Path) -> None:
    kept = places.back_up("manual")
    assert kept.problem is not None
    assert str(drive) in kept.problem.message
    assert not drive.exists()
    verify_backup(kept.backup)


def test_the_copy_is_found_when_the_first_folder_is_lost(places: BackupPlaces, drive: Path) -> None:
    drive.mkdir()
    kept = places.back_up("manual")
    kept.backup.path.unlink()
    assert [backup.path.parent for backup in places.all()] == [drive]
    assert places.newest_sound() == kept.copy


def test_the_newest_sound_backup_is_offered_not_a_newer_damaged_one(studio: Studio, clock) -> None:
    places = BackupPlaces(studio.folder / DATABASE, clock=clock)
    older = places.back_up("manual").backup
    clock.advance(hours=2)
    newer = places.back_up("manual").backup
    newer.path.write_bytes(newer.path.read_bytes()[:-20])
    assert [backup.path for backup in places.all()] == [newer.path, older.path]
    assert places.newest_sound() == older
