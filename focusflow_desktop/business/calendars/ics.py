"""iCalendar (RFC 5545) in and out: events as frozen values, every problem of a file with its line, nothing half-understood.

One broken event does not spoil the file. What repeats is laid out inside a window; what repeats by the minute is refused.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import recurring_ical_events  # type: ignore[import-untyped]
from icalendar import Calendar, Component, Event

from focusflow_desktop.shared.errors import Refused

PRODUCT = "-//FocusFlow//Desktop//EN"
LARGEST = 20 * 1024 * 1024
MOST = 20_000
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event. A whole day's times are midnights of its zone; the end is the first moment after."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    is_all_day: bool = False
    tz: str | None = None
    place: str = ""
    status: str = "CONFIRMED"  # or TENTATIVE, CANCELLED
    is_busy: bool = True
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read, and where."""

    line: int
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time that is of interest, and the zone of times that name none."""

    first: datetime
    last: datetime
    zone: tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a file has: entries in the window, what lies outside, and what is wrong."""

    entries: tuple[Entry, ...]
    outside: int
    problems: tuple[Problem, ...]


def write_ics(entries: Iterable[Entry], *, at: datetime, name: str = "") -> bytes:
    """A calendar file of these entries. The same entries at the same time give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    if name:
        calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, at))
    return bytes(calendar.to_ical())


def _event(entry: Entry, at: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", at.astimezone(UTC).replace(microsecond=0))
    event.add("summary", entry.title)
    event.add("dtstart", _day(entry.starts_at) if entry.is_all_day else _utc(entry.starts_at))
    event.add("dtend", _day(entry.ends_at) if entry.is_all_day else _utc(entry.ends_at))
    if entry.place:
        event.add("location", entry.place)
    event.add("status", entry.status)
    event.add("transp", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    return event


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)


def _day(at: datetime) -> date:
    """A whole day's midnight, which the caller gives in its own zone."""
    return at.date()


def read_ics(content: bytes, window: Window) -> Read:
    """Everything a file has for the window. Raises Refused when it is no calendar at all, or too large."""
    if len(content) > LARGEST:
        raise Refused("ics_too_large", "This calendar file is larger than 20 MB. Nothing was read.")
    lines = _text(content).splitlines()
    if not any(line.strip().upper() == "BEGIN:VCALENDAR" for line in lines):
        raise Refused("ics_not_a_calendar", "This is not an iCalendar file. Nothing was read.")
    blocks, zones, problems = _blocks(lines)
    by_uid: defaultdict[str, list[tuple[int, Component]]] = defaultdict(list)
    for number, block in blocks[:MOST]:
        event, problem = _parsed(block, zones, number)
        if problem is not None:
            problems.append(problem)
        elif event is not None:
            by_uid[str(event["UID"])].append((number, event))
    if len(blocks) > MOST:
        problems.append(
            Problem(
                line=blocks[MOST][0], code="ics_too_many", message="Only the first 20,000 events were read."
            )
        )
    found, outside = [], 0
    for uid, events in by_uid.items():
        entries = list(_laid_out(uid, events, zones, window=window, problems=problems))
        found += entries
        outside += not entries
    found.sort(key=lambda entry: (entry.starts_at, entry.uid))
    return Read(
        entries=tuple(found), outside=outside, problems=tuple(sorted(problems, key=lambda one: one.line))
    )


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16"):
        if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _blocks(lines: list[str]) -> tuple[list[tuple[int, str]], str, list[Problem]]:
    """The events with the line each begins on, the zones' definitions, and events that never end."""
    events: list[tuple[int, str]] = []
    zones: list[str] = []
    problems: list[Problem] = []
    begun: tuple[str, int] | None = None
    for number, line in enumerate(lines, start=1):
        word = line.strip().upper()
        if word in ("BEGIN:VEVENT", "BEGIN:VTIMEZONE"):
            if begun is not None:
                problems.append(_unended(begun[1]))
            begun = (word.removeprefix("BEGIN:"), number)
        elif begun is not None and word == f"END:{begun[0]}":
            block = "\r\n".join(lines[begun[1] - 1 : number])
            if begun[0] == "VEVENT":
                events.append((begun[1], block))
            else:
                zones.append(block)
            begun = None
    if begun is not None:
        problems.append(_unended(begun[1]))
    return events, "\r\n".join(zones), problems


def _unended(line: int) -> Problem:
    return Problem(
        line=line, code="ics_event_unended", message="What begins here never ends; it was left out."
    )


def _parsed(block: str, zones: str, line: int) -> tuple[Component | None, Problem | None]:
    try:
        event = next(iter(_calendar(block, zones).walk("VEVENT")), None)
    except (ValueError, IndexError, KeyError) as error:
        message = f"This event cannot be read: {error}."
        return None, Problem(line=line, code="ics_event_unreadable", message=message)
    if event is None or "UID" not in event:
        message = "This event has no UID; it was left out."
        return None, Problem(line=line, code="ics_event_nameless", message=message)
    wrong = _wrong(event)
    return (event, None) if wrong is None else (None, Problem(line=line, code=wrong[0], message=wrong[1]))


def _calendar(blocks: str, zones: str) -> Calendar:
    parts = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", zones, blocks, "END:VCALENDAR"]
    found = Calendar.from_ical("\r\n".join(part for part in parts if part) + "\r\n")
    assert isinstance(found, Calendar)
    return found


def _wrong(event: Component) -> tuple[str, str] | None:
    start = _moment(event, "DTSTART")
    if start is None:
        return "ics_event_no_start", "This event has no readable beginning; it was left out."
    end = _moment(event, "DTEND")
    if end is not None and isinstance(start, datetime) != isinstance(end, datetime):
        return "ics_event_mixed", "This event begins with a day and ends with a time; it was left out."
    if end is not None and _comparable(end) < _comparable(start):
        return "ics_event_backwards", "This event ends before it begins; it was left out."
    rule = event.get("RRULE")
    for one in rule if isinstance(rule, list) else [rule]:
        if one is not None and _is_too_often(one):
            return "ics_event_too_often", "This event repeats more than once an hour; it was left out."
    return None


def _is_too_often(rule: dict[str, list[object]]) -> bool:
    if str((rule.get("FREQ") or [""])[0]).upper() in ("SECONDLY", "MINUTELY", "HOURLY"):
        return True
    times = 1
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= max(1, len(rule.get(part) or []))
    return times > 24


def _comparable(moment: date | datetime) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), UTC)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _moment(event: Component, name: str) -> date | None:
    """A day or a time of the event (a time is a day too); None when it has none that can be read."""
    try:
        found = getattr(event.get(name), "dt", None)
    except ValueError:
        return None
    return found if isinstance(found, date) else None


def _laid_out(
    uid: str, events: list[tuple[int, Component]], zones: str, *, window: Window, problems: list[Problem]
) -> Iterator[Entry]:
    repeats = any("RRULE" in event or "RDATE" in event or "RECURRENCE-ID" in event for _, event in events)
    line = events[0][0]
    if not repeats:
        yield from (
            entry for number, event in events if (entry := _entry(uid, event, window, number)) is not None
        )
        return
    block = "\r\n".join(event.to_ical().decode() for _, event in events)
    try:
        occurrences = recurring_ical_events.of(_calendar(block, zones)).between(window.first, window.last)
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError) as error:
        problems.append(
            Problem(
                line=line, code="ics_event_unreadable", message=f"How it repeats cannot be read: {error}."
            )
        )
        return
    for event in occurrences:
        entry = _entry(uid, event, window, line)
        if entry is not None:
            stamp = entry.starts_at.strftime("%Y%m%dT%H%M%SZ")
            yield replace(entry, uid=f"{uid}#{stamp}")


def _entry(uid: str, event: Component, window: Window, line: int) -> Entry | None:
    """The event as a value; None when it lies outside the window."""
    start = _moment(event, "DTSTART")
    assert start is not None
    is_all_day = not isinstance(start, datetime)
    end = _moment(event, "DTEND")
    if end is None:
        length = getattr(event.get("DURATION"), "dt", None)
        end = start + (length if isinstance(length, timedelta) else _DAY if is_all_day else timedelta())
    starts_at, ends_at = _instant(start, window.zone), _instant(end, window.zone)
    if is_all_day and ends_at <= starts_at:
        ends_at = _instant(start + _DAY, window.zone)
    if ends_at <= window.first or starts_at >= window.last:
        return None
    status = str(event.get("STATUS", "CONFIRMED")).upper()
    return Entry(
        uid=uid,
        title=_clean(str(event.get("SUMMARY", ""))),
        starts_at=starts_at,
        ends_at=ends_at,
        is_all_day=is_all_day,
        tz=_zone_name(start),
        place=_clean(str(event.get("LOCATION", ""))),
        status=status,
        is_busy=str(event.get("TRANSP", "OPAQUE")).upper() != "TRANSPARENT" and status != "CANCELLED",
        line=line,
    )


def _instant(moment: date | datetime, zone: tzinfo) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), zone).astimezone(UTC)
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)).astimezone(UTC)


def _zone_name(moment: date) -> str | None:
    key = getattr(getattr(moment, "tzinfo", None), "key", None)
    return key if isinstance(key, str) and key != "UTC" else None


def _clean(words: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", words).split())[:500]
