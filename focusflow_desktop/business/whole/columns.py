"""One value as the text of a cell and back, exactly: what a column holds is read from its type.

An empty cell is no value. A cell that begins with a backslash holds the text after it: so an empty text is a single
backslash, and a text that a spreadsheet would take for a formula is only a text.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Numeric,
    String,
    Table,
    Time,
    Uuid,
)

from focusflow_desktop.shared.records.types import CleanText, OpenEnum, PlainJson, UtcDateTime

Value = object
NO_VALUE = ""
MARK = "\\"
_TENANT = "tenant_id"  # the studio itself; the manifest names it once
_MARKED = re.compile(r"[\\=@\t\r]|[+-](?![\d\s()./-]*$)")  # a phone number is left as it is


class Kind(StrEnum):
    """What a column holds, in the manifest's words."""

    ID = "id"
    TEXT = "text"
    CHOICE = "choice"
    WHOLE_NUMBER = "whole number"
    NUMBER = "number"
    DECIMAL = "decimal"
    YES_NO = "yes or no"
    INSTANT = "instant in UTC"
    LOCAL_TIME = "date and time without a zone"
    DAY = "day"
    TIME = "time of day"
    JSON = "JSON"
    BYTES = "bytes in base64"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellColumn:
    """One column of one CSV."""

    name: str
    kind: Kind

    def write(self, value: Value) -> str:
        """The value's cell."""
        return NO_VALUE if value is None else _WRITERS[self.kind](value)

    def read(self, cell: str) -> Value:
        """The cell's value. Raises ValueError for what is none of this kind."""
        return None if cell == NO_VALUE else _READERS[self.kind](cell)


def columns_of(table: Table) -> tuple[CellColumn, ...]:
    """Every column that is taken along: all but the studio's own id, which is the same in every row."""
    return tuple(
        CellColumn(name=column.name, kind=_kind_of(column))
        for column in table.columns
        if column.name != _TENANT
    )


def _kind_of(column: Column[object]) -> Kind:
    kind = column.type
    if isinstance(kind, UtcDateTime):
        return Kind.INSTANT
    if isinstance(kind, OpenEnum):
        return Kind.CHOICE
    for known, named in _KINDS:
        if isinstance(kind, known):
            return named
    raise AssertionError(f"{column} is of a kind that no cell can hold yet: {kind!r}")


_KINDS: tuple[tuple[type, Kind], ...] = (
    (Uuid, Kind.ID),
    (PlainJson, Kind.JSON),
    (Boolean, Kind.YES_NO),
    (Integer, Kind.WHOLE_NUMBER),
    (Float, Kind.NUMBER),
    (Numeric, Kind.DECIMAL),
    (DateTime, Kind.LOCAL_TIME),
    (Date, Kind.DAY),
    (Time, Kind.TIME),
    (LargeBinary, Kind.BYTES),
    (String, Kind.TEXT),
    (CleanText, Kind.TEXT),
)


def _write_text(value: Value) -> str:
    text = str(value)
    return MARK + text if not text or _MARKED.match(text) else text


def _read_text(cell: str) -> str:
    return cell[1:] if cell.startswith(MARK) else cell


def _write_instant(value: Value) -> str:
    assert isinstance(value, datetime)
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _read_instant(cell: str) -> datetime:
    if not cell.endswith("Z"):
        raise ValueError("an instant ends with Z")
    return _read_local_time(cell[:-1]).replace(tzinfo=UTC)


def _write_iso(value: Value) -> str:
    assert isinstance(value, date | time)  # a datetime is a date
    return value.isoformat()


def _read_local_time(cell: str) -> datetime:
    read = datetime.fromisoformat(cell)
    if read.tzinfo is not None:
        raise ValueError("this time has no zone")
    return read


def _write_json(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)


def _write_bytes(value: Value) -> str:
    assert isinstance(value, bytes)
    return base64.b64encode(value).decode("ascii") or MARK


def _read_bytes(cell: str) -> bytes:
    try:
        return b"" if cell == MARK else base64.b64decode(cell, validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error


def _write_yes_no(value: Value) -> str:
    return "true" if value else "false"


def _read_yes_no(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError("true or false")
    return cell == "true"


def _read_decimal(cell: str) -> Decimal:
    try:
        return Decimal(cell)
    except ArithmeticError as error:
        raise ValueError(str(error)) from error


_WRITERS: dict[Kind, Callable[[Value], str]] = {
    Kind.ID: str,
    Kind.TEXT: _write_text,
    Kind.CHOICE: _write_text,
    Kind.WHOLE_NUMBER: str,
    Kind.NUMBER: repr,
    Kind.DECIMAL: str,
    Kind.YES_NO: _write_yes_no,
    Kind.INSTANT: _write_instant,
    Kind.LOCAL_TIME: _write_iso,
    Kind.DAY: _write_iso,
    Kind.TIME: _write_iso,
    Kind.JSON: _write_json,
    Kind.BYTES: _write_bytes,
}
_READERS: dict[Kind, Callable[[str], Value]] = {
    Kind.ID: UUID,
    Kind.TEXT: _read_text,
    Kind.CHOICE: _read_text,
    Kind.WHOLE_NUMBER: int,
    Kind.NUMBER: float,
    Kind.DECIMAL: _read_decimal,
    Kind.YES_NO: _read_yes_no,
    Kind.INSTANT: _read_instant,
    Kind.LOCAL_TIME: _read_local_time,
    Kind.DAY: date.fromisoformat,
    Kind.TIME: time.fromisoformat,
    Kind.JSON: json.loads,
    Kind.BYTES: _read_bytes,
}
