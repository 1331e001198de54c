"""When the whole database was last looked through, and what was found. Kept beside it: damage must not hide its own report.

The quick check runs at every start; the full one, which compares every index with its table, once a week.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from focusflow_desktop.db.check import CheckResult, CheckStopped, check_database
from focusflow_desktop.db.unit_of_work import DATABASE
from focusflow_desktop.shared.clock import Clock

NAME = "last-check.json"
EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCheck:
    """The last full check."""

    at: datetime
    problems: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def last_check(folder: Path) -> LastCheck | None:
    """What is written down; None when nothing is, or nothing that can be read."""
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return LastCheck(at=datetime.fromisoformat(said["at"]), problems=tuple(map(str, said["problems"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def check_studio(folder: Path, *, clock: Clock, stop: threading.Event) -> CheckResult | None:
    """Look through the studio: fully when a week has passed since that was done, else quickly. None when stopped."""
    before = last_check(folder)
    now = clock.now()
    is_due = before is None or not timedelta() <= now - before.at < EVERY or not before.is_sound
    try:
        result = check_database(folder / DATABASE, full=is_due, stop=stop)
    except CheckStopped:
        return None
    if is_due:
        said = {"at": now.isoformat(), "problems": list(result.problems)}
        part = folder / f"{NAME}.part"
        part.write_text(json.dumps(said, ensure_ascii=False, indent=2), encoding="utf-8")
        part.replace(folder / NAME)
    return result


def forget_check(folder: Path) -> None:
    """Another database lies there now: what was found in the last one says nothing of it."""
    (folder / NAME).unlink(missing_ok=True)
