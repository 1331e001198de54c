from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import Column, Interval, MetaData, Table

from focusflow_desktop.business.whole.columns import CellColumn, Kind, columns_of
from focusflow_desktop.business.whole.tables import tables

_ID = UUID("0193c0de-0000-7000-8000-000000000001")


def cell(kind, value):
    return CellColumn(name="x", kind=kind).write(value)


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        (Kind.ID, _ID, "0193c0de-0000-7000-8000-000000000001"),
        (Kind.TEXT, "Weber, wedding", "Weber, wedding"),
        (Kind.TEXT, "", "\\"),
        (Kind.TEXT, "\\n", "\\\\n"),
        (Kind.TEXT, "two\r\nlines", "two\r\nlines"),
        (Kind.CHOICE, "of a later version", "of a later version"),
        (Kind.WHOLE_NUMBER, 129_900, "129900"),
        (Kind.NUMBER, 0.1, "0.1"),
        (Kind.DECIMAL, Decimal("1.10"), "1.10"),
        (Kind.YES_NO, False, "false"),
        (Kind.INSTANT, datetime(2026, 5, 13, 12, 36, 8, tzinfo=UTC), "2026-05-13T12:36:08Z"),
        (Kind.INSTANT, datetime(2026, 5, 13, 12, 36, 8, 1, tzinfo=UTC), "2026-05-13T12:36:08.000001Z"),
        (Kind.LOCAL_TIME, datetime(2026, 5, 13, 14, 36, 8), "2026-05-13T14:36:08"),
        (Kind.DAY, date(2026, 5, 13), "2026-05-13"),
        (Kind.TIME, time(14, 36), "14:36:00"),
        (Kind.JSON, {"0": [[540, 1080]], "ä": None}, '{"0": [[540, 1080]], "ä": null}'),
        (Kind.JSON, "", '""'),
        (Kind.BYTES, b"\x00\xff", "AP8="),
        (Kind.BYTES, b"", "\\"),
    ],
)
def test_each_kind_is_written_openly_and_read_back_as_it_was(kind, value, written):
    assert cell(kind, value) == written
    read = CellColumn(name="x", kind=kind).read(written)
    assert (type(read), read) == (type(value), value)


@pytest.mark.parametrize("kind", list(Kind))
def test_no_value_is_an_empty_cell_whatever_the_kind(kind):
    assert cell(kind, None) == ""
    assert CellColumn(name="x", kind=kind).read("") is None


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3|x", "\tx"])
def test_no_text_is_a_formula_to_a_spreadsheet(text):
    assert cell(Kind.TEXT, text) == "\\" + text


@pytest.mark.parametrize("number", ["+49 (30) 12-34", "-12.50", "-", "030 1234"])
def test_a_telephone_number_stays_as_it_is(number):
    assert cell(Kind.TEXT, number) == number


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Kind.ID, "7"),
        (Kind.WHOLE_NUMBER, "1.5"),
        (Kind.NUMBER, "much"),
        (Kind.DECIMAL, "much"),
        (Kind.YES_NO, "yes"),
        (Kind.INSTANT, "2026-05-13T12:36:08"),
        (Kind.INSTANT, "2026-05-13T12:36:08+02:00Z"),
        (Kind.LOCAL_TIME, "2026-05-13T12:36:08+02:00"),
        (Kind.DAY, "13.5.2026"),
        (Kind.TIME, "noon"),
        (Kind.JSON, "{"),
        (Kind.BYTES, "ä"),
        (Kind.BYTES, "AP8"),
    ],
)
def test_what_is_of_another_kind_is_refused(kind, written):
    with pytest.raises(ValueError):
        CellColumn(name="x", kind=kind).read(written)


def test_every_column_of_every_table_has_a_kind_but_the_studios_own_id():
    for table in tables():
        assert [column.name for column in columns_of(table)] == [
            column.name for column in table.columns if column.name != "tenant_id"
        ]


def test_a_kind_that_no_cell_can_hold_is_a_mistake_of_ours_and_not_lost_silently():
    with pytest.raises(AssertionError, match="no cell can hold"):
        columns_of(Table("t", MetaData(), Column("lasts", Interval)))
