from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from focusflow_desktop.shared.rules.availability import (
    USUAL,
    DayException,
    Rule,
    open_minutes,
    open_stretches,
)

ANNA = uuid4()
BERLIN = ZoneInfo("Europe/Berlin")
THURSDAY = date(2026, 5, 14)
STUDIO_WEEK = Rule(weekday=3, from_minute=600, to_minute=1080)
ANNAS_WEEK = Rule(weekday=3, from_minute=480, to_minute=720, resource_id=ANNA)
ANNAS_FRIDAY = Rule(weekday=4, from_minute=480, to_minute=720, resource_id=ANNA)
CLOSED = DayException(day=THURSDAY)
ANNA_COMES = DayException(day=THURSDAY, from_minute=840, to_minute=900, resource_id=ANNA)


@pytest.mark.parametrize(
    ("rules", "exceptions", "expected"),
    [
        pytest.param((), (), ((540, 1080),), id="nothing is written: the usual hours"),
        pytest.param((STUDIO_WEEK,), (), ((600, 1080),), id="the studio's week"),
        pytest.param((STUDIO_WEEK, ANNAS_WEEK), (), ((480, 720),), id="her own week"),
        pytest.param((STUDIO_WEEK, ANNAS_FRIDAY), (), (), id="she has a week, and this day is not in it"),
        pytest.param((ANNAS_WEEK,), (CLOSED,), (), id="the studio is closed"),
        pytest.param((ANNAS_WEEK,), (CLOSED, ANNA_COMES), ((840, 900),), id="closed, but she comes"),
        pytest.param(
            (STUDIO_WEEK, Rule(weekday=3, from_minute=1080, to_minute=1200)), (), ((600, 1200),), id="one stretch"
        ),
        pytest.param(
            (Rule(weekday=3, from_minute=600, to_minute=700, valid_to=date(2026, 5, 13)),), (), ((540, 1080),),
            id="no longer valid",
        ),
    ],
)  # fmt: skip
def test_what_is_said_closer_counts(rules, exceptions, expected):
    found = open_minutes(THURSDAY, resource_id=ANNA, rules=rules, exceptions=exceptions, hours=USUAL)
    assert found == expected


def test_hours_are_wall_times():
    [(first, last)] = open_stretches(THURSDAY, BERLIN)
    assert (first, last) == (datetime(2026, 5, 14, 7, tzinfo=UTC), datetime(2026, 5, 14, 16, tzinfo=UTC))


def test_the_night_of_summer_time_is_an_hour_shorter():
    night = DayException(day=date(2026, 3, 29), from_minute=0, to_minute=360)
    [(first, last)] = open_stretches(night.day, BERLIN, exceptions=(night,))
    assert last - first == timedelta(hours=5)
