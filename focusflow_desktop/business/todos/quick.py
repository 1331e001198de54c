"""Reads a day from the end of what was typed: "call Clara tomorrow", "order prints fri", "album in 2 weeks".

English words and ISO days alone; what is not surely a day stays in the title. The page shows what was understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_END = re.compile(
    r"(?P<title>.*?\S)\s+(?:(?:by|on|due)\s+)?(?P<day>today|tomorrow|next\s+week|in\s+\d{1,3}\s+(?:days?|weeks?)"
    r"|\d{4}-\d{2}-\d{2}|mon|tue|thu|fri|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quick:
    """What was understood."""

    title: str
    on: date | None


def read_quick(typed: str, *, today: date) -> Quick:
    """The title and, if the words end with one, the day."""
    line = " ".join(typed.split())
    found = _END.fullmatch(line)
    on = _day(found["day"].lower(), today=today) if found else None
    return Quick(title=found["title"], on=on) if found and on is not None else Quick(title=line, on=None)


def _day(words: str, *, today: date) -> date | None:
    if words in ("today", "tomorrow"):
        return today + timedelta(days=words == "tomorrow")
    if words.startswith("next"):
        return today + timedelta(days=7 - today.weekday())
    if words.startswith("in "):
        _, count, unit = words.split()
        return today + timedelta(days=int(count) * (7 if unit.startswith("week") else 1))
    if words[0].isdigit():
        try:
            return date.fromisoformat(words)
        except ValueError:
            return None
    [wanted] = [at for at, name in enumerate(_WEEKDAYS) if name.startswith(words[:3])]
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
