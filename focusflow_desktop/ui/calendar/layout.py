"""Where items stand when they overlap: columns inside a day, lanes inside a month's week. Pure, no pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]  # from, to: minutes of a day, or days of a week; the end is not taken


TITLE = 45  # minutes: an item that begins this much later may cover all of an earlier one but its head


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The column of an item, how many it may use, how many there are; `is_over`: it lies on earlier ones, set in a little."""

    column: int
    width: int
    columns: int
    is_over: bool = False


def columns_of(spans: Sequence[Span]) -> list[Place]:
    """Columns for spans in one day: what begins together stands side by side, what begins later lies over the earlier."""
    order = sorted(range(len(spans)), key=lambda at: (spans[at][0], -spans[at][1], at))
    places: dict[int, Place] = {}
    cluster: list[int] = []
    until = -1
    for at in order:
        if cluster and spans[at][0] >= until:
            places |= _placed([(one, spans[one]) for one in cluster])
            cluster = []
        until = max(until, spans[at][1]) if cluster else spans[at][1]
        cluster.append(at)
    places |= _placed([(one, spans[one]) for one in cluster])
    return [places[at] for at in range(len(spans))]


def lanes_of(spans: Sequence[Span]) -> list[int]:
    """The row of each span, longest and earliest first, so that nothing covers anything."""
    order = sorted(range(len(spans)), key=lambda at: (spans[at][0], spans[at][0] - spans[at][1], at))
    ends: list[int] = []
    lanes = [0] * len(spans)
    for at in order:
        lanes[at] = _first_free(ends, spans[at])
    return lanes


def _placed(cluster: Sequence[tuple[int, Span]]) -> dict[int, Place]:
    ends: list[int] = []
    column = {at: _first_free(ends, span) for at, span in cluster}
    places = {}
    for at, span in cluster:
        beside = [
            (column[other], theirs)
            for other, theirs in cluster
            if other != at and theirs[0] < span[1] and span[0] < theirs[1]
        ]
        blocking = [theirs for theirs, other in beside if theirs > column[at] and other[0] - span[0] < TITLE]
        left = [span[0] - other[0] for theirs, other in beside if theirs < column[at]]
        places[at] = Place(
            column=column[at],
            width=min(blocking, default=len(ends)) - column[at],
            columns=len(ends),
            is_over=bool(left) and min(left) >= TITLE,
        )
    return places


def _first_free(ends: list[int], span: Span) -> int:
    for lane, end in enumerate(ends):
        if end <= span[0]:
            ends[lane] = span[1]
            return lane
    ends.append(span[1])
    return len(ends) - 1
