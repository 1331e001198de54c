"""Values as they go over the wire, by the type of their column, and back; whatever is not of that type is refused.

The server reads what strangers send, and a desktop what a newer server sends: nothing is guessed, and a value of an enum
that this version does not know is kept as it is.
"""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    Uuid,
)
from sqlalchemy.types import TypeEngine

from focusflow_desktop.shared.records.types import CleanText, OpenEnum, PlainJson, UtcDateTime
from focusflow_desktop.shared.sync.digest import canonical

T = TypeVar("T")
LONGEST_TEXT = 1 << 20  # characters
DEEPEST = 32  # levels of lists and maps in one value
_RANGES = ((SmallInteger, 15), (BigInteger, 63), (Integer, 31))  # bits; the first that fits
_ENUM_LETTERS = 32


class BadValue(ValueError):
    """Not a value of this column; the text says why in English, for the log of whoever sent it."""


def to_wire(value: object) -> object:
    """The value in JSON's own types. The same value has one form, so that bytes and digests can be compared."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(UTC)
    return str(value) if isinstance(value, str) else canonical(value)


def from_wire(kind: TypeEngine[object], value: object) -> object:
    """The value for a column of this type. Raises BadValue."""
    if value is None:
        return None
    if isinstance(kind, PlainJson):
        _ensure_shallow(value, DEEPEST)
        return value
    if isinstance(kind, Boolean):
        return _of(bool, value)
    if isinstance(kind, Integer):
        return _integer(kind, value)
    if isinstance(kind, Float):
        return _float(value)
    return _text(kind, _of(str, value))


def _text(kind: TypeEngine[object], text: str) -> object:
    """Everything that is written as text."""
    try:
        if isinstance(kind, Uuid):
            return _same(UUID(text), text)
        if isinstance(kind, UtcDateTime):
            return _moment(text, is_aware=True)
        if isinstance(kind, DateTime):
            return _moment(text, is_aware=False)
        if isinstance(kind, Date):
            return _same(date.fromisoformat(text), text)
        if isinstance(kind, LargeBinary):
            return bytes.fromhex(text)
    except ValueError as error:
        raise BadValue(str(error)) from error
    return _plain_text(kind, text)


def _plain_text(kind: TypeEngine[object], text: str) -> str:
    longest = LONGEST_TEXT
    if isinstance(kind, OpenEnum):
        longest = _ENUM_LETTERS
    elif isinstance(kind, String) and kind.length is not None:
        longest = kind.length
    elif not isinstance(kind, String | Text | CleanText):
        raise BadValue(f"no column of type {type(kind).__name__} is sent")
    if len(text) > longest:
        raise BadValue(f"longer than {longest} characters")
    if "\x00" in text:
        raise BadValue("NUL in a text")
    return text


def _moment(text: str, *, is_aware: bool) -> datetime:
    moment = datetime.fromisoformat(text)
    if (moment.tzinfo is not None) is not is_aware:
        raise BadValue("a moment needs a zone" if is_aware else "a camera's time has no zone")
    return moment.astimezone(UTC) if is_aware else moment


def _integer(kind: Integer, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise BadValue(f"{type(value).__name__} instead of a whole number")
    bits = next(bits for type_, bits in _RANGES if isinstance(kind, type_))
    if not -(1 << bits) <= value < 1 << bits:
        raise BadValue(f"does not fit into {bits + 1} bits")
    return value


def _float(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadValue("not a number")
    return float(value)


def _of(kind: type[T], value: object) -> T:
    if not isinstance(value, kind):
        raise BadValue(f"{type(value).__name__} instead of {kind.__name__}")
    return value


def _same(value: T, text: str) -> T:
    """One value has one text."""
    if str(value) != text:
        raise BadValue(f"written otherwise than {value}")
    return value


def _ensure_shallow(value: object, levels: int) -> None:
    if levels == 0:
        raise BadValue("nested too deeply")
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        _ensure_shallow(one, levels - 1)
