"""Which items in sight want the same person, room or gear at the same time. Pure, so that a drag hears it at once.

It sees real time only; room around sessions and the way between places are for the rules of the studio.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from focusflow_desktop.ui.calendar.items import CalendarItem, ItemKind


def with_clashes(items: Sequence[CalendarItem]) -> tuple[CalendarItem, ...]:
    """The items, each knowing whether it clashes. One pass over the day's order, not every pair."""
    clashing: set[UUID] = set()
    running: list[CalendarItem] = []
    for item in sorted((item for item in items if item.is_busy), key=lambda item: item.starts_at):
        running = [earlier for earlier in running if earlier.ends_at > item.starts_at]
        for earlier in running:
            if _share(earlier, item):
                clashing |= {earlier.id, item.id}
        running.append(item)
    shown = (ItemKind.SESSION, ItemKind.MINI_DAY)
    return tuple(
        replace(item, has_clash=True) if item.id in clashing and item.kind in shown else item
        for item in items
    )


def clashing_with(
    item: CalendarItem, items: Iterable[CalendarItem], *, starts_at: datetime, ends_at: datetime
) -> tuple[CalendarItem, ...]:
    """What this item would clash with at these times."""
    return tuple(
        other
        for other in items
        if other.id != item.id
        and other.is_busy
        and other.starts_at < ends_at
        and starts_at < other.ends_at
        and _share(item, other)
    )


def shared_people(item: CalendarItem, other: CalendarItem) -> tuple[str, ...]:
    """The names of who and what both want."""
    mine = dict.fromkeys((*item.people, *item.gear))
    theirs = {*other.people, *other.gear}
    return tuple(name for name in mine if name in theirs)


def _share(one: CalendarItem, other: CalendarItem) -> bool:
    blackouts = [item for item in (one, other) if item.kind is ItemKind.BLACKOUT]
    if len(blackouts) == 2:
        return False
    if any(not item.takes for item in blackouts):
        return True  # nobody may be booked then
    sessions = [item for item in (one, other) if item.kind in (ItemKind.SESSION, ItemKind.MINI_DAY)]
    return bool(sessions) and not one.takes.isdisjoint(other.takes)
