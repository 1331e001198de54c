"""What goes over the wire comes back the same, and what is not of its column is refused."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
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
    Uuid,
)

from focusflow_desktop.shared.records import Base, load_all
from focusflow_desktop.shared.records.base import Side
from focusflow_desktop.shared.records.types import CleanText, OpenEnum, PlainJson, UtcDateTime
from focusflow_desktop.shared.sync.codec import LONGEST_TEXT, BadValue, from_wire, to_wire


class Colour(StrEnum):
    RED = "red"


plain = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
nested = st.recursive(
    st.none() | st.booleans() | st.integers() | plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(plain, inner, max_size=3),
    max_leaves=8,
)
VALUES = {
    Uuid(): st.uuids(),
    CleanText(): plain,
    String(20): plain,
    Boolean(): st.booleans(),
    Integer(): st.integers(-(2**31), 2**31 - 1),
    BigInteger(): st.integers(-(2**63), 2**63 - 1),
    SmallInteger(): st.integers(-(2**15), 2**15 - 1),
    Float(): st.floats(allow_nan=False, allow_infinity=False),
    UtcDateTime(): st.datetimes(timezones=st.just(UTC)),
    DateTime(): st.datetimes(),
    Date(): st.dates(),
    LargeBinary(): st.binary(max_size=20),
    PlainJson(): nested,
    OpenEnum(Colour): st.sampled_from([Colour.RED, "of a newer version"]),
}


@pytest.mark.parametrize("kind", list(VALUES), ids=lambda kind: type(kind).__name__)
@given(data=st.data())
def test_a_value_comes_back_as_it_went(kind, data):
    value = data.draw(VALUES[kind] | st.none())
    over = json.loads(json.dumps(to_wire(value)))
    assert from_wire(kind, over) == value


def test_every_column_that_is_synced_has_a_type_that_can_be_sent():
    load_all()
    known = {type(kind) for kind in VALUES}
    for table in Base.metadata.tables.values():
        if table.info["side"] is Side.BOTH:
            assert {type(column.type) for column in table.columns} <= known, table.name


def test_one_moment_has_one_text_wherever_it_was_written():
    noon = datetime(2026, 5, 13, 12, tzinfo=timezone(timedelta(hours=2)))
    assert to_wire(noon) == to_wire(noon.astimezone(UTC)) == "2026-05-13T10:00:00.000000+00:00"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Uuid(), "not an id"),
        (Uuid(), "{00000000-0000-0000-0000-000000000007}"),
        (Uuid(), str(UUID(int=255)).upper()),
        (Uuid(), 7),
        (CleanText(), "a\0b"),
        (CleanText(), 7),
        (CleanText(), "x" * (LONGEST_TEXT + 1)),
        (String(3), "EURO"),
        (Boolean(), 1),
        (Boolean(), "true"),
        (Integer(), True),
        (Integer(), 1.0),
        (Integer(), 2**31),
        (SmallInteger(), 2**15),
        (BigInteger(), 2**63),
        (Float(), float("nan")),
        (Float(), "1"),
        (UtcDateTime(), "2026-05-13T12:00:00"),
        (DateTime(), "2026-05-13T12:00:00+00:00"),
        (Date(), "2026-02-30"),
        (Date(), "20260513"),
        (Date(), 20260513),
        (LargeBinary(), "0g"),
        (OpenEnum(Colour), "x" * 33),
        (OpenEnum(Colour), {}),
    ],
)
def test_what_is_not_of_its_column_is_refused(kind, value):
    with pytest.raises(BadValue):
        from_wire(kind, value)


def test_what_is_nested_without_end_is_refused():
    deep: list = []
    for _ in range(40):
        deep = [deep]
    with pytest.raises(BadValue, match="deeply"):
        from_wire(PlainJson(), deep)


def test_a_day_is_no_moment():
    assert from_wire(Date(), to_wire(date(2026, 5, 13))) == date(2026, 5, 13)
