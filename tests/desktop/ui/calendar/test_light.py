from datetime import date

from focusflow_desktop.ui.calendar.light import light_lines, light_notes, light_of
from tests.support.calendars import BERLIN, berlin, item

WEEK = (date(2026, 5, 11), date(2026, 5, 18))
HOME, TROMSO = (52.52, 13.4), (69.65, 18.96)
AWAY = item(starts=berlin(14, 10), ends=berlin(14, 12), latitude=TROMSO[0], longitude=TROMSO[1])


def test_a_day_has_the_light_of_where_the_booking_is_else_of_the_studio():
    light = light_of((AWAY,), WEEK, BERLIN, home=HOME)
    assert len(light) == 7
    assert light[date(2026, 5, 13)].golden_evening is not None
    assert light[date(2026, 5, 14)] != light_of((), WEEK, BERLIN, home=HOME)[date(2026, 5, 14)]


def test_a_year_without_places_computes_no_light():
    assert light_of((), (date(2026, 1, 1), date(2027, 1, 1)), BERLIN, home=HOME) == {}
    assert light_of((), WEEK, BERLIN, home=None) == {}


def test_the_golden_hour_is_said_in_words(english):
    notes = light_notes(light_of((), WEEK, BERLIN, home=HOME))
    assert notes[0][1].startswith("Golden hour 20:")
    short = light_notes(light_of((), WEEK, BERLIN, home=HOME), is_short=True)
    assert short[0][1] == notes[0][1].replace("Golden hour", "from").partition(" –")[0]
    here = item(starts=berlin(14, 10), ends=berlin(14, 12), latitude=HOME[0], longitude=HOME[1])
    assert [name for name, _ in light_lines(here, BERLIN)] == ["Sunrise", "Sunset", "Golden"]
    assert light_lines(item(starts=berlin(14, 10), ends=berlin(14, 12)), BERLIN) == ()
