from datetime import UTC, date, datetime

import pytest

from focusflow_desktop.shared.rules.local_time import Reading, moment_of, zone_named
from focusflow_desktop.ui.calendar.dates import (
    View,
    Wall,
    days_of,
    month_grid,
    part_on,
    snapped,
    stepped,
    wall_of,
    week_of,
)
from tests.support.calendars import BERLIN, berlin, item


def test_a_wall_time_in_the_gap_of_spring_moves_on_and_says_so():
    moment = moment_of(date(2026, 3, 29), 2 * 60 + 30, BERLIN)
    assert moment.reading is Reading.SKIPPED
    assert moment.at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # 03:30 on the wall


def test_a_wall_time_that_comes_twice_in_autumn_is_the_first_and_says_so():
    moment = moment_of(date(2026, 10, 25), 2 * 60 + 30, BERLIN)
    assert moment.reading is Reading.TWICE
    assert moment.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_ordinary_time_is_exact_and_minute_1440_is_the_next_midnight():
    assert moment_of(date(2026, 5, 14), 600, BERLIN).at == berlin(14, 10)
    assert moment_of(date(2026, 5, 14), 600, BERLIN).reading is Reading.EXACT
    assert moment_of(date(2026, 5, 14), 1440, BERLIN).at == berlin(15, 0)


def test_a_whole_day_elsewhere_is_the_day_of_its_place():
    starts = datetime(2026, 5, 13, 15, tzinfo=UTC)  # midnight of the 14th in Tokyo
    whole = item(starts=starts, ends=datetime(2026, 5, 14, 15, tzinfo=UTC), tz="Asia/Tokyo", is_all_day=True)
    wall = wall_of(whole, BERLIN)
    assert (wall.start.date(), wall.last_day) == (date(2026, 5, 14), date(2026, 5, 14))


def test_a_session_over_midnight_takes_a_part_of_both_days():
    wall = wall_of(item(starts=berlin(14, 22), ends=berlin(15, 1, 30)), BERLIN)
    assert part_on(wall, date(2026, 5, 14)) == (22 * 60, 1440)
    assert part_on(wall, date(2026, 5, 15)) == (0, 90)
    assert part_on(wall, date(2026, 5, 16)) is None


def test_ending_at_midnight_does_not_touch_the_next_day():
    wall = wall_of(item(starts=berlin(14, 22), ends=berlin(15, 0)), BERLIN)
    assert part_on(wall, date(2026, 5, 15)) is None


def test_a_session_whose_wall_end_comes_before_its_start_is_still_drawn():
    wall = Wall(
        start=datetime.fromisoformat("2026-10-25T02:45"), end=datetime.fromisoformat("2026-10-25T02:15")
    )
    assert part_on(wall, date(2026, 10, 25)) == (165, 180)


def test_minutes_snap_to_the_quarter_inside_the_day():
    assert [snapped(minute) for minute in (-9, 7, 8, 1439)] == [0, 0, 15, 1440]


def test_weeks_begin_where_the_locale_says():
    assert week_of(date(2026, 5, 17), 0) == date(2026, 5, 11)
    assert week_of(date(2026, 5, 17), 6) == date(2026, 5, 17)


def test_a_month_is_whole_weeks():
    grid = month_grid(date(2026, 2, 10), 6)
    assert (grid[0], grid[-1]) == (date(2026, 2, 1), date(2026, 2, 28))
    assert len(month_grid(date(2026, 5, 10), 0)) == 35


@pytest.mark.parametrize(
    ("view", "first", "after"),
    [
        (View.DAY, date(2026, 5, 14), date(2026, 5, 15)),
        (View.WEEK, date(2026, 5, 11), date(2026, 5, 18)),
        (View.MONTH, date(2026, 4, 27), date(2026, 6, 1)),
        (View.YEAR, date(2026, 1, 1), date(2027, 1, 1)),
        (View.AGENDA, date(2026, 5, 14), date(2026, 7, 13)),
    ],
)
def test_each_view_has_its_days(view, first, after):
    assert days_of(view, date(2026, 5, 14), 0) == (first, after)


def test_stepping_by_months_stays_in_the_month():
    assert stepped(View.MONTH, date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert stepped(View.MONTH, date(2026, 1, 31), -1) == date(2025, 12, 31)
    assert stepped(View.YEAR, date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert stepped(View.WEEK, date(2026, 5, 14), -1) == date(2026, 5, 7)


def test_an_unknown_zone_falls_back():
    assert zone_named("Mars/Olympus", BERLIN) is BERLIN
    assert zone_named(None, BERLIN) is BERLIN
