"""What to decode around the photo on screen, in which order, and what to let go. Pure: it knows no pool and no Qt.

The ring reaches eight photos either way, further ahead than behind, and never holds more than its budget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from focusflow_desktop.photos.pool import Priority

Photo = TypeVar("Photo")

REACH = 8
_BEHIND_AFTER = 2  # photos passed while the first of them was still being decoded


class Direction(IntEnum):
    """Where the photographer is going."""

    BACK = -1
    FORTH = 1


@dataclass(frozen=True, slots=True)
class Wish(Generic[Photo]):
    """A photo to have ready, and how urgently."""

    photo: Photo
    priority: Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class RingPlan(Generic[Photo]):
    """What should be ready, the most urgent first, and what may go. What is in neither stays as it is."""

    ready: tuple[Wish[Photo], ...]
    drop: tuple[Photo, ...]


def plan_ring(
    order: Sequence[Photo],
    position: int,
    direction: Direction,
    *,
    kept: Sequence[Photo] = (),
    budget_bytes: int,
    bytes_each: int,
) -> RingPlan[Photo]:
    """The ring around `position`: itself, the next, one behind, then outwards with two ahead for each behind."""
    if not order:
        return RingPlan(ready=(), drop=tuple(kept))
    position = min(max(position, 0), len(order) - 1)
    room = max(1, budget_bytes // max(1, bytes_each))
    places = [place for place in _outwards(position, direction) if 0 <= place < len(order)][:room]
    ready = tuple(Wish(order[place], _priority(place - position, direction)) for place in places)
    wanted = {wish.photo for wish in ready}
    return RingPlan(ready=ready, drop=tuple(photo for photo in kept if photo not in wanted))


def _outwards(position: int, direction: Direction) -> list[int]:
    ahead = [position + direction * step for step in range(1, REACH + 1)]
    behind = [position - direction * step for step in range(1, REACH + 1)]
    places = [position]
    while ahead or behind:
        places += ahead[:2] + behind[:1]
        ahead, behind = ahead[2:], behind[1:]
    return places


def _priority(step: int, direction: Direction) -> Priority:
    if step == 0:
        return Priority.VISIBLE
    return Priority.NEXT if step * direction > 0 else Priority.PREVIOUS


@dataclass(frozen=True, slots=True)
class Pace:
    """How far the eye is ahead of the decoder, told by each step and each arrival. Key presses are never queued."""

    steps_since_shown: int = 0

    def stepped(self) -> Pace:
        """The photographer went on to another photo."""
        return Pace(self.steps_since_shown + 1)

    def shown(self) -> Pace:
        """A photo at full quality has reached the screen."""
        return Pace()

    @property
    def is_behind(self) -> bool:
        """The small picture must do for now: decode only where the photographer stops."""
        return self.steps_since_shown > _BEHIND_AFTER


def step_to(position: int, by: int, *, count: int, is_shown: Callable[[int], bool] = lambda _: True) -> int:
    """Where a step leads: stays inside the order, and passes over what a filter hides. Stays put if all is hidden."""
    direction = 1 if by > 0 else -1
    here = position
    for _ in range(abs(by)):
        following = here + direction
        while 0 <= following < count and not is_shown(following):
            following += direction
        if not 0 <= following < count:
            break
        here = following
    return here
