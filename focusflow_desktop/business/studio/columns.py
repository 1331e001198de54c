"""What stands in one column of a studio's list, and how what was typed there is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from uuid import UUID
from zoneinfo import available_timezones

from focusflow_desktop.business.studio.typed import read_clock, read_degrees, read_length, read_number
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.money import parse_amount

Value = str | int | float | bool | UUID | date | None
COLOURS = ("red", "yellow", "green", "blue", "purple")


class ColumnKind(StrEnum):
    """What stands in a column, and so how it is typed."""

    TEXT = "text"
    LINES = "lines"
    NUMBER = "number"
    MINUTES = "minutes"
    CLOCK = "clock"
    MONEY = "money"
    DEGREES = "degrees"
    CHOICE = "choice"
    LINK = "link"
    COLOUR = "colour"
    ZONE = "zone"
    YES_NO = "yes_no"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of a list. `default` stands where the field is left empty; without, it stays unknown."""

    name: str
    kind: ColumnKind = ColumnKind.TEXT
    choices: type[StrEnum] | None = None
    least: int = 0
    most: int = 10_000
    default: int | None = None
    is_needed: bool = False


def read_value(column: Column, given: Value, *, currency: str) -> Value:
    """What was given, as the column keeps it. Raises Refused naming the column."""
    try:
        value = _read_text(column, given, currency) if isinstance(given, str) else given
    except Refused as refused:
        raise Refused(refused.code, refused.message, **{**refused.fields, "field": column.name}) from refused
    if value is None:
        value = column.default
    if value is None and column.is_needed:
        raise Refused("list.value_missing", "This cannot be left empty.", field=column.name)
    return value


def _read_text(column: Column, given: str, currency: str) -> Value:
    readers: dict[ColumnKind, Callable[[str], Value]] = {
        ColumnKind.NUMBER: partial(read_number, least=column.least, most=column.most),
        ColumnKind.MINUTES: read_length,
        ColumnKind.CLOCK: read_clock,
        ColumnKind.DEGREES: partial(read_degrees, most=column.most),
        ColumnKind.MONEY: partial(_amount, currency=currency),
        ColumnKind.LINES: lambda typed: typed.strip() or None,
        ColumnKind.ZONE: _zone,
        ColumnKind.CHOICE: lambda typed: column.choices(typed) if typed and column.choices else None,
    }
    return readers.get(column.kind, _line)(given)


def _line(given: str) -> str | None:
    return " ".join(given.split()) or None


def _zone(given: str) -> str | None:
    zone = _line(given)
    if zone is not None and zone not in available_timezones():
        raise Refused("zone_unknown", "Choose a time zone from the list.")
    return zone


def _amount(given: str, *, currency: str) -> int | None:
    if not given.strip():
        return None
    minor = parse_amount(given, currency)
    if minor < 0:
        raise Refused("list.money_negative", "An amount here cannot be less than nothing.")
    return minor
