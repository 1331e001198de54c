import os
import signal
import subprocess
import sys
import time

import pytest

from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.write import has_changed, read_sidecar, sweep_leftovers, write_sidecar
from focusflow_desktop.shared.errors import Conflict, Damaged, Unavailable
from tests.support.sidecar_texts import CAPTURE_ONE, LIGHTROOM_PICK, develop_sidecar

KILLED = """
import sys
from pathlib import Path
from focusflow_desktop.photos.sidecars.write import read_sidecar, write_sidecar
path, texts = Path(sys.argv[1]), [Path(p).read_bytes() for p in sys.argv[2:]]
print("ready", flush=True)
while True:
    for text in texts:
        write_sidecar(path, text, expected=read_sidecar(path)[1])
"""

AS_NOBODY = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from focusflow_desktop.photos.sidecars.sync import Agreed, sync_sidecar
from focusflow_desktop.photos.sidecars.marks import Marks
from focusflow_desktop.photos.sidecars.profiles import LIGHTROOM
os.setuid(65534)
for photo in sys.argv[1:]:
    outcome = sync_sidecar(Path(photo), base=Agreed(), ours=Marks(title="T"), profile=LIGHTROOM, now=datetime.now(UTC))
    print(outcome.problem.code, len(outcome.written), outcome.marks.rating, sorted(outcome.pending))
"""


def test_a_write_replaces_what_was_read(tmp_path):
    path = tmp_path / "a.xmp"
    first = write_sidecar(path, CAPTURE_ONE.encode(), expected=None)
    path.chmod(0o640)
    second = write_sidecar(path, LIGHTROOM_PICK.encode(), expected=first)
    assert path.read_bytes() == LIGHTROOM_PICK.encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert read_sidecar(path)[1] == second
    assert not has_changed(path, second)
    assert [p.name for p in tmp_path.iterdir()] == ["a.xmp"]


def test_the_time_can_stay(tmp_path):
    path = tmp_path / "a.xmp"
    path.write_text(CAPTURE_ONE)
    os.utime(path, ns=(0, 10**18))
    write_sidecar(path, LIGHTROOM_PICK.encode(), expected=read_sidecar(path)[1], keep_mtime=True)
    assert path.stat().st_mtime_ns == 10**18


def test_a_change_meanwhile_is_never_overwritten(tmp_path):
    path = tmp_path / "a.xmp"
    path.write_text(CAPTURE_ONE)
    stamp = read_sidecar(path)[1]
    path.write_text(CAPTURE_ONE + " ")
    with pytest.raises(Conflict):
        write_sidecar(path, LIGHTROOM_PICK.encode(), expected=stamp)
    with pytest.raises(Conflict):
        write_sidecar(path, LIGHTROOM_PICK.encode(), expected=None)
    assert path.read_text() == CAPTURE_ONE + " "
    assert len(list(tmp_path.iterdir())) == 1


def test_what_is_no_packet_is_not_written(tmp_path):
    with pytest.raises(Damaged):
        write_sidecar(tmp_path / "a.xmp", b"<broken", expected=None)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_away_is_said(tmp_path):
    with pytest.raises(Unavailable):
        write_sidecar(tmp_path / "gone" / "a.xmp", CAPTURE_ONE.encode(), expected=None)


def test_a_killed_write_leaves_the_old_or_the_new_sidecar_whole(tmp_path):
    folder = tmp_path / "card"
    folder.mkdir()
    path, texts = folder / "a.xmp", []
    for number, text in enumerate([LIGHTROOM_PICK, develop_sidecar(200_000)]):
        source = tmp_path / f"{number}.txt"
        source.write_text(text)
        texts.append(source)
    path.write_bytes(texts[0].read_bytes())
    whole = {source.read_bytes() for source in texts}
    for round_ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, path, *texts], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.003 * (round_ * 7 % 5 + 1))
            process.send_signal(signal.SIGKILL)
        assert path.read_bytes() in whole
        parse(path.read_bytes())
    sweep_leftovers(folder, older_than_s=0)
    assert [p.name for p in folder.iterdir()] == ["a.xmp"]


def test_a_young_part_is_left_to_its_writer(tmp_path):
    part = tmp_path / "a.xmp.ffpart-0123abcd"
    part.touch()
    (tmp_path / "a.xmp.ffpart-mine.jpg").touch()
    assert sweep_leftovers(tmp_path) == []
    assert sweep_leftovers(tmp_path, older_than_s=0) == [part]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="drops root's privileges")
def test_a_read_only_folder_is_read_and_said_and_stays_as_it_is(tmp_path):
    for folder in [tmp_path, *tmp_path.parents[:3]]:
        folder.chmod(0o755)
    photos = [tmp_path / "IMG_1.CR3", tmp_path / "IMG_2.CR3"]
    for photo in photos:
        photo.touch()
    (tmp_path / "IMG_2.xmp").write_text(CAPTURE_ONE)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, *photos], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        "sidecar_unreachable 0 0 ['title']",
        "sidecar_unreachable 0 5 ['title']",
    ]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["IMG_1.CR3", "IMG_2.CR3", "IMG_2.xmp"]
    assert (tmp_path / "IMG_2.xmp").read_text() == CAPTURE_ONE
