import pytest

from focusflow_desktop.business.studio.columns import Column, ColumnKind, read_value
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.session_types import SessionKind


def read(given, *, currency="EUR", **column):
    return read_value(Column(name="it", **column), given, currency=currency)


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (ColumnKind.TEXT, "  two   words ", "two words"),
        (ColumnKind.TEXT, "  ", None),
        (ColumnKind.LINES, " a\n b ", "a\n b"),
        (ColumnKind.MONEY, "1.234,50", 123450),
        (ColumnKind.ZONE, "Europe/Berlin", "Europe/Berlin"),
        (ColumnKind.MINUTES, "1:30", 90),
        (ColumnKind.COLOUR, "red", "red"),
    ],
)
def test_a_column_keeps_what_its_kind_says(kind, typed, kept):
    assert read(typed, kind=kind) == kept


def test_money_has_the_places_of_its_currency():
    assert read("1500", kind=ColumnKind.MONEY, currency="JPY") == 1500


def test_a_choice_is_one_of_its_words():
    assert read("call", kind=ColumnKind.CHOICE, choices=SessionKind) is SessionKind.CALL


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (ColumnKind.MONEY, "much"),
        (ColumnKind.MONEY, "-5"),
        (ColumnKind.ZONE, "Berlin"),
        (ColumnKind.CLOCK, "x"),
    ],
)
def test_a_refusal_names_the_column(kind, typed):
    with pytest.raises(Refused) as refused:
        read(typed, kind=kind)
    assert refused.value.fields["field"] == "it"


def test_an_empty_field_takes_the_default_or_is_refused_where_something_is_needed():
    assert read("", kind=ColumnKind.NUMBER, default=1) == 1
    with pytest.raises(Refused, match="empty"):
        read(" ", is_needed=True)
