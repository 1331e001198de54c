"""Studios in temporary folders, and a clock that a test holds still."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from focusflow_desktop.db.unit_of_work import DATABASE, Studio, open_studio
from focusflow_desktop.db.upgrade import bring_up_to_date


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


def empty_studio(folder: Path) -> Path:
    """An empty studio in `folder` unless one is there: a copy of one made once, for making one takes half a second."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / DATABASE).exists():
        (folder / DATABASE).write_bytes(_made_once())
    return folder


@lru_cache(maxsize=1)
def _made_once() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / DATABASE
        bring_up_to_date(path, clock=StillClock())  # the last connection closed: nothing is left in the log
        return path.read_bytes()


@pytest.fixture
def studio(tmp_path: Path, clock: StillClock) -> Iterator[Studio]:
    """A new, empty studio, open for writing."""
    opened = open_studio(empty_studio(tmp_path / "studio"), clock=clock)
    yield opened
    opened.close()
