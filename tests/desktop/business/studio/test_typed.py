import pytest

from focusflow_desktop.business.studio.typed import (
    read_clock,
    read_degrees,
    read_hours,
    read_length,
    read_number,
)
from focusflow_desktop.shared.errors import Refused


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("", None), ("90", 90), ("1:30", 90), ("1 h 30", 90), ("1h 30 min", 90), ("2 hours", 120),
        ("45 min", 45), ("2 d", 2880), ("0", 0),
    ],
)  # fmt: skip
def test_a_length_is_read_as_people_write_it(typed, minutes):
    assert read_length(typed) == minutes


@pytest.mark.parametrize("typed", ["long", "1.5.2", "-30", "1:75", "999999999"])
def test_what_is_no_length_is_refused(typed):
    with pytest.raises(Refused):
        read_length(typed)


@pytest.mark.parametrize(("typed", "minute"), [("", None), ("14:30", 870), ("2:30 pm", 870), ("9", 540)])
def test_a_time_of_day_is_read(typed, minute):
    assert read_clock(typed) == minute


@pytest.mark.parametrize("typed", ["25:00", "noonish", "13 pm", "24:00"])
def test_what_is_no_time_of_day_is_refused(typed):
    with pytest.raises(Refused):
        read_clock(typed)


def test_a_number_keeps_within_its_limits():
    assert read_number("−14", least=-30, most=0) == -14
    assert read_number(" ", least=0, most=1) is None
    for typed in ("31", "2.5", "many"):
        with pytest.raises(Refused):
            read_number(typed, least=0, most=30)


def test_degrees_take_a_point_or_a_comma():
    assert read_degrees("52,52", most=90) == read_degrees("52.52°", most=90) == 52.52
    for typed in ("91", "north", "nan"):
        with pytest.raises(Refused):
            read_degrees(typed, most=90)


@pytest.mark.parametrize(
    ("typed", "stretches"),
    [
        ("", ()),
        ("9–17", ((540, 1020),)),
        ("9:00-13:00, 14:00 to 18:30", ((540, 780), (840, 1110))),
        ("10 am – 6 pm", ((600, 1080),)),
        ("18–24", ((1080, 1440),)),
    ],
)
def test_a_days_hours_are_read(typed, stretches):
    assert read_hours(typed) == stretches


@pytest.mark.parametrize("typed", ["always", "9", "9–", "9–30", "9–12–15"])
def test_what_is_no_stretch_of_hours_is_refused(typed):
    with pytest.raises(Refused) as refused:
        read_hours(typed)
    assert refused.value.fields["field"] == "hours"
