"""Exposure brackets in a row of frames, by what EXIF says of each: the only sign they share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LEAST_STEP = 0.3  # stops
_TOLERANCE = 0.2
_LENGTHS = (9, 7, 5, 3)  # as cameras offer them, the longest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """What decides how light a frame is, as far as the camera tells it."""

    seconds: float
    aperture: float
    iso: float
    bias: float | None = None  # what the camera itself calls its deviation

    @property
    def stops(self) -> float:
        """How much light was let in and amplified, in stops."""
        return math.log2(self.seconds) - 2 * math.log2(self.aperture) + math.log2(self.iso / 100)


def exposure_of(
    *, seconds: float | None, aperture: float | None, iso: float | None, bias: float | None
) -> Exposure | None:
    """The exposure, if enough of it is known; a manual lens without an aperture counts as constant."""
    if not seconds or seconds <= 0:
        return None
    return Exposure(seconds=seconds, aperture=aperture or 1.0, iso=iso or 100.0, bias=bias)


def bracket_lengths(exposures: Sequence[Exposure | None]) -> list[tuple[int, int]]:
    """Where brackets start and how long they are, none overlapping."""
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(exposures):
        length = next((n for n in _LENGTHS if _is_bracket(exposures[place : place + n], n)), 0)
        if length:
            found.append((place, length))
        place += length or 1
    return found


def _is_bracket(frames: Sequence[Exposure | None], length: int) -> bool:
    known = [frame for frame in frames if frame is not None]
    if len(known) != length:
        return False
    ladder = sorted(frame.stops for frame in known)
    steps = [after - before for before, after in pairwise(ladder)]
    is_ladder = min(steps) >= _LEAST_STEP and max(steps) - min(steps) <= _TOLERANCE
    return is_ladder and _is_meant(known)


def _is_meant(frames: Sequence[Exposure]) -> bool:
    """The camera says so by its deviations. Without them, one setting moves alone and far."""
    biases = [frame.bias for frame in frames]
    if all(bias is not None for bias in biases) and len(set(biases)) > 1:
        return len(set(biases)) == len(frames)
    moving = [len({getattr(frame, name) for frame in frames}) > 1 for name in ("seconds", "aperture", "iso")]
    return sum(moving) == 1 and max(f.stops for f in frames) - min(f.stops for f in frames) >= 1.3
