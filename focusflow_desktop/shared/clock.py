"""The only clock: code that needs the time takes a Clock, so tests can hold it still."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time as an aware UTC instant."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)


def utc_now() -> datetime:
    """The machine's present instant; only for edges that have no clock to take, such as log lines."""
    return datetime.now(UTC)
