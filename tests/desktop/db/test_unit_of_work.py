import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from focusflow_desktop.db.unit_of_work import Studio, open_studio
from focusflow_desktop.shared.errors import Locked, NoRoom, Unavailable
from focusflow_desktop.shared.records import Job


def titles(studio: Studio) -> list[str]:
    with studio.read() as db:
        return list(db.scalars(select(Job.title).order_by(Job.title)))


def test_what_was_written_is_there_after_reopening(studio: Studio, tmp_path: Path) -> None:
    with studio.write() as db:
        db.add(Job(title="Weber, wedding"))
    studio.close()
    again = open_studio(tmp_path / "studio")
    assert titles(again) == ["Weber, wedding"]
    again.close()


def test_a_failing_write_leaves_nothing_behind(studio: Studio) -> None:
    with pytest.raises(RuntimeError), studio.write() as db:
        db.add(Job(title="half"))
        db.flush()
        raise RuntimeError
    assert titles(studio) == []


def test_a_second_program_is_refused_and_told_who_has_it(studio: Studio) -> None:
    with pytest.raises(Locked, match=rf"FocusFlow \(process {os.getpid()}"):
        open_studio(studio.folder)


def test_reading_beside_the_open_window_works(studio: Studio) -> None:
    with studio.write() as db:
        db.add(Job(title="Weber, wedding"))
    beside = open_studio(studio.folder, read_only=True)
    assert titles(beside) == ["Weber, wedding"]
    with pytest.raises(Locked), beside.write():
        pass
    beside.close()


def test_a_reading_connection_cannot_write(studio: Studio) -> None:
    with pytest.raises(OperationalError, match="readonly"), studio.read() as db:
        db.connection().exec_driver_sql("DELETE FROM jobs")


def test_reading_a_folder_without_a_studio_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no studio"):
        open_studio(tmp_path, read_only=True)


def test_records_fill_their_synced_base_by_themselves(studio: Studio) -> None:
    job = Job(title="Weber, wedding")
    with studio.write() as db:
        db.add(job)
    assert job.tenant_id == studio.tenant_id
    assert job.hlc0.endswith("ffffffff")
    assert (job.clock, job.deleted) == ({}, False)


def test_a_full_disk_refuses_the_change_and_keeps_what_was_there(studio: Studio) -> None:
    with studio.write() as db:
        db.add(Job(title="before"))
        pages = db.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
    with pytest.raises(NoRoom), studio.write() as db:
        db.connection().exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")
        db.add(Job(title="x" * 200_000))
        db.flush()
    assert titles(studio) == ["before"]


WRITER = """
import sys
from pathlib import Path
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.shared.records import Job
studio = open_studio(Path(sys.argv[1]))
for number in range(100_000):
    with studio.write("Add a job") as db:
        db.add(Job(title=f"{number:06}"))
    sys.stdout.write(f"{number:06}\\n")
    sys.stdout.flush()
"""


def test_kill_9_loses_no_acknowledged_write(tmp_path: Path) -> None:
    folder = tmp_path / "studio"
    for _ in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        acknowledged = [writer.stdout.readline() for _ in range(20)]
        writer.send_signal(signal.SIGKILL)
        rest, _problems = writer.communicate()
        acknowledged += rest.splitlines(keepends=True)
        whole = {line.strip() for line in acknowledged if line.endswith("\n")}
        studio = open_studio(folder)
        assert whole <= set(titles(studio))
        studio.close()
