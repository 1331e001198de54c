"""Cells become values: dates whose order of day and month is told by their column, stages by their words, plain texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.jobs import JobStage

_PARTS = re.compile(r"^\D{0,12}?(\d{1,4})[./\-\s](\d{1,2}|[A-Za-z]{3,9})\.?,?[./\-\s](\d{2,4})\b")
_MONTH_FIRST = re.compile(r"^\D{0,12}?\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_COUNTRIES_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
_EMAIL = re.compile(r"^[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]{2,}$")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STAGES: tuple[tuple[tuple[str, ...], JobStage], ...] = (
    (("lost", "declined", "not booked", "dead"), JobStage.LOST),
    (("cancel",), JobStage.CANCELLED),
    (("complete", "fulfilled", "delivered", "archived", "closed", "past"), JobStage.COMPLETED),
    (("booked", "retainer", "signed", "planning", "accepted", "active", "won", "paid"), JobStage.BOOKED),
    (("proposal", "quote"), JobStage.PROPOSAL),
    (("lead", "inquiry", "enquiry"), JobStage.LEAD),
)
_ONCE_PAST = {
    JobStage.BOOKED: JobStage.COMPLETED,
    JobStage.PROPOSAL: JobStage.LOST,
    JobStage.LEAD: JobStage.LOST,
}


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Whether 3/4/2026 is the third of April or the fourth of March in this column."""

    month_first: bool

    def read(self, text: str) -> date:
        """The day a cell says. Raises Refused."""
        parts = _numbers(text)
        if parts is None:
            raise _no_date(text)
        first, second, third = parts
        if first > 31:
            year, month, day = first, second, third
        else:
            month, day = (first, second) if self.month_first else (second, first)
            year = third + (2000 if third < 70 else 1900) if third < 100 else third
        try:
            found = date(year, month, day)
        except ValueError as error:
            raise _no_date(text) from error
        if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
            raise _no_date(text)
        return found


def date_order(cells: Iterable[str], *, country: str) -> DateOrder:
    """By the column's own evidence (a 13 can be no month); where there is none, by the studio's country."""
    day_first = month_first = 0
    for cell in cells:
        parts = _numbers(cell)
        if parts is None or parts[0] > 31:
            continue
        day_first += parts[0] > 12
        month_first += parts[1] > 12
    if day_first != month_first:
        return DateOrder(month_first=month_first > day_first)
    return DateOrder(month_first=country in _COUNTRIES_MONTH_FIRST)


def stage_of(words: str, *, day: date | None, today: date) -> JobStage:
    """Our stage for another program's word. What was booked and is past is over; what is not known is a lead ahead."""
    said = words.casefold()
    told = next((stage for marks, stage in _STAGES if any(mark in said for mark in marks)), None)
    if day is None or day >= today:
        return told or JobStage.LEAD
    return _ONCE_PAST.get(told, told) if told is not None else JobStage.COMPLETED


def is_email(text: str) -> bool:
    """Whether it can be an address at all."""
    return _EMAIL.fullmatch(text) is not None


def email_key(address: str) -> str:
    """What two spellings of one address share."""
    return address.strip().casefold()


def listed(text: str) -> tuple[str, ...]:
    """The parts of `wedding; vip, 2026`."""
    return tuple(dict.fromkeys(part.strip() for part in re.split(r"[,;|]", text) if part.strip()))


def _numbers(text: str) -> tuple[int, int, int] | None:
    """Three numbers in the order written; a month's name makes the order day, month, year."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        pass
    else:
        return moment.year, moment.month, moment.day
    named = _MONTH_FIRST.match(text.strip())
    if named is not None:
        return _with_month(named.group(2), named.group(1), named.group(3))
    found = _PARTS.match(text.strip())
    if found is None:
        return None
    first, second, third = found.groups()
    if not second.isdigit():
        return _with_month(first, second, third)
    return int(first), int(second), int(third)


def _with_month(day: str, month: str, year: str) -> tuple[int, int, int] | None:
    short = month[:3].casefold()
    if short not in _MONTHS:
        return None
    full = int(year) + (2000 if int(year) < 70 else 1900) if len(year) == 2 else int(year)
    return full, _MONTHS.index(short) + 1, int(day)


def _no_date(text: str) -> Refused:
    return Refused("moving_in.not_a_date", f"“{text.strip()}” is not a date.", text=text.strip())
