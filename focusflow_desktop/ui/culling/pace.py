"""How fast one culls, and so how long the rest will take. Pure: times come in as seconds of any steady clock."""

from __future__ import annotations

from collections import deque
from datetime import timedelta

_LEAST, _KEPT = 10, 60
_PAUSE_S = 60.0  # a longer gap was a coffee, not a photo


class Pace:
    """The gaps between the last marks."""

    def __init__(self) -> None:
        self._gaps: deque[float] = deque(maxlen=_KEPT)
        self._last: float | None = None

    def note(self, at_s: float) -> None:
        """A photo was marked now."""
        if self._last is not None and at_s - self._last <= _PAUSE_S:
            self._gaps.append(at_s - self._last)
        self._last = at_s

    def left(self, photos: int) -> timedelta | None:
        """How long so many more will take; None until it can be said."""
        if len(self._gaps) < _LEAST or photos <= 0:
            return None
        return timedelta(seconds=photos * sum(self._gaps) / len(self._gaps))
