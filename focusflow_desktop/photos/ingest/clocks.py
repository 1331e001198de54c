"""Camera clocks: the same moment seen by two cameras gives an offset; corrected times are for names and order.

EXIF is never rewritten (decisions 5): the offset is kept beside the photographs and can be changed later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


class ShotFacts(Protocol):
    """The part of a photograph's facts that an import needs."""

    @property
    def captured_at(self) -> datetime | None:
        """The camera's own naive clock."""
        ...

    @property
    def camera(self) -> str | None:
        """The camera's model."""
        ...

    @property
    def camera_serial(self) -> str | None:
        """The body."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """One body: two of the same model are told apart by their serial numbers."""

    model: str
    serial: str = ""

    @classmethod
    def of(cls, facts: ShotFacts) -> Camera:
        """The body that took the picture."""
        return cls(model=facts.camera or "", serial=facts.camera_serial or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What one camera's clock said at a moment that a person recognised in its picture."""

    camera: Camera
    clock: datetime


def offset_to(reference: Moment, other: Moment) -> timedelta:
    """What to add to the other camera's times so that they agree with the reference."""
    if reference.camera == other.camera:
        raise ValueError("one camera agrees with itself: choose a picture of another one")
    return reference.clock - other.clock


def corrected(facts: ShotFacts, offsets: Mapping[Camera, timedelta]) -> datetime | None:
    """The time of the picture on the common clock; None where the camera wrote none."""
    if facts.captured_at is None:
        return None
    return facts.captured_at + offsets.get(Camera.of(facts), timedelta())
