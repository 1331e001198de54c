import pytest
from hypothesis import given
from hypothesis import strategies as st

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.money import decimals, parse_amount


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("$1,234.50", "USD", 123_450),
        ("1.234,50 €", "EUR", 123_450),
        ("1 234,5", "EUR", 123_450),
        ("1’234.50", "CHF", 123_450),
        ("2,500", "USD", 250_000),
        ("2.500", "EUR", 250_000),
        ("1,234,567", "USD", 123_456_700),
        ("12,5", "EUR", 1_250),
        ("80", "GBP", 8_000),
        ("-80.00", "USD", -8_000),
        ("(80.00)", "USD", -8_000),
        ("0", "USD", 0),
        ("¥120,000", "JPY", 120_000),
        ("1.250", "KWD", 1_250),
        (".5", "USD", 50),
    ],
)
def test_amounts_are_read_as_people_write_them(text, currency, minor):
    assert parse_amount(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency"),
    [("", "USD"), ("n/a", "USD"), ("12.345.67,8", "EUR"), ("1.5", "JPY"), ("9" * 30, "USD")],
)
def test_what_is_no_amount_is_refused_in_words(text, currency):
    with pytest.raises(Refused) as caught:
        parse_amount(text, currency)
    assert caught.value.code == "money.not_an_amount"


@given(minor=st.integers(-(10**11), 10**11), currency=st.sampled_from(["USD", "JPY", "KWD"]))
def test_an_amount_written_with_groups_and_a_point_comes_back(minor, currency):
    places = decimals(currency)
    written = f"{minor / 10**places:,.{places}f}" if places else f"{minor:,}"
    assert parse_amount(written, currency) == minor
