from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from focusflow_desktop.shared.rules.local_time import Reading, moment_of, readings_of, zone_named

BERLIN = ZoneInfo("Europe/Berlin")
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("day", "minute", "reading", "at"),
    [
        (date(2026, 5, 14), 600, Reading.EXACT, datetime(2026, 5, 14, 8, tzinfo=UTC)),
        (FORWARD, 150, Reading.SKIPPED, datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (BACK, 150, Reading.TWICE, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (FORWARD, 24 * 60, Reading.EXACT, datetime(2026, 3, 29, 22, tzinfo=UTC)),
    ],
)
def test_a_wall_time_says_whether_it_was_certain(day, minute, reading, at):
    moment = moment_of(day, minute, BERLIN)
    assert (moment.reading, moment.at) == (reading, at)


def test_the_second_of_two_is_an_hour_later():
    assert moment_of(BACK, 150, BERLIN, is_second=True).at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_certain_time_has_one_reading_and_the_others_two():
    assert len(readings_of(BACK, 90, BERLIN)) == 1
    assert len(readings_of(BACK, 150, BERLIN)) == len(readings_of(FORWARD, 150, BERLIN)) == 2


def test_a_zone_this_machine_does_not_know_falls_back():
    assert zone_named("Mars/Olympus", UTC) is UTC
    assert zone_named(None, BERLIN) is BERLIN
    assert str(zone_named("Europe/Paris", UTC)) == "Europe/Paris"
