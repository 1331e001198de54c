"""Where one is while culling, and what a mark does to it. Pure: the place is never lost, whatever the filter says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The photos in order and the one on screen."""

    ids: tuple[UUID, ...]
    at: int = 0

    @property
    def current(self) -> UUID | None:
        """The photo on screen."""
        return self.ids[self.at] if self.ids else None

    def moved(self, by: int) -> Place:
        """Further on or back, as far as there are photos."""
        return self.moved_to(self.at + by)

    def moved_to(self, at: int) -> Place:
        """At this place, or the nearest there is."""
        return Place(ids=self.ids, at=min(max(at, 0), max(len(self.ids) - 1, 0)))

    def at_photo(self, photo_id: UUID, *, order: Sequence[UUID] = ()) -> Place:
        """At this photo; one that a mark had taken out returns to where it stood in `order`."""
        if photo_id in self.ids:
            return self.moved_to(self.ids.index(photo_id))
        if photo_id not in order:
            return self
        present = set(self.ids) | {photo_id}
        ids = tuple(one for one in order if one in present)
        return Place(ids=ids, at=ids.index(photo_id))

    def without(self, photo_id: UUID) -> Place:
        """The photo dropped out of the filter: its slot neighbour takes its place, the next, else the one before."""
        if photo_id not in self.ids:
            return self
        gone = self.ids.index(photo_id)
        ids = self.ids[:gone] + self.ids[gone + 1 :]
        at = self.at - 1 if gone < self.at else self.at
        return Place(ids=ids, at=min(at, max(len(ids) - 1, 0)))
