"""Figures of whole processes: the start, memory while culling, and marks that outlive kill -9."""

from __future__ import annotations

import contextlib
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

from benchmarks.figure import Figure, at_most
from benchmarks.screen_marks import rating_of
from benchmarks.screen_studio import fill, sha_of
from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.db.unit_of_work import DATABASE
from focusflow_desktop.shared.ids import photo_id

PHOTOS = 100_000
STARTS = 5
CULLED = 40
MARKS, KILLS = 20, 3
_ROOT = Path(__file__).resolve().parents[1]


def measure_children(workdir: Path, files: list[Path]) -> list[Figure]:
    """start.window, memory.cull, memory.tree and cull.durable, on one studio of 100,000 photos."""
    root = workdir / "large"
    fill(root, files, count=PHOTOS)
    return [*_start(root), *_memory(root), _durable(root)]


def _start(root: Path) -> list[Figure]:
    """Until Today has its answers; and, the library asked for at once, until that shows 100,000 photos.

    The first start keeps the bytecode, as an installed program has it, and is not counted.
    """
    windows, libraries = [], []
    for _ in range(STARTS + 1):
        started = time.monotonic()
        said = _child("screen_window", "start", str(root), "0").communicate(timeout=60)[0].split()
        assert said[0] == "window" and said[2] == "shown" and int(said[4]) == PHOTOS, said
        windows.append(float(said[1]) - started)
        libraries.append(float(said[3]) - started)
    return [
        at_most("start.window", statistics.median(windows[1:]), unit="s", limit=1.5),
        at_most("start.library", statistics.median(libraries[1:]), unit="s", limit=3.0),
    ]


def _memory(root: Path) -> list[Figure]:
    child = _child("screen_window", "cull", str(root), str(CULLED))
    tree = _Peak(child.pid)
    try:
        said = child.communicate(timeout=120)[0].split()
    finally:
        tree.stop()
        child.kill()
    assert said[6] == "culled" and not said[9].startswith("0x"), said
    return [
        at_most("memory.cull", int(said[7]) / 1e6, unit="MB", limit=700),
        at_most("memory.tree", tree.bytes / 1e6, unit="MB", limit=1300),
    ]


def _durable(root: Path) -> Figure:
    """Every mark said to be durable must be in the studio after its writer was killed."""
    times: list[float] = []
    for _ in range(KILLS):
        child = _child("screen_marks", str(root), str(MARKS))
        assert child.stdout is not None
        said = [child.stdout.readline().split() for _ in range(MARKS)]
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
        times += [float(milliseconds) for _, milliseconds in said]
        _check(root, [int(number) for number, _ in said])
    return at_most("cull.durable", p95(times), unit="ms", limit=250)


def _check(root: Path, numbers: list[int]) -> None:
    db = sqlite.connect(str(root / DATABASE))
    for number in numbers:
        row = (photo_id(sha_of(number)).hex,)
        (rating,) = db.execute("SELECT rating FROM photo_states WHERE id = ?", row).fetchone()
        assert rating == rating_of(number), f"the mark of photo {number} did not survive"
    with db:  # and away with them, so that the next round has something to do
        db.execute("UPDATE photo_states SET rating = 0")
    db.close()


class _Peak:
    """The most memory a process and its descendants took together, shared pages counted once (PSS)."""

    def __init__(self, pid: int) -> None:
        self.bytes = 0
        self._pid = pid
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(0.1):
            self.bytes = max(self.bytes, sum(_pss(pid) for pid in _family(self._pid)))


def _family(pid: int) -> list[int]:
    found = [pid]
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text(encoding="ascii").split():
                found += _family(int(child))
    return found


def _pss(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _child(module: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True, env=environment)


def p95(times: list[float]) -> float:
    """The time that one in twenty exceeds."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]
