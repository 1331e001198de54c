"""A group on its way survives kill -9 wherever it falls, a disk that fills up, and a source it may not write to."""

from __future__ import annotations

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from focusflow_desktop.photos.ingest.results import FileState
from focusflow_desktop.photos.ingest.verdict import Verdict

CHILD = """
import resource, sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from focusflow_desktop.photos.files.devices import Device
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.photos.ingest.run import run_import
from focusflow_desktop.photos.ingest.surroundings import Surroundings

card, one, two, journals, largest = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]), int(sys.argv[5])
if largest:
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
facts = SimpleNamespace(captured_at=datetime(2026, 5, 16), camera="R5", camera_serial="1")

def register(group):
    with (journals.parent / "registered").open("a") as log:
        log.write(group.lead.relative.name + "\\n")

around = Surroundings(
    journals=journals,
    read_facts=lambda path: facts,
    inspect=lambda path: SimpleNamespace(is_good=True, reason=""),
    register=register,
    device_of=lambda path: Device(disks=frozenset({str(path)}), name=path.name),
    free_bytes=lambda path: 1 << 50,
)
request = ImportRequest(
    source=card, destinations=(Destination(folder=one), Destination(folder=two)), name_template="{number:3}", folder_template="{year}"
)
print("go", flush=True)
result = run_import(request, around=around)
print(result.judgement.verdict.value, result.stopped_by.code if result.stopped_by else "", flush=True)
"""


def start(desk: Any, *, wrap: tuple[str, ...] = (), largest_file: int = 0) -> subprocess.Popen[str]:
    paths = [desk.card, desk.laptop, desk.drive, desk.root / "journals", largest_file]
    return subprocess.Popen(
        [*wrap, sys.executable, "-c", CHILD, *map(str, paths)], stdout=subprocess.PIPE, text=True
    )


def hashes(root: Path) -> Counter[str]:
    return Counter(
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and not path.name.startswith(".ffpart-") and "Import manifests" not in path.parts
    )


@pytest.mark.slow
def test_kill_9_at_random_moments_loses_nothing_and_copies_nothing_twice(desk: Any) -> None:
    desk.shoot(*[f"IMG_{n:03}.JPG" for n in range(40)], size=300_000)
    whole = hashes(desk.card)
    chance = random.Random(7)
    kills = 0
    for attempt in range(40):
        with start(desk) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "go\n"
            if attempt < 8:
                time.sleep(chance.uniform(0.0, 0.12))
                child.send_signal(signal.SIGKILL)
            last = child.stdout.read()
        for root in (desk.laptop, desk.drive):
            assert not hashes(root) - whole, "a name stood for a file that was not whole"
        kills += child.returncode == -signal.SIGKILL
        if child.returncode == 0:
            break
    assert last == "may_format \n"
    assert kills >= 3
    assert hashes(desk.laptop) == hashes(desk.drive) == whole == hashes(desk.card)
    assert list(desk.root.rglob(".ffpart-*")) == []
    registered = (desk.root / "registered").read_text().split()
    assert set(registered) == {path.name for path in desk.card.rglob("*.JPG")}


def test_a_disk_that_fills_up_stops_the_import_with_words_and_leaves_no_half_file(desk: Any) -> None:
    desk.shoot("IMG_001.JPG", size=1000)
    desk.shoot("IMG_002.JPG", size=2_000_000)
    with start(desk, largest_file=500_000) as child:
        assert child.stdout is not None
        assert child.stdout.read() == "go\nnot_yet ingest.full\n"
    assert len(hashes(desk.laptop)) == 1
    assert list(desk.root.rglob(".ffpart-*")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small tmpfs")
def test_a_really_full_second_disk_is_named_and_the_first_copy_stands(desk: Any) -> None:
    desk.shoot("IMG_001.JPG", "IMG_002.JPG", size=700_000)
    desk.drive.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(desk.drive)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a tmpfs here")
    try:
        result = desk.import_card(free_bytes=lambda _: 1 << 50)
    finally:
        subprocess.run(["umount", str(desk.drive)], check=True)
    states = [file.state for file in result.files]
    assert states == [FileState.IMPORTED, FileState.FAILED]
    assert "is full" in result.files[1].reason
    assert len(result.files[1].copies) == 1
    assert result.judgement.verdict is Verdict.ONE_VERIFIED_COPY


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare")
def test_the_whole_import_runs_from_a_card_mounted_read_only(desk: Any) -> None:
    desk.shoot("IMG_001.JPG", "IMG_001.CR3")
    script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    wrap = ("unshare", "-Urm", "sh", "-c", script, "sh", str(desk.card))
    if subprocess.run([*wrap, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no user namespaces with mounts here")
    with start(desk, wrap=wrap) as child:
        assert child.stdout is not None
        assert child.stdout.read() == "go\nmay_format \n"


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_no_system_call_writes_to_the_card(desk: Any) -> None:
    desk.shoot("IMG_001.JPG", "IMG_001.CR3", "IMG_001.xmp")
    log = desk.root / "calls"
    calls = "trace=open,openat,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,"
    calls += "mkdir,mkdirat,rmdir,chmod,fchmodat,chown,fchownat,utimensat,truncate,setxattr,lsetxattr,mknod,mknodat"
    wrap = ("strace", "-f", "-y", "-s", "4096", "-e", calls, "-o", str(log))
    if subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here")
    with start(desk, wrap=wrap) as child:
        assert child.stdout is not None
        assert child.stdout.read() == "go\nmay_format \n"
    on_card = [line for line in log.read_text().splitlines() if str(desk.card) in line]
    assert any("IMG_001.CR3" in line and "O_RDONLY" in line for line in on_card)
    for line in on_card:
        assert "open" in line, line
        assert not any(flag in line for flag in ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC")), line


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small tmpfs as a card")
def test_a_card_unmounted_under_our_hands_is_told_from_a_bad_file(desk: Any) -> None:
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(desk.card)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a tmpfs here")
    pulled: list[int] = []

    def pull(step: Any) -> None:
        if step.stage.value == "copied" and not pulled:
            pulled.append(subprocess.run(["umount", "-l", str(desk.card)], check=True).returncode)

    try:
        desk.shoot("IMG_001.JPG", "IMG_002.JPG", "IMG_003.JPG")
        result = desk.import_card(progress=pull)
    finally:
        if not pulled:
            subprocess.run(["umount", str(desk.card)], check=True)
    assert result.stopped_by is not None
    assert result.stopped_by.code == "ingest.card_gone"
    assert [file.state for file in result.files].count(FileState.IMPORTED) == 1
