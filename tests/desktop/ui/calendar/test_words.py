from datetime import UTC, date, datetime

import pytest

from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.dates import View
from focusflow_desktop.ui.calendar.words import (
    expiry_words,
    note_words,
    place_time_words,
    range_words,
    span_words,
    spoken,
    state_word,
)
from tests.support.calendars import BERLIN, CLASH, berlin, item

pytestmark = pytest.mark.usefixtures("house")


def _item(**changes):
    return item("Kaiser, newborn", starts=berlin(15, 10), ends=berlin(15, 12), **changes)


def test_a_screen_reader_hears_title_day_time_state_and_clash():
    words = spoken(_item(clashes=(CLASH,), place="Studio"), BERLIN)
    assert words.startswith("Kaiser, newborn, Friday, 15 May, ")
    assert words.endswith("Booked, Studio, Clash")


def test_a_hold_says_until_when():
    held = _item(state=SessionState.HELD, hold_expires_at=berlin(15, 18))
    assert expiry_words(held, BERLIN).startswith("On hold until Fri ")
    assert note_words(held, BERLIN) == expiry_words(held, BERLIN)


def test_plain_bookings_need_no_note_but_everything_else_has_one():
    assert note_words(_item(), BERLIN) == ""
    assert note_words(_item(state=SessionState.CANCELLED), BERLIN) == "Cancelled"
    assert note_words(_item(state=None, kind=ItemKind.BLACKOUT), BERLIN) == "Not available"


def test_every_state_has_a_word():
    assert all(state_word(_item(state=state)) for state in SessionState)


def test_a_place_in_another_zone_says_its_own_time():
    assert place_time_words(_item(tz="Europe/Lisbon"), BERLIN).endswith(" in Lisbon")
    assert place_time_words(_item(tz="Europe/Paris"), BERLIN) == ""


def test_a_whole_day_has_no_times():
    starts, ends = datetime(2026, 5, 13, 22, tzinfo=UTC), datetime(2026, 5, 16, 22, tzinfo=UTC)
    assert span_words(item(starts=starts, ends=ends, is_all_day=True), BERLIN) == "14 May – 16 May"


def test_titles_of_the_views():
    day = date(2026, 5, 14)
    assert range_words(View.WEEK, day, 0) == "11 – 17 May 2026"
    assert range_words(View.WEEK, date(2026, 5, 1), 0) == "27 Apr – 3 May 2026"
    assert range_words(View.MONTH, day, 0) == "May 2026"
    assert range_words(View.YEAR, day, 0) == "2026"
