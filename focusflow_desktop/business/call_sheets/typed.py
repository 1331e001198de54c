"""What a person types in one go: "14:00–15 Ceremony" as a line of the hours, a pasted list as pictures to make.

Wall times are minutes of the session's day; the small hours after an afternoon's session belong to the same night.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from focusflow_desktop.business.call_sheets.shot_lists import ItemFacts
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.rules.local_time import Reading, moment_of

A_DAY = 24 * 60
_SMALL_HOURS = 5 * 60
_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?\s*([ap])?\.?(?:m\.?)?(?:\s*uhr)?"
_ONE = re.compile(rf"\s*{_TIME}\s*", re.IGNORECASE)
_SPAN = re.compile(rf"\s*{_TIME}\s*(?:[-–—]|\bto\b|\buntil\b)\s*{_TIME}(?=\s|$)\s*", re.IGNORECASE)
_START = re.compile(r"\s*(?=\d{1,2}(?:[:.h]\d{2}|\s*[ap]m\b))" + _TIME + r"(?=\s|$)\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–*•·☐□✓]|\[[ xX]?\]|\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """A line of the hours: minutes of the day, perhaps, and what happens."""

    title: str
    starts: int | None = None
    ends: int | None = None


def read_line(text: str) -> TypedLine:
    """The times in front of the words. A number alone is no time: "7 dwarves" stays what it is."""
    span = _SPAN.match(text)
    if span is not None:
        starts, ends = _minute(*span.groups()[:3]), _minute(*span.groups()[3:])
        if starts is not None and ends is not None:
            return TypedLine(title=text[span.end() :].strip(), starts=starts, ends=ends)
    one = _START.match(text)
    if one is not None and (starts := _minute(*one.groups())) is not None:
        return TypedLine(title=text[one.end() :].strip(), starts=starts)
    return TypedLine(title=text.strip())


def read_time(text: str) -> int | None:
    """A time of day; None for none at all. Raises Refused for what is no time."""
    if not text.strip():
        return None
    found = _ONE.fullmatch(text)
    minute = _minute(*found.groups()) if found is not None else None
    if minute is None:
        raise Refused("sheet.no_time", "This is no time of day. Write it like 14:30.", field="starts_at")
    return minute


def moments(
    starts: int | None, ends: int | None, *, day: date | None, zone: tzinfo, begins: datetime | None
) -> tuple[datetime | None, datetime | None]:
    """The instants of two wall times of the session's day. Raises Refused for times that do not exist."""
    if starts is None and ends is None:
        return None, None
    if day is None:
        raise Refused("sheet.no_day", "Give the session a day first, in the calendar.", field="starts_at")
    is_late = begins is not None and begins.astimezone(zone).hour >= 12
    first, last = (_in_the_night(minute, is_late=is_late) for minute in (starts, ends))
    if first is not None and last is not None and last < first and first >= 12 * 60 and last < 12 * 60:
        last += A_DAY  # 11 pm to 6 am
    return (
        _moment(first, day=day, zone=zone, field="starts_at"),
        _moment(last, day=day, zone=zone, field="ends_at"),
    )


def on_the_day(
    starts_at: datetime | None,
    ends_at: datetime | None,
    *,
    day: date | None,
    zone: tzinfo,
    begins: datetime | None,
) -> tuple[datetime | None, datetime | None]:
    """A line's instants on the day the session has now: what was written down is a time of the clock, and it stays
    14:00 when the session moves to another week.
    """
    if day is None:
        return starts_at, ends_at
    is_late = begins is not None and begins.astimezone(zone).hour >= 12
    found: list[datetime | None] = []
    for at in (starts_at, ends_at):
        if at is None:
            found.append(None)
            continue
        wall = at.astimezone(zone)
        minute = _in_the_night(wall.hour * 60 + wall.minute, is_late=is_late)
        found.append(None if minute is None else moment_of(day, minute, zone).at)
    first, last = found
    if first is not None and last is not None and last < first:
        last += timedelta(days=1)
    return first, last


def read_wishes(lines: Iterable[str], *, group: str = "") -> list[ItemFacts]:
    """Pictures to make, one a line: bullets go, "Family Weber:" begins a group, an exclamation mark is a must."""
    found = []
    for line in lines:
        words = _BULLET.sub("", line).strip()
        if words.endswith(":") and words[:-1].strip():
            group = words[:-1].strip()
            continue
        is_must = words.startswith("!") or words.endswith("!")
        words = words.strip("!").strip()
        if words:
            found.append(ItemFacts(title=words, group=group, is_must=is_must))
    return found


def _minute(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    return hours * 60 + minutes if hours < 24 and minutes < 60 else None


def _in_the_night(minute: int | None, *, is_late: bool) -> int | None:
    return minute + A_DAY if minute is not None and is_late and minute < _SMALL_HOURS else minute


def _moment(minute: int | None, *, day: date, zone: tzinfo, field: str) -> datetime | None:
    if minute is None:
        return None
    found = moment_of(day, minute, zone)
    if found.reading is Reading.SKIPPED:
        raise Refused(
            "sheet.time_skipped",
            "The clocks go forward then: this time does not exist. Choose another.",
            field=field,
        )
    return found.at
