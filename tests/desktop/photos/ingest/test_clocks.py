"""Two cameras that saw one moment agree on the time, and no file is touched for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from focusflow_desktop.photos.ingest.clocks import Camera, Moment, corrected, offset_to

A, B = Camera(model="R5", serial="a"), Camera(model="R5", serial="b")
RINGS = datetime(2026, 5, 16, 13, 7, 31)


@dataclass
class Facts:
    captured_at: datetime | None
    camera: str | None = "R5"
    camera_serial: str | None = "b"


def test_the_same_moment_gives_the_offset_of_the_other_camera() -> None:
    late = Moment(camera=B, clock=RINGS - timedelta(seconds=42))
    offset = offset_to(Moment(camera=A, clock=RINGS), late)
    assert corrected(Facts(late.clock), {B: offset}) == RINGS


def test_other_cameras_keep_their_time() -> None:
    assert corrected(Facts(RINGS, camera_serial="a"), {B: timedelta(hours=1)}) == RINGS


def test_no_time_stays_no_time() -> None:
    assert corrected(Facts(None), {B: timedelta(hours=1)}) is None


def test_a_camera_is_not_aligned_with_itself() -> None:
    with pytest.raises(ValueError, match="another one"):
        offset_to(Moment(camera=A, clock=RINGS), Moment(camera=A, clock=RINGS))
