from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from focusflow_desktop.shared.rules.sun import sun_times

BERLIN = ZoneInfo("Europe/Berlin")
OSLO = ZoneInfo("Europe/Oslo")
ABOUT = timedelta(minutes=3)


def test_berlin_at_midsummer():
    sun = sun_times(52.52, 13.405, date(2026, 6, 20), BERLIN)
    assert abs(sun.sunrise - datetime(2026, 6, 20, 4, 43, tzinfo=BERLIN)) < ABOUT
    assert abs(sun.sunset - datetime(2026, 6, 20, 21, 33, tzinfo=BERLIN)) < ABOUT
    first, last = sun.golden_evening
    assert first < sun.sunset < last
    assert sun.golden_morning[0] < sun.sunrise < sun.golden_morning[1]


def test_where_the_sun_does_not_set_there_is_no_sunset():
    sun = sun_times(69.65, 18.96, date(2026, 6, 20), OSLO)
    assert sun.sunset is None and sun.sunrise is None
    assert sun_times(69.65, 18.96, date(2026, 12, 20), OSLO).sunrise is None


def test_the_other_side_of_the_world_has_its_own_evening():
    sydney = ZoneInfo("Australia/Sydney")
    sun = sun_times(-33.87, 151.21, date(2026, 6, 20), sydney)
    assert sun.sunset.astimezone(sydney).date() == date(2026, 6, 20)
    assert 16 <= sun.sunset.astimezone(sydney).hour <= 17
