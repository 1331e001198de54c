from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from focusflow_desktop.business.call_sheets.typed import (
    moments,
    on_the_day,
    read_line,
    read_time,
    read_wishes,
)
from focusflow_desktop.shared.errors import Refused

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 6, 20)
AFTERNOON = datetime(2026, 6, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "starts", "ends", "title"),
    [
        ("14:00 Ceremony", 840, None, "Ceremony"),
        ("14:00–15:30 Ceremony", 840, 930, "Ceremony"),
        ("14-15 Ceremony", 840, 900, "Ceremony"),
        ("9.30 - 10 Hair", 570, 600, "Hair"),
        ("2pm Ceremony", 840, None, "Ceremony"),
        ("2:30 pm to 4 pm Ceremony", 870, 960, "Ceremony"),
        ("12 am - 1 am Party", 0, 60, "Party"),
        ("7 dwarves", None, None, "7 dwarves"),
        ("25:00 Never", None, None, "25:00 Never"),
        ("Speeches", None, None, "Speeches"),
        ("14:00", 840, None, ""),
    ],
)
def test_times_in_front_of_the_words_are_read(text, starts, ends, title):
    found = read_line(text)
    assert (found.starts, found.ends, found.title) == (starts, ends, title)


@pytest.mark.parametrize(
    ("text", "minute"),
    [("14:30", 870), ("14.30", 870), ("14", 840), (" 2:30 PM ", 870), ("", None), ("0:00", 0)],
)
def test_a_time_of_day(text, minute):
    assert read_time(text) == minute


@pytest.mark.parametrize("text", ["soon", "24:00", "14:60", "13 pm", "-1"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(Refused):
        read_time(text)


def wall(starts, ends, *, begins=AFTERNOON, day=DAY):
    found = moments(starts, ends, day=day, zone=BERLIN, begins=begins)
    return [at and at.astimezone(BERLIN).strftime("%d %H:%M") for at in found]


def test_times_are_those_of_the_clock_at_the_place():
    assert wall(840, 900) == ["20 14:00", "20 15:00"]
    assert wall(None, None) == [None, None]


def test_the_small_hours_belong_to_the_night_of_the_party():
    assert wall(23 * 60, 60) == ["20 23:00", "21 01:00"]
    assert wall(30, None) == ["21 00:30", None]
    assert wall(22 * 60, 6 * 60) == ["20 22:00", "21 06:00"]


def test_a_session_before_dawn_begins_before_dawn():
    assert wall(4 * 60, 300, begins=datetime(2026, 6, 20, 3, tzinfo=UTC)) == ["20 04:00", "20 05:00"]


def test_a_time_the_clocks_skip_is_refused_and_so_is_one_without_a_day():
    with pytest.raises(Refused) as skipped:
        moments(150, None, day=date(2026, 3, 29), zone=BERLIN, begins=None)
    assert skipped.value.code == "sheet.time_skipped"
    with pytest.raises(Refused) as dayless:
        moments(150, None, day=None, zone=BERLIN, begins=None)
    assert dayless.value.code == "sheet.no_day"


def test_a_time_of_the_clock_stays_when_the_session_moves_over_the_change_of_clocks():
    written = moments(23 * 60, 60, day=DAY, zone=BERLIN, begins=AFTERNOON)
    winter = datetime(2026, 12, 5, 13, tzinfo=UTC)
    moved = on_the_day(*written, day=date(2026, 12, 5), zone=BERLIN, begins=winter)
    assert [at.astimezone(BERLIN).strftime("%d %b %H:%M") for at in moved] == ["05 Dec 23:00", "06 Dec 01:00"]
    assert on_the_day(*written, day=DAY, zone=BERLIN, begins=AFTERNOON) == written
    assert on_the_day(None, None, day=DAY, zone=BERLIN, begins=AFTERNOON) == (None, None)
    assert on_the_day(*written, day=None, zone=BERLIN, begins=None) == written


def test_a_pasted_list_becomes_groups_musts_and_wishes():
    found = read_wishes(
        ["Family Weber:", "- Both with grandmother!", "2. Parents", "", "Details:", "[ ] Rings", "!Cake"]
    )
    assert [(one.group, one.title, one.is_must) for one in found] == [
        ("Family Weber", "Both with grandmother", True),
        ("Family Weber", "Parents", False),
        ("Details", "Rings", False),
        ("Details", "Cake", True),
    ]


def test_a_wish_joins_the_group_it_is_written_in():
    assert read_wishes(["Rings"], group="Details")[0].group == "Details"
    assert read_wishes(["  ", "!"]) == []
