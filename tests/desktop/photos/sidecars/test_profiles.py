from dataclasses import replace
from datetime import UTC, datetime

import pytest

from focusflow_desktop.photos.sidecars import names
from focusflow_desktop.photos.sidecars.edit import edit
from focusflow_desktop.photos.sidecars.marks import FIELDS, Marks
from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.profiles import (
    BRIDGE,
    CAPTURE_ONE,
    DIGIKAM,
    LIGHTROOM,
    PHOTO_MECHANIC,
    PROFILES,
    changes_for,
)
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.photos.sidecars.values import properties_of
from focusflow_desktop.settings import SETTINGS
from focusflow_desktop.shared.records.photos import Flag
from tests.support.sidecar_texts import ALL, BRIDGE_REJECT
from tests.support.sidecar_texts import CAPTURE_ONE as C1_TEXT
from tests.support.sidecar_texts import DIGIKAM as DIGIKAM_TEXT
from tests.support.sidecar_texts import PHOTO_MECHANIC as PM_TEXT

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def written(text, marks, profile, fields=FIELDS):
    packet = parse(text.encode())
    changes = changes_for(marks, fields, there=properties_of(packet), profile=profile, now=NOW)
    return properties_of(parse(edit(packet, changes)))


@pytest.mark.parametrize(
    ("profile", "flag", "expected"),
    [
        (LIGHTROOM, Flag.PICK, {names.PICK: "1", names.GOOD: "true", names.RATING: "3"}),
        (
            LIGHTROOM,
            Flag.REJECT,
            {names.PICK: "-1", names.GOOD: "false", names.RATING: "3", names.STARS: None},
        ),
        (LIGHTROOM, Flag.NONE, {names.PICK: None, names.GOOD: None}),
        (BRIDGE, Flag.REJECT, {names.RATING: "-1", names.STARS: "3", names.GOOD: "false"}),
        (BRIDGE, Flag.PICK, {names.RATING: "3", names.STARS: None}),
        (DIGIKAM, Flag.REJECT, {names.PICK_LABEL: "1", names.COLOR_LABEL: "6"}),
        (DIGIKAM, Flag.PICK, {names.PICK_LABEL: "3", names.GOOD: "true"}),
        (CAPTURE_ONE, Flag.REJECT, {names.PICK: None, names.GOOD: None, names.LABEL: "Purple"}),
        (PHOTO_MECHANIC, Flag.PICK, {names.TAGGED: "True", names.COLOR_CLASS: None}),
    ],
)
def test_each_profile_writes_the_flag_its_programs_read(profile, flag, expected):
    there = written(C1_TEXT, Marks(rating=3, flag=flag, label="purple"), profile)
    assert {name: there.get(name) for name in expected} == expected


def test_unflagging_takes_a_bridge_reject_away_whatever_the_profile():
    there = written(BRIDGE_REJECT, Marks(rating=2), LIGHTROOM, {"flag"})
    assert there[names.RATING] == "2"


def test_a_file_that_rejects_by_rating_keeps_doing_so():
    there = written(BRIDGE_REJECT, Marks(rating=4, flag=Flag.REJECT), LIGHTROOM, {"rating"})
    assert (there[names.RATING], there[names.STARS]) == ("-1", "4")


def test_what_other_programs_left_in_the_file_is_not_left_behind():
    there = written(
        DIGIKAM_TEXT, Marks(flag=Flag.REJECT, label="red", keywords=frozenset({"Places|Rome"})), LIGHTROOM
    )
    assert (there[names.PICK_LABEL], there[names.COLOR_LABEL]) == ("1", "1")
    assert there[names.TAGS_LIST].texts == ("Places/Rome",)
    assert written(PM_TEXT, Marks(), LIGHTROOM)[names.TAGGED] == "False"


def test_no_star_stays_absent_where_it_was_absent():
    text = C1_TEXT.replace("<xmp:Rating>5</xmp:Rating>", "")
    assert names.RATING not in written(text, Marks(flag=Flag.PICK), LIGHTROOM)
    assert written(C1_TEXT, Marks(), LIGHTROOM)[names.RATING] == "0"


def test_a_colour_for_the_flag_is_written_only_when_asked_and_taken_back():
    asking = replace(CAPTURE_ONE, reject_label="red")
    text = C1_TEXT.replace("<xmp:Label>Red</xmp:Label>", "")
    assert names.LABEL not in written(text, Marks(flag=Flag.REJECT), CAPTURE_ONE, {"flag"})
    assert written(text, Marks(flag=Flag.REJECT), asking, {"flag"})[names.LABEL] == "Red"
    assert names.LABEL not in written(C1_TEXT, Marks(), asking, {"flag"})


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.name)
def test_what_a_file_says_already_is_not_written_again(name, profile):
    packet = parse(ALL[name].encode())
    marks = read_marks(packet).marks
    assert (
        changes_for(marks, {"title", "caption"}, there=properties_of(packet), profile=profile, now=NOW) == []
    )


def test_the_date_says_when_it_was_written():
    assert written(C1_TEXT, Marks(), LIGHTROOM)[names.METADATA_DATE] == "2026-11-22T20:00:00+00:00"


def test_every_program_the_settings_offer_has_its_profile():
    offered = next(setting for setting in SETTINGS if setting.key == "sidecars.profile")
    assert {name for name, _ in offered.choices} <= set(PROFILES)
    assert PROFILES["darktable"].rejects_by_rating
