"""A studio with an index that no longer matches its table: only the full check sees that."""

import threading
from pathlib import Path

import pytest

from focusflow_desktop.db.check import CheckStopped, check_database
from focusflow_desktop.db.unit_of_work import DATABASE, Studio
from focusflow_desktop.db.weekly import NAME, check_studio, forget_check, last_check
from focusflow_desktop.shared.records import Job
from tests.support.studios import StillClock


@pytest.fixture
def folder(studio: Studio) -> Path:
    with studio.write() as db:
        db.add_all(Job(title=f"{number:04} " + "x" * 200) for number in range(50))
    studio.close()
    return studio.folder


def look(folder: Path, clock: StillClock):
    return check_studio(folder, clock=clock, stop=threading.Event())


def written(folder: Path) -> str:
    return (folder / NAME).read_text(encoding="utf-8")


def test_the_first_check_is_full_and_written_down(folder, clock):
    assert last_check(folder) is None
    assert look(folder, clock).is_sound
    found = last_check(folder)
    assert (found.at, found.is_sound) == (clock.now(), True)


def test_a_full_check_comes_again_after_a_week_and_not_before(folder, clock):
    look(folder, clock)
    first = written(folder)
    clock.advance(days=6.9)
    look(folder, clock)
    assert written(folder) == first
    clock.advance(days=0.2)
    look(folder, clock)
    assert last_check(folder).at == clock.now()


def test_a_clock_that_went_back_does_not_put_the_check_off(folder, clock):
    look(folder, clock)
    clock.advance(days=-400)
    look(folder, clock)
    assert last_check(folder).at == clock.now()


def test_what_was_found_stays_said_until_a_full_check_finds_nothing(folder, clock):
    whole = (folder / DATABASE).read_bytes()
    page = whole.index(b"0020 x") // 4096
    (folder / DATABASE).write_bytes(whole[: page * 4096] + b"\xff" * 64 + whole[page * 4096 + 64 :])
    assert not look(folder, clock).is_sound
    assert not last_check(folder).is_sound
    (folder / DATABASE).write_bytes(whole)
    assert look(folder, clock).is_sound
    assert last_check(folder).is_sound


def test_a_report_that_cannot_be_read_counts_as_none(folder, clock):
    (folder / NAME).write_text("{", encoding="utf-8")
    assert last_check(folder) is None
    assert look(folder, clock).is_sound
    assert last_check(folder).is_sound


def test_a_restored_studio_is_checked_anew(folder, clock):
    look(folder, clock)
    forget_check(folder)
    forget_check(folder)
    assert last_check(folder) is None


def test_a_check_told_to_stop_says_nothing_of_the_studio(folder, clock):
    stop = threading.Event()
    stop.set()
    assert check_studio(folder, clock=clock, stop=stop) is None
    assert last_check(folder) is None
    with pytest.raises(CheckStopped):
        check_database(folder / DATABASE, full=True, stop=stop)
