import random
from pathlib import Path

import pytest

from focusflow_desktop.db.check import check_database, salvage
from focusflow_desktop.db.unit_of_work import DATABASE, Studio, open_studio
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Job


@pytest.fixture
def closed(studio: Studio) -> Path:
    with studio.write() as db:
        db.add_all(Job(title=f"{number:04} " + "x" * 200) for number in range(400))
    studio.close()
    return studio.folder / DATABASE


def flip(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 0xFF
    path.write_bytes(content)


def test_a_sound_database_is_found_sound(closed: Path) -> None:
    assert check_database(closed, full=True).is_sound
    assert check_database(closed, full=False).problems == ()


def test_a_file_that_is_no_database_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "studio.db"
    path.write_bytes(b"not a database" * 100)
    assert not check_database(path, full=False).is_sound


def test_damaged_pages_are_noticed_and_the_rest_is_saved(closed: Path, clock) -> None:
    content = bytearray(closed.read_bytes())
    page = content.index(b"0200 x") // 4096
    content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    closed.write_bytes(content)
    assert not check_database(closed, full=False).is_sound
    target = closed.with_name("saved.db")
    saved = salvage(closed, target, clock=clock)
    assert 300 < saved["jobs"] < 400
    assert check_database(target, full=True).is_sound


def test_flipped_bytes_never_crash_the_check(closed: Path) -> None:
    whole = closed.read_bytes()
    for offset in random.Random(7).sample(range(len(whole)), 40):
        flip(closed, offset)
        assert isinstance(check_database(closed, full=False).is_sound, bool)
        closed.write_bytes(whole)


def test_salvage_writes_over_nothing(closed: Path, clock) -> None:
    with pytest.raises(Refused):
        salvage(closed, closed, clock=clock)


def test_a_salvaged_studio_opens(closed: Path, clock, tmp_path: Path) -> None:
    folder = tmp_path / "rescued"
    folder.mkdir()
    salvage(closed, folder / DATABASE, clock=clock)
    rescued = open_studio(folder)
    with rescued.read() as db:
        assert db.query(Job).count() == 400
    rescued.close()
