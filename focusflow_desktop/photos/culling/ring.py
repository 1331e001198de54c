"""The pictures around the one on screen, kept ready: the plan of `prefetch.py` carried out on the previews.

One call per step; what an earlier step asked for and this one does not is cancelled, so key presses never queue.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from focusflow_desktop.photos.culling.prefetch import Direction, Pace, plan_ring
from focusflow_desktop.photos.library.pixels import Pixels
from focusflow_desktop.photos.library.previews import Outcome, PreviewRequest, Previews
from focusflow_desktop.photos.pool import Priority

Shown = Callable[[Outcome], None]


class Ring:
    """Belongs to one view. `shown` is called on a pool thread, for the photo on screen only."""

    def __init__(self, previews: Previews, *, shown: Shown, budget_bytes: int = 192 << 20) -> None:
        self._previews = previews
        self._shown = shown
        self._budget = budget_bytes
        self._current: PreviewRequest | None = None
        self._position = 0
        self._direction = Direction.FORTH
        self._pace = Pace()

    @property
    def is_behind(self) -> bool:
        """The photographer flips faster than pictures come: show the small picture, decode where it stops."""
        return self._pace.is_behind

    def go(self, order: Sequence[PreviewRequest], position: int) -> Pixels | None:
        """Put this photo on screen: its pixels if they are in memory, else None and `shown` is told when they come.

        While `is_behind` only this photo is asked for; calling again with the same place, once shown, fills the ring.
        """
        if position != self._position:
            self._direction = Direction.FORTH if position > self._position else Direction.BACK
        self._position, self._current = position, order[position]
        plan = plan_ring(
            order, position, self._direction, budget_bytes=self._budget, bytes_each=_bytes_of(order[position])
        )
        pixels = self._previews.now(self._current)
        self._pace = self._pace.shown() if pixels is not None else self._pace.stepped()
        wishes = plan.ready[:1] if self._pace.is_behind else plan.ready
        self._previews.keep_only([wish.photo for wish in wishes])
        for wish in wishes:
            if wish.priority is not Priority.VISIBLE:
                self._previews.want(wish.photo, priority=wish.priority)
            elif pixels is None:
                self._previews.want(wish.photo, priority=wish.priority, done=self._arrived)
        return pixels

    def leave(self) -> None:
        """The view goes away: nothing more is wanted."""
        self._current = None
        self._previews.keep_only([])

    def _arrived(self, outcome: Outcome) -> None:
        if outcome.request != self._current:
            return
        self._pace = self._pace.shown()
        self._shown(outcome)


def _bytes_of(request: PreviewRequest) -> int:
    width, height = request.box or (6000, 4000)
    return width * height * 3
