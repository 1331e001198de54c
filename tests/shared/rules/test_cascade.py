from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from focusflow_desktop.shared.rules.cascade import Shift, shift_between, shifted, shifted_day, shifted_span
from focusflow_desktop.shared.rules.local_time import Reading

BERLIN = ZoneInfo("Europe/Berlin")


def wall(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=BERLIN, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("old", "shift", "new", "reading"),
    [
        (wall(2026, 6, 20, 11), Shift(days=14), wall(2026, 7, 4, 11), Reading.EXACT),
        (wall(2026, 6, 20, 11), Shift(days=-14), wall(2026, 6, 6, 11), Reading.EXACT),
        (wall(2026, 3, 28, 11), Shift(days=7), wall(2026, 4, 4, 11), Reading.EXACT),  # summer time begins
        (wall(2026, 10, 24, 11), Shift(days=7), wall(2026, 10, 31, 11), Reading.EXACT),  # and ends
        (wall(2026, 6, 20, 11), Shift(days=0, minutes=90), wall(2026, 6, 20, 12, 30), Reading.EXACT),
        (wall(2026, 6, 20, 23), Shift(days=0, minutes=120), wall(2026, 6, 21, 1), Reading.EXACT),
        (wall(2026, 3, 22, 2, 30), Shift(days=7), wall(2026, 3, 29, 3, 30), Reading.SKIPPED),
        (wall(2026, 10, 18, 2, 30), Shift(days=7), wall(2026, 10, 25, 2, 30), Reading.TWICE),
        (wall(2024, 2, 29, 9), Shift(days=366), wall(2025, 3, 1, 9), Reading.EXACT),
    ],
)
def test_a_shoot_stays_at_its_hour_of_the_wall(old, shift, new, reading):
    moved = shifted(old, shift, zone=BERLIN)
    assert (moved.at, moved.reading) == (new, reading)


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 13, 200])
def test_what_moved_there_moves_back(days):
    old = wall(2026, 6, 20, 11, 15)
    there = shifted(old, Shift(days=days, minutes=45), zone=BERLIN).at
    assert shifted(there, Shift(days=-days, minutes=-45), zone=BERLIN).at == old


def test_the_shift_between_two_times_leads_from_one_to_the_other():
    old = wall(2026, 3, 20, 11)
    shift = shift_between(old, date(2026, 4, 3), 9 * 60 + 30, zone=BERLIN)
    assert shift == Shift(days=14, minutes=-90)
    assert shifted(old, shift, zone=BERLIN).at == wall(2026, 4, 3, 9, 30)


def test_a_night_session_over_the_change_keeps_its_hours():
    start, end = wall(2026, 3, 21, 22), wall(2026, 3, 22, 4)
    moved, until = shifted_span(start, end, Shift(days=7), zone=BERLIN)
    assert moved.at == wall(2026, 3, 28, 22)
    assert until - moved.at == timedelta(hours=6)


def test_a_day_moves_with_the_days_alone():
    assert shifted_day(date(2026, 7, 1), Shift(days=14, minutes=600)) == date(2026, 7, 15)


@pytest.mark.parametrize(("shift", "nothing"), [(Shift(days=0), True), (Shift(days=0, minutes=5), False)])
def test_only_no_days_and_no_minutes_are_nothing(shift, nothing):
    assert shift.is_nothing is nothing
