"""Sidecars on bad days: kill -9 between merge and write, two programs at once, a full disk, a protected file."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from focusflow_desktop.db.tables import FolderKind
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.photos.culling import operations as culling
from focusflow_desktop.photos.library import operations as library
from focusflow_desktop.photos.sidecars.keeper import keep_sidecars
from focusflow_desktop.photos.sidecars.marks import Marks
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.profiles import LIGHTROOM
from focusflow_desktop.photos.sidecars.queries import waiting_sidecars
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.photos.sidecars.sync import Agreed, sync_sidecar
from focusflow_desktop.photos.sidecars.write import read_sidecar, write_sidecar
from focusflow_desktop.shared.errors import Conflict, NoRoom, Refused
from focusflow_desktop.shared.records.photos import Flag
from tests.support.factories import make_file, make_photo
from tests.support.sidecar_texts import CAPTURE_ONE, LIGHTROOM_PICK, develop_sidecar

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)

KILLED_BEFORE_PLACING = """
import os, signal, sys
from pathlib import Path
from focusflow_desktop.db.unit_of_work import open_studio
from focusflow_desktop.photos.sidecars import write
from focusflow_desktop.photos.sidecars.keeper import keep_sidecars
from focusflow_desktop.photos.sidecars.profiles import LIGHTROOM
from focusflow_desktop.shared.clock import SystemClock
when = sys.argv[2]
real_look, real_write = write._last_look, write.atomic.replace
def die(*arguments, **named):
    os.kill(os.getpid(), signal.SIGKILL)
def write_and_die(*arguments, **named):
    real_write(*arguments, **named)
    die()
if when == "before":
    write._last_look = die
else:
    write.atomic.replace = write_and_die
studio = open_studio(Path(sys.argv[1]))
keep_sidecars(studio, profile=LIGHTROOM, clock=SystemClock())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9")
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_around_the_write_loses_no_mark_and_makes_no_conflict(
    tmp_path: Path, clock, when: str
) -> None:
    folder, place = tmp_path / "pictures", tmp_path / "studio"
    folder.mkdir()
    (folder / "a.CR3").write_bytes(b"raw")
    sidecar = folder / "a.xmp"
    sidecar.write_text(LIGHTROOM_PICK)
    photo = make_photo(1, files=(make_file(1, path=folder / "a.CR3"),))
    studio = open_studio(place)
    with studio.write() as db:
        library.register(db, [photo])
        library.remember_folder(db, folder, FolderKind.IMPORTED)
    keep_sidecars(studio, profile=LIGHTROOM, clock=clock)
    with studio.write() as db:
        culling.rate(db, [photo.id], rating=2)
    studio.close()
    killed = subprocess.run([sys.executable, "-c", KILLED_BEFORE_PLACING, place, when], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert read_marks(parse(sidecar.read_bytes())).marks.rating == (4 if when == "before" else 2)
    studio = open_studio(place)
    keep_sidecars(studio, profile=LIGHTROOM, clock=clock)
    with studio.read() as db:
        assert waiting_sidecars(db).total == 0
    studio.close()
    marks = read_marks(parse(sidecar.read_bytes())).marks
    assert (marks.rating, marks.flag) == (2, Flag.PICK)


def test_two_programs_writing_at_once_lose_none_of_the_two_values(tmp_path: Path) -> None:
    (tmp_path / "a.CR3").write_bytes(b"raw")
    sidecar = tmp_path / "a.xmp"
    sidecar.write_text(CAPTURE_ONE)
    theirs = threading.Event()

    def other_program() -> None:
        number = 0
        while not theirs.is_set():
            number += 1
            new = tmp_path / "other.tmp"
            new.write_text(CAPTURE_ONE.replace("<xmp:Label>Red", f"<xmp:Label>Label {number}"))
            new.replace(sidecar)

    other = threading.Thread(target=other_program)
    other.start()
    agreed, busy = Agreed(), 0
    marks = Marks()
    try:
        for rating in [1, 2, 3, 4] * 5:
            before = Marks(rating=rating, label=marks.label)
            outcome = sync_sidecar(tmp_path / "a.CR3", base=agreed, ours=before, profile=LIGHTROOM, now=NOW)
            busy += outcome.problem is not None
            agreed, marks = outcome.agreed, outcome.marks
            parse(sidecar.read_bytes())
    finally:
        theirs.set()
        other.join()
    last = sync_sidecar(tmp_path / "a.CR3", base=agreed, ours=marks, profile=LIGHTROOM, now=NOW)
    assert last.problem is None
    on_disk = read_marks(parse(sidecar.read_bytes())).marks
    disputed = {conflict.field for found in last.conflicts.values() for conflict in found}
    assert on_disk.label == last.marks.label
    assert on_disk.rating == last.marks.rating or "rating" in disputed
    assert not list(tmp_path.glob(".ffpart*"))


def test_a_sidecar_that_appears_while_ours_is_made_is_not_overwritten(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_text(CAPTURE_ONE)
    with pytest.raises(Conflict):
        write_sidecar(sidecar, LIGHTROOM_PICK.encode(), expected=None)
    assert sidecar.read_text() == CAPTURE_ONE


def test_a_protected_sidecar_is_read_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.CR3").write_bytes(b"raw")
    sidecar = tmp_path / "a.xmp"
    sidecar.write_text(CAPTURE_ONE)
    sidecar.chmod(0o444)
    ours = Marks(title="Ours")
    outcome = sync_sidecar(tmp_path / "a.CR3", base=Agreed(), ours=ours, profile=LIGHTROOM, now=NOW)
    assert isinstance(outcome.problem, Refused)
    assert outcome.problem.code == "sidecar_read_only"
    assert (outcome.marks.rating, outcome.marks.title, outcome.pending) == (5, "Ours", frozenset({"title"}))
    assert sidecar.read_text() == CAPTURE_ONE
    sidecar.chmod(0o644)
    again = sync_sidecar(
        tmp_path / "a.CR3", base=outcome.agreed, ours=outcome.marks, profile=LIGHTROOM, now=NOW
    )
    assert again.written == (sidecar,)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A volume of a megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no right to mount a tmpfs here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small tmpfs")
def test_a_full_disk_leaves_the_old_sidecar_and_no_part(small_disk: Path) -> None:
    (small_disk / "a.CR3").write_bytes(b"raw")
    sidecar = small_disk / "a.xmp"
    sidecar.write_text(develop_sidecar(600_000))
    before = sidecar.read_bytes()
    ours = Marks(caption="Ours")
    outcome = sync_sidecar(small_disk / "a.CR3", base=Agreed(), ours=ours, profile=LIGHTROOM, now=NOW)
    assert isinstance(outcome.problem, NoRoom)
    assert (outcome.marks.rating, outcome.marks.caption, outcome.written) == (4, "Ours", ())
    assert sidecar.read_bytes() == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["a.CR3", "a.xmp"]


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes of Linux")
def test_mode_and_attributes_of_the_sidecar_stay(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_text(CAPTURE_ONE)
    sidecar.chmod(0o660)
    try:
        os.setxattr(sidecar, "user.tag", b"wedding")
    except OSError:
        pytest.skip("no attributes on this volume")
    write_sidecar(sidecar, LIGHTROOM_PICK.encode(), expected=read_sidecar(sidecar)[1])
    assert os.getxattr(sidecar, "user.tag") == b"wedding"
    assert sidecar.stat().st_mode & 0o777 == 0o660


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="root gives files away")
def test_the_owner_of_the_sidecar_stays(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.xmp"
    sidecar.write_text(CAPTURE_ONE)
    os.chown(sidecar, 65534, 65534)
    write_sidecar(sidecar, LIGHTROOM_PICK.encode(), expected=read_sidecar(sidecar)[1])
    assert (sidecar.stat().st_uid, sidecar.stat().st_gid) == (65534, 65534)


def test_a_link_that_leads_to_a_photo_is_not_written(tmp_path: Path) -> None:
    photo = tmp_path / "a.CR3"
    photo.write_text(CAPTURE_ONE)
    (tmp_path / "a.xmp").symlink_to(photo)
    with pytest.raises(Refused):
        write_sidecar(
            tmp_path / "a.xmp", LIGHTROOM_PICK.encode(), expected=read_sidecar(tmp_path / "a.xmp")[1]
        )
    assert photo.read_text() == CAPTURE_ONE
