"""Studios in temporary folders, and a clock that a test holds still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from focusflow_desktop.db.unit_of_work import Studio, open_studio


class StillClock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 5, 13, 20, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant

    def advance(self, **by: float) -> None:
        self.instant += timedelta(**by)


@pytest.fixture
def clock() -> StillClock:
    """The evening after the shoot, until the test says otherwise."""
    return StillClock()


@pytest.fixture
def studio(tmp_path: Path, clock: StillClock) -> Iterator[Studio]:
    """A new, empty studio, open for writing."""
    opened = open_studio(tmp_path / "studio", clock=clock)
    yield opened
    opened.close()
