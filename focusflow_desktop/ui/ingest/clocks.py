"""What the clocks dialog works with: each camera's pictures of the queue by time, and an offset in words. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from focusflow_desktop.photos.ingest.clocks import Camera, Moment, offset_to
from focusflow_desktop.ui.ingest import words
from focusflow_desktop.ui.ingest.queued import QueuedCard, camera_names, cameras_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture and what the camera's own clock said."""

    path: Path
    clock: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraShots:
    """A camera with its pictures in the order of its clock, and what is added to its times so far."""

    camera: Camera
    name: str
    shots: tuple[Shot, ...]
    offset: timedelta = timedelta()


def shots_by_camera(
    cards: Sequence[QueuedCard], offsets: Mapping[Camera, timedelta]
) -> tuple[CameraShots, ...]:
    """Every camera of the queue that took whole pictures with a time on them."""
    cameras = cameras_of(cards)
    names = camera_names(cameras)
    shots: dict[Camera, list[Shot]] = {camera: [] for camera in cameras}
    for card in cards:
        for item in card.reading.described if card.reading else ():
            if item.facts is None or item.facts.captured_at is None:
                continue
            if (camera := Camera.of(item.facts)) in shots:
                shots[camera].append(Shot(path=item.group.first.file.path, clock=item.facts.captured_at))
    return tuple(
        CameraShots(
            camera=camera,
            name=names[camera],
            shots=tuple(sorted(found, key=lambda shot: (shot.clock, shot.path))),
            offset=offsets.get(camera, timedelta()),
        )
        for camera, found in shots.items()
        if found
    )


def seconds_to_add(reference: CameraShots, seen: Shot, other: CameraShots, *, same: Shot) -> int:
    """What to add to the other camera's times, when both pictures show one moment: −42 for a clock 42 s ahead."""
    offset = offset_to(
        Moment(camera=reference.camera, clock=seen.clock), Moment(camera=other.camera, clock=same.clock)
    )
    return round((offset + reference.offset).total_seconds())


def offset_words(seconds: int, *, reference: str, other: str) -> str:
    """The offset as a sentence."""
    if seconds == 0:
        sentence = words.tr("{other} and {reference} agree.")
    elif seconds < 0:
        sentence = words.tr("{other} runs {time} ahead of {reference}: that much is taken off its times.")
    else:
        sentence = words.tr("{other} runs {time} behind {reference}: that much is added to its times.")
    said = sentence.replace("{time}", span(abs(seconds)))
    return said.replace("{other}", other).replace("{reference}", reference)


def span(seconds: int) -> str:
    """A length of time: 1 h 2 min 3 s."""
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3600)
    minutes, left = divmod(rest, 60)
    units = (words.tr("{n} d"), words.tr("{n} h"), words.tr("{n} min"), words.tr("{n} s"))
    parts = [
        unit.replace("{n}", str(count))
        for unit, count in zip(units, (days, hours, minutes, left), strict=True)
        if count
    ]
    return " ".join(parts) or units[-1].replace("{n}", "0")
