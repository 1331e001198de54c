"""`ingest.verified`: a card imported and verified to one destination, against copy, sync, dropped caches, sha256sum.

Both sides start with the card out of the cache, where the system lets us drop caches; the runs alternate.
"""

from __future__ import annotations

import io
import os
import shutil
import statistics
import subprocess
import time
from pathlib import Path

from PIL import Image

from benchmarks.figure import Figure
from focusflow_desktop.photos.ingest.operations import read_card_facts
from focusflow_desktop.photos.ingest.request import Destination, ImportRequest
from focusflow_desktop.photos.ingest.run import run_import
from focusflow_desktop.photos.ingest.surroundings import Surroundings
from focusflow_desktop.photos.ingest.verdict import Verdict
from focusflow_desktop.photos.library.facts import inspect

_FILE_BYTES = 25 << 20
_FILES = 82  # 2 GB
_RUNS = 5
_AT_MOST = 1.3
_DROP_CACHES = Path("/proc/sys/vm/drop_caches")


def measure(workdir: Path, *, files: int = _FILES, runs: int = _RUNS) -> list[Figure]:
    """Medians of alternating runs; the floor is a ceiling here: our time over the peer's."""
    card = _make_card(workdir / "card", files=files)
    ours: list[float] = []
    peers: list[float] = []
    for run in range(runs):
        peers.append(_peer(card, workdir / "peer"))
        ours.append(_ours(card, workdir / f"ours-{run}"))
    shutil.rmtree(card)
    mine, theirs = statistics.median(ours), statistics.median(peers)
    peer = "cp, sync, drop caches, sha256sum" if _may_drop() else "cp, sync, sha256sum (caches stayed)"
    ratio = mine / theirs
    return [
        Figure(
            id="ingest.verified",
            value=round(mine, 3),
            unit="s",
            peer=peer,
            peer_value=round(theirs, 3),
            ratio=round(ratio, 3),
            at_least=_AT_MOST,
            holds=ratio <= _AT_MOST,
        )
    ]


def _make_card(card: Path, *, files: int) -> Path:
    """A small real JPEG, swollen by random bytes in comments to the size of a raw: nothing compresses them."""
    head = _small_jpeg()
    folder = card / "DCIM" / "100FOCUS"
    folder.mkdir(parents=True)
    for number in range(files):
        with (folder / f"FF_{number:04}.JPG").open("wb") as stream:
            stream.write(head[:2])
            for _ in range(_FILE_BYTES // 65_535):
                stream.write(b"\xff\xfe\xff\xfd" + os.urandom(65_531))  # a comment segment at its longest
            stream.write(head[2:])
    return card


def _small_jpeg() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (64, 64), "teal").save(target, "JPEG")
    return target.getvalue()


def _ours(card: Path, folder: Path) -> float:
    _settle()
    request = ImportRequest(source=card, destinations=(Destination(folder=folder / "to"),))
    around = Surroundings(
        journals=folder / "journals",
        read_facts=read_card_facts,
        inspect=inspect,
        register=lambda group: None,
    )
    began = time.perf_counter()
    result = run_import(request, around=around)
    taken = time.perf_counter() - began
    assert result.judgement.verdict is Verdict.ONE_VERIFIED_COPY, result.stopped_by
    assert all(copy.is_cold for file in result.files for copy in file.copies)
    shutil.rmtree(folder)
    return taken


def _peer(card: Path, folder: Path) -> float:
    _settle()
    began = time.perf_counter()
    subprocess.run(["cp", "-r", "--preserve=timestamps", str(card), str(folder)], check=True)
    subprocess.run(["sync"], check=True)
    _drop_caches()
    copies = sorted(str(path) for path in folder.rglob("*.JPG"))
    subprocess.run(["sha256sum", *copies], check=True, stdout=subprocess.DEVNULL)
    taken = time.perf_counter() - began
    shutil.rmtree(folder)
    return taken


def _settle() -> None:
    subprocess.run(["sync"], check=True)
    _drop_caches()


def _may_drop() -> bool:
    return os.access(_DROP_CACHES, os.W_OK)


def _drop_caches() -> None:
    if _may_drop():
        _DROP_CACHES.write_text("3")
