"""Photos that belong together: brackets by their exposures first, then bursts by time and likeness.

A bracket's frames differ in 61 of 64 bits of a hash, so likeness cannot find them, and none of them may ever be
offered for rejection. A window slides along the time of capture; nothing is compared all with all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from focusflow_desktop.photos.culling.brackets import Exposure, bracket_lengths
from focusflow_desktop.photos.culling.signatures import Signature

Photo = TypeVar("Photo")
Words = npt.NDArray[np.uint64]

GAP = timedelta(seconds=2)
_MOST_BITS = 36  # of 128
_MOST_COLOUR = 40  # the sum of the three channels' differences
_REACH = 3  # a blink or a passer-by in between does not split a burst


class GroupKind(StrEnum):
    """Why photos belong together."""

    BURST = "burst"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame(Generic[Photo]):
    """What grouping needs of one photo. `camera` tells two bodies apart; without a signature it is like no other."""

    photo: Photo
    captured_at: datetime | None
    camera: str = ""
    signature: Signature | None = None
    exposure: Exposure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[Photo]):
    """Two or more photos in the order they were taken. All frames of a bracket are kept."""

    kind: GroupKind
    photos: tuple[Photo, ...]

    @property
    def keeps_all(self) -> bool:
        """No frame of it may be offered for rejection."""
        return self.kind is GroupKind.BRACKET


def group_bursts(frames: Sequence[Frame[Photo]], *, gap: timedelta = GAP) -> list[Group[Photo]]:
    """The groups among the frames, by time; who belongs to none is in none."""
    groups: list[tuple[datetime, Group[Photo]]] = []
    for ordered in _by_camera(frames).values():
        times = _seconds(ordered)
        for start, end in _runs(np.diff(times) <= gap.total_seconds()):
            for kind, first, last in _groups_of(ordered[start:end]):
                photos = tuple(frame.photo for frame in ordered[start + first : start + last])
                moment = ordered[start + first].captured_at or datetime.min  # noqa: DTZ901 — camera clocks are naive
                groups.append((moment, Group(kind=kind, photos=photos)))
    groups.sort(key=lambda entry: entry[0])
    return [group for _, group in groups]


def _by_camera(frames: Sequence[Frame[Photo]]) -> dict[str, list[Frame[Photo]]]:
    cameras: dict[str, list[Frame[Photo]]] = {}
    for frame in frames:
        if frame.captured_at is not None:
            cameras.setdefault(frame.camera, []).append(frame)
    for ordered in cameras.values():
        ordered.sort(key=lambda frame: frame.captured_at or datetime.min)  # noqa: DTZ901 — camera clocks are naive
    return cameras


def _seconds(ordered: Sequence[Frame[Photo]]) -> npt.NDArray[np.float64]:
    moments = np.array([frame.captured_at for frame in ordered], dtype="datetime64[us]")
    return moments.astype(np.int64) / 1e6


def _runs(joined: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of two or more, from which neighbours are joined."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], joined, [False])).astype(np.int8)))
    return [(int(start), int(end) + 1) for start, end in edges.reshape(-1, 2)]


def _groups_of(run: Sequence[Frame[Photo]]) -> list[tuple[GroupKind, int, int]]:
    """The groups of a stretch without pauses; what lies between its brackets may be bursts."""
    found: list[tuple[GroupKind, int, int]] = []
    free = 0
    for start, length in bracket_lengths([frame.exposure for frame in run]):
        found += _alike(run, free, start)
        found.append((GroupKind.BRACKET, start, start + length))
        free = start + length
    return found + _alike(run, free, len(run))


def _alike(run: Sequence[Frame[Photo]], start: int, end: int) -> list[tuple[GroupKind, int, int]]:
    if end - start < 2:
        return []
    part = run[start:end]
    joined = np.zeros(len(part) - 1, np.bool_)
    hashes, colours, has = _looks(part)
    for reach in range(1, min(_REACH, len(part) - 1) + 1):
        bits = np.bitwise_count(hashes[reach:] ^ hashes[:-reach]).sum(axis=1)
        colour = np.abs(colours[reach:] - colours[:-reach]).sum(axis=1)
        alike = (bits <= _MOST_BITS) & (colour <= _MOST_COLOUR) & has[reach:] & has[:-reach]
        for step in range(reach):
            joined[step : step + len(alike)] |= alike
    return [(GroupKind.BURST, start + first, start + last) for first, last in _runs(joined)]


def _looks(part: Sequence[Frame[Photo]]) -> tuple[Words, npt.NDArray[np.int16], npt.NDArray[np.bool_]]:
    nothing = Signature(gradient=0, frequencies=0, mean_rgb=(0, 0, 0))
    signatures = [frame.signature or nothing for frame in part]
    hashes = np.array([(s.gradient, s.frequencies) for s in signatures], np.uint64)
    colours = np.array([s.mean_rgb for s in signatures], np.int16)
    return hashes, colours, np.array([frame.signature is not None for frame in part], np.bool_)
