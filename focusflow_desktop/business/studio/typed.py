"""What a person types into the fields of the settings: lengths, times of day, numbers, a day's hours.

Each refusal is one sentence to stand beside the field. Nothing is guessed: "90" minutes are 90, "1:30" is an hour and a half.
"""

from __future__ import annotations

import re

from focusflow_desktop.shared.errors import Refused

A_DAY = 24 * 60
LONGEST = 366 * A_DAY

_LENGTH = re.compile(
    r"\s*(?:(?P<days>\d+)\s*d(?:ays?)?)?\s*(?:(?P<hours>\d+)\s*(?:h|hours?|hrs?|std\.?))?"
    r"\s*(?:(?P<minutes>\d+)\s*(?:m|min|mins|minutes?)?\.?)?\s*",
    re.IGNORECASE,
)
_CLOCK_LENGTH = re.compile(r"\s*(\d+):([0-5]\d)\s*")
_TIME = re.compile(r"\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\.?)?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[-–—]|\bto\b|\bbis\b)\s*", re.IGNORECASE)


def read_length(text: str) -> int | None:
    """Minutes: `90`, `1:30`, `1 h 30`, `2 d`. None for an empty field."""
    if not text.strip():
        return None
    clock = _CLOCK_LENGTH.fullmatch(text)
    if clock is not None:
        minutes = int(clock[1]) * 60 + int(clock[2])
    else:
        found = _LENGTH.fullmatch(text)
        if found is None:
            raise Refused("list.no_length", "This is no length of time. Write it like 90 or 1 h 30 min.")
        minutes = int(found["days"] or 0) * A_DAY + int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
    if minutes > LONGEST:
        raise Refused("list.too_long", "This is longer than a year.")
    return minutes


def read_clock(text: str) -> int | None:
    """A time of day in minutes; None for an empty field."""
    if not text.strip():
        return None
    found = _TIME.fullmatch(text)
    minute = _minute(found[1], found[2], found[3]) if found is not None else None
    if minute is None or minute >= A_DAY:
        raise Refused("list.no_time", "This is no time of day. Write it like 14:30.")
    return minute


def read_number(text: str, *, least: int, most: int) -> int | None:
    """A whole number within its limits; None for an empty field."""
    if not text.strip():
        return None
    if not re.fullmatch(r"\s*[-+−]?\d{1,9}\s*", text):
        raise Refused("list.no_number", "This is no whole number.")
    number = int(text.replace("−", "-"))
    if not least <= number <= most:
        raise Refused("list.out_of_range", f"Between {least} and {most}, please.", least=least, most=most)
    return number


def read_degrees(text: str, *, most: int) -> float | None:
    """Degrees of latitude (`most` 90) or longitude (180), with a point or a comma; None for an empty field."""
    if not text.strip():
        return None
    try:
        degrees = float(text.strip().replace(",", ".").replace("−", "-").removesuffix("°"))
    except ValueError as error:
        raise Refused("list.no_degrees", "Write degrees like 52.5200.") from error
    if not -most <= degrees <= most:
        raise Refused("list.degrees_beyond", f"Degrees lie between −{most} and {most}.", most=most)
    return degrees


def read_hours(text: str) -> tuple[tuple[int, int], ...]:
    """A day's stretches: `9–13, 14:00–18:00`. Empty: closed."""
    stretches = []
    for part in re.split(r"[,;]", text):
        if not part.strip():
            continue
        ends = _BETWEEN.split(part.strip())
        times = [_TIME.fullmatch(end) for end in ends]
        minutes = [_minute(time[1], time[2], time[3]) for time in times if time is not None]
        if len(ends) != 2 or len(minutes) != 2 or None in minutes:
            raise Refused("hours_unread", "Write hours like 9:00–13:00, 14:00–18:00.", field="hours")
        stretches.append((minutes[0] or 0, minutes[1] or 0))
    return tuple(stretches)


def _minute(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= A_DAY else None
