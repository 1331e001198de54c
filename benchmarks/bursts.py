"""`bursts.10k`: 10,000 photos grouped from stored signatures; no pixels are read."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from benchmarks.figure import Figure
from focusflow_desktop.photos.culling.brackets import Exposure
from focusflow_desktop.photos.culling.bursts import Frame, group_bursts
from focusflow_desktop.photos.culling.signatures import Signature

COUNT = 10_000
AT_MOST_SECONDS = 2.0
_ROUNDS = 5


def measure(workdir: Path) -> list[Figure]:
    """The median of five rounds, each from the stored bytes of the signatures to the groups."""
    del workdir  # nothing is written
    stored = _shoot()
    seconds = sorted(_round(stored) for _ in range(_ROUNDS))[_ROUNDS // 2]
    return [
        Figure(
            id="bursts.10k",
            value=round(seconds, 3),
            unit="s",
            peer=None,
            peer_value=None,
            ratio=None,
            at_least=AT_MOST_SECONDS,
            holds=seconds <= AT_MOST_SECONDS,
        )
    ]


def _round(stored: list[tuple[datetime, bytes, Exposure]]) -> float:
    start = time.perf_counter()
    frames = [
        Frame(photo=number, captured_at=moment, signature=Signature.from_bytes(looks), exposure=exposure)
        for number, (moment, looks, exposure) in enumerate(stored)
    ]
    groups = group_bursts(frames)
    seconds = time.perf_counter() - start
    if not groups:
        raise AssertionError("the shoot has bursts and none was found")
    return seconds


def _shoot() -> list[tuple[datetime, bytes, Exposure]]:
    """A wedding's rhythm: bursts of one to twelve frames that differ by a few bits, pauses, some brackets."""
    rng = np.random.default_rng(7)
    moment = datetime(2026, 6, 20, 9, 0)  # noqa: DTZ001 — a camera's clock is naive
    shoot: list[tuple[datetime, bytes, Exposure]] = []
    while len(shoot) < COUNT:
        moment += timedelta(seconds=float(rng.exponential(20)) + 2.5)
        looks = rng.integers(0, 256, 19, np.uint8)
        is_bracket = rng.random() < 0.05
        for number in range(3 if is_bracket else int(rng.integers(1, 13))):
            moment += timedelta(seconds=0.2)
            frame = looks.copy()
            frame[rng.integers(0, 16, 3)] ^= 1
            stops = (0, -2, 2)[number] if is_bracket else 0
            shoot.append((moment, frame.tobytes(), Exposure(seconds=2.0**stops / 200, aperture=4, iso=400)))
    return shoot[:COUNT]
