"""The slots of a mini day: equally long, with a gap between, one after the other; moved all together or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from focusflow_desktop.shared.errors import Refused

__all__ = ["MOST_SLOTS", "Slot", "moved_slots", "slots_from"]

MOST_SLOTS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One slot; numbers begin with 1."""

    number: int
    starts_at: datetime
    ends_at: datetime


def slots_from(start: datetime, *, count: int, slot_minutes: int, gap_minutes: int = 0) -> tuple[Slot, ...]:
    """So many slots. Raises Refused, naming the field, for a day that is none."""
    if not 1 <= count <= MOST_SLOTS:
        raise Refused("mini_day.count", f"A mini day has between 1 and {MOST_SLOTS} slots.", field="count")
    if slot_minutes < 1:
        raise Refused("mini_day.slot_length", "A slot lasts at least a minute.", field="slot_minutes")
    if gap_minutes < 0:
        raise Refused(
            "mini_day.gap", "The gap between slots cannot be less than nothing.", field="gap_minutes"
        )
    length, step = timedelta(minutes=slot_minutes), timedelta(minutes=slot_minutes + gap_minutes)
    if step * (count - 1) + length > timedelta(days=1):
        raise Refused("mini_day.too_long", "These slots last longer than a day.", field="count")
    return tuple(
        Slot(number=at + 1, starts_at=start + step * at, ends_at=start + step * at + length)
        for at in range(count)
    )


def moved_slots(slots: tuple[Slot, ...], *, old_start: datetime, new_start: datetime) -> tuple[Slot, ...]:
    """The same slots as far from the new beginning as they were from the old: instants, so none is lost to the clocks."""
    return tuple(
        Slot(
            number=slot.number,
            starts_at=new_start + (slot.starts_at - old_start),
            ends_at=new_start + (slot.ends_at - old_start),
        )
        for slot in slots
    )
