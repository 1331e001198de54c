"""Which two of some photos stand side by side, and what follows when one of them wins. Pure: no Qt, no pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The photos in order; the select is the best so far, the candidate is held against it."""

    ids: tuple[UUID, ...]
    select: UUID
    candidate: UUID

    @property
    def candidate_at(self) -> int:
        """Where the candidate stands among the photos."""
        return self.ids.index(self.candidate)

    def stepped(self, by: int) -> Pair:
        """Another candidate, further on (1) or back (-1), never the select; the same pair where there is none."""
        at = self.candidate_at + by
        while 0 <= at < len(self.ids):
            if self.ids[at] != self.select:
                return replace(self, candidate=self.ids[at])
            at += by
        return self

    def with_candidate(self, photo_id: UUID) -> Pair:
        """This one against the select."""
        if photo_id == self.select or photo_id not in self.ids:
            return self
        return replace(self, candidate=photo_id)

    def swapped(self) -> Pair:
        """Each in the other's place."""
        return replace(self, select=self.candidate, candidate=self.select)

    def won(self) -> Pair:
        """The candidate is the select now; the photo after it comes next, or after the last one the loser again."""
        at = self.candidate_at + 1
        following = self.ids[at] if at < len(self.ids) else self.select
        return replace(self, select=self.candidate, candidate=following)


def pair_of(ids: Sequence[UUID], active: UUID | None) -> Pair | None:
    """The active photo, or the first, against the one after it; None where there are not two."""
    order = tuple(dict.fromkeys(ids))
    if len(order) < 2:
        return None
    at = order.index(active) if active in order else 0
    return Pair(ids=order, select=order[at], candidate=order[at + 1 if at + 1 < len(order) else at - 1])
