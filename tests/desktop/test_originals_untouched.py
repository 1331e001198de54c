"""R1 over the whole program: a window that does everything a day holds never writes to an archive it was given.

Python's own hooks do not see Qt, SQLite or the decoders, so the window runs as a program of its own: once traced at
system calls, once with the archive mounted read-only.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from focusflow_desktop.photos.samples.shoot import make_card

WALK = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from focusflow_desktop.crash import CrashReporter
from focusflow_desktop.paths import studio_paths
from focusflow_desktop.photos.finals.folders import watch_folder
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.in_place import add_in_place
from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.clock import SystemClock
from focusflow_desktop.ui.export.control import ExportControl
from focusflow_desktop.ui.library.commands import MARKS
from focusflow_desktop.ui.program import Program

root, archive = Path(sys.argv[1]), Path(sys.argv[2])
app = QApplication([])
paths = studio_paths(root / "studio")
program = Program(paths, Settings(paths.settings_file), crashes=CrashReporter(paths.crashes, SystemClock()))
window = program.open(root / "studio")
services = program.services

def until(done, seconds=120):
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "waited too long"
        app.processEvents()
        time.sleep(0.01)

def rest():
    until(lambda: services.runner.is_idle and not services.tasks.running)

around = surroundings(services.studio, progress=lambda _: None, cancelled=lambda: False)
add_in_place(archive, around=around)
finals = root / "finals"
with services.studio.write() as db:
    watch_folder(db, finals, session_id=None)
window.show_room("library")
library = window.page("library")
library.reload()
until(lambda: len(library.photos.ids) == 3)
until(lambda: all(library.shelf.look(photo) is not None for photo in library.photos.ids))
library.select_all()
library.mark(MARKS[0][3])
library.mark(MARKS[7][3])
library.cull()
culling = window.page("culling")
until(lambda: culling.loupe._sharp is not None)
culling.loupe.canvas.toggle_zoom()
rest()
for view in ("compare", "survey"):
    culling.show_place(ids=list(library.photos.ids), active=library.photos.ids[0], view=view, together=True)
    until(lambda: culling.views.photo is not None)
    rest()
window.show_room("finals")
rest()
window.show_room("export", ids=list(library.photos.ids))
control = window.page("export").findChild(ExportControl)
control.choose_target(root / "out")
until(lambda: control._state.total_files > 0)
for number in range(len(control._state.presets)):
    window.page("export").preset_toggled.emit(number, True)
control.start()
until(lambda: bool(services.tasks.all))
rest()
services.backups.back_up("test")
program.end()
print("walked", len(list((root / "out").rglob("*.jpg"))))
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Three pairs of RAW and JPEG, and a final of one of them elsewhere."""
    archive = tmp_path / "archive of years"
    files = make_card(archive, count=3, size=(180, 120))
    (tmp_path / "finals").mkdir()
    jpeg = next(file for file in files if file.suffix.upper() == ".JPG")
    shutil.copy(jpeg, tmp_path / "finals" / f"{jpeg.stem}-edit.jpg")
    return archive


def seen(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Every file below: its bytes, its time, its mode."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
            path.stat().st_mode,
        )
        for path in folder.rglob("*")
        if path.is_file()
    }


def walk(tmp_path: Path, archive: Path, *wrap: str) -> subprocess.CompletedProcess[str]:
    home = {"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    return subprocess.run(
        [*wrap, sys.executable, "-c", WALK, str(tmp_path), str(archive)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
    )


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_no_system_call_of_a_days_work_writes_to_the_archive(tmp_path: Path, archive: Path) -> None:
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here")
    before = seen(archive)
    log = tmp_path / "calls"
    calls = "trace=open,openat,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,"
    calls += "mkdirat,rmdir,chmod,fchmodat,chown,fchownat,utimensat,truncate,setxattr,lsetxattr,mknod,mknodat"
    done = walk(tmp_path, archive, "strace", "-f", "-y", "-s", "4096", "-e", calls, "-o", str(log))
    assert done.stdout.startswith("walked "), done.stderr[-2000:]
    assert int(done.stdout.split()[1]) == 18
    assert seen(archive) == before
    mine = [line for line in log.read_text(errors="replace").splitlines() if str(archive) in line]
    assert any("O_RDONLY" in line and ".DNG" in line for line in mine)
    for line in mine:
        assert "open" in line, line
        assert not any(flag in line for flag in ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC")), line


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare")
def test_a_days_work_is_done_on_an_archive_mounted_read_only(tmp_path: Path, archive: Path) -> None:
    script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    wrap = ("unshare", "-Urm", "sh", "-c", script, "sh", str(archive))
    if subprocess.run([*wrap, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no user namespaces with mounts here")
    before = seen(archive)
    done = walk(tmp_path, archive, *wrap)
    assert done.stdout.startswith("walked 18"), done.stderr[-2000:]
    assert seen(archive) == before
