"""Rows of a long list, read in windows when they come into sight. Holds ids and frozen rows; no Qt, no database.

Unknown rows are asked for, stale rows stay shown until the new ones come, and a row that cannot be read is
remembered as such instead of being asked for again and again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar
from uuid import UUID

R = TypeVar("R")

WINDOW = 128
KEPT = 4096


class WindowOfRows(Generic[R]):
    """The ids of everything, and the rows of what was looked at lately."""

    def __init__(self, *, window: int = WINDOW, kept: int = KEPT) -> None:
        self._window, self._kept = window, kept
        self._ids: Sequence[UUID] = ()
        self._places: dict[UUID, int] = {}
        self._rows: OrderedDict[UUID, R] = OrderedDict()
        self._stale: set[UUID] = set()
        self._failed: set[UUID] = set()
        self._asked: set[UUID] = set()

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Sequence[UUID]:
        """Every id, in order."""
        return self._ids

    def show_ids(self, ids: Sequence[UUID]) -> None:
        """Another list or another order; rows that are known stay known."""
        self._ids = ids
        self._places = {row_id: at for at, row_id in enumerate(ids)}
        self._asked.clear()
        self._failed &= self._places.keys()

    def id_at(self, place: int) -> UUID:
        """The id of a place."""
        return self._ids[place]

    def place_of(self, row_id: UUID) -> int | None:
        """Where an id stands."""
        return self._places.get(row_id)

    def row_at(self, place: int) -> R | None:
        """The row of a place, if it is known; it may be stale."""
        row_id = self._ids[place]
        row = self._rows.get(row_id)
        if row is not None:
            self._rows.move_to_end(row_id)
        return row

    def has_failed(self, place: int) -> bool:
        """Whether this row could not be read."""
        return self._ids[place] in self._failed

    def wanted(self, place: int) -> list[UUID]:
        """The ids to read now for this place to be shown fresh, marked as asked; empty if nothing is needed."""
        row_id = self._ids[place]
        if row_id in self._asked or row_id in self._failed:
            return []
        if row_id in self._rows and row_id not in self._stale:
            return []
        start = place - place % self._window
        near = self._ids[start : start + self._window]
        needed = [one for one in near if self._needs(one)]
        self._asked.update(needed)
        return needed

    def take(self, asked: Iterable[UUID], rows: Mapping[UUID, R]) -> list[int]:
        """The answer to a question; returns the places to paint again."""
        places: list[int] = []
        for row_id in asked:
            self._asked.discard(row_id)
            self._stale.discard(row_id)
            row = rows.get(row_id)
            if row is None:
                self._failed.add(row_id)
            else:
                self._rows[row_id] = row
                self._rows.move_to_end(row_id)
            if row_id in self._places:
                places.append(self._places[row_id])
        while len(self._rows) > self._kept:
            self._rows.popitem(last=False)
        return sorted(places)

    def give_up(self, asked: Iterable[UUID]) -> None:
        """The question failed as a whole; it may be asked again."""
        self._asked.difference_update(asked)

    def mark_stale(self, ids: Iterable[UUID] = ()) -> list[int]:
        """These rows have changed (none named: all); returns the places to paint again."""
        changed = set(ids) or set(self._rows)
        self._stale |= changed & self._rows.keys()
        self._failed -= changed
        return sorted(self._places[row_id] for row_id in changed if row_id in self._places)

    def _needs(self, row_id: UUID) -> bool:
        if row_id in self._asked or row_id in self._failed:
            return False
        return row_id not in self._rows or row_id in self._stale
