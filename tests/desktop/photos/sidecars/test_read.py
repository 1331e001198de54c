from datetime import UTC, datetime

import pytest

from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.read import read_marks
from focusflow_desktop.shared.records.photos import Flag
from tests.support.sidecar_texts import ALL, LIGHTROOM_PICK


def read(text):
    return read_marks(parse(text.encode()))


def with_properties(attributes):
    return (
        '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpDM="http://ns.adobe.com/xmp/1.0/DynamicMedia/" '
        'xmlns:digiKam="http://www.digikam.org/ns/1.0/" xmlns:ff="https://focusflow.app/ns/1.0/" '
        'xmlns:pm="http://ns.camerabits.com/photomechanic/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        f'xmlns:ms="http://ns.microsoft.com/photo/1.0/" {attributes}/></r:RDF>'
    )


@pytest.mark.parametrize(
    ("name", "rating", "flag", "label"),
    [
        ("lightroom_pick", 4, Flag.PICK, "green"),
        ("lightroom_reject", 4, Flag.REJECT, "green"),
        ("lightroom_unflagged", 4, Flag.NONE, "green"),
        ("bridge_reject", None, Flag.REJECT, "green"),
        ("photo_mechanic", 3, Flag.PICK, "Winner Alt"),
        ("capture_one", 5, Flag.NONE, "red"),
        ("darktable_reject", None, Flag.REJECT, "none"),
        ("digikam", 2, Flag.PICK, "purple"),
        ("exiftool_split", 1, Flag.NONE, "Ausgewählt"),
        ("no_wrapper", 2, Flag.NONE, "blue"),
    ],
)
def test_each_program_is_understood(name, rating, flag, label):
    marks = read(ALL[name]).marks
    assert (marks.rating, marks.flag, marks.label) == (rating, flag, label)


@pytest.mark.parametrize(
    ("attributes", "flag"),
    [
        ('xmpDM:good="false" xmpDM:pick="1"', Flag.REJECT),
        ('xmpDM:pick="-1" digiKam:PickLabel="3"', Flag.REJECT),
        ('digiKam:PickLabel="1" pm:Tagged="True"', Flag.REJECT),
        ('pm:Tagged="False" xmp:Rating="-1"', Flag.REJECT),
        ('xmpDM:pick="0" xmp:Rating="-1"', Flag.REJECT),
        ('xmpDM:pick="0" pm:Tagged="True"', Flag.NONE),
        ('xmpDM:pick="1" xmp:Rating="-1"', Flag.PICK),
        ('pm:Tagged="True"', Flag.PICK),
        ("", Flag.NONE),
    ],
)
def test_the_first_flag_that_decides_wins(attributes, flag):
    assert read(with_properties(attributes)).marks.flag is flag


@pytest.mark.parametrize(
    ("attributes", "rating"),
    [
        ('xmp:Rating="3.0"', 3),
        ('xmp:Rating="-1" ff:Stars="4"', 4),
        ('xmp:Rating="-1"', None),
        ('xmp:Rating="9"', None),
        ('xmp:Rating="inf"', None),
        ('ms:Rating="75"', 4),
        ('ms:Rating="99" xmp:Rating="1"', 1),
        ("", 0),
    ],
)
def test_stars_are_zero_to_five_or_unknown(attributes, rating):
    assert read(with_properties(attributes)).marks.rating == rating


def test_a_senseless_rating_is_warned_of():
    assert read(with_properties('xmp:Rating="9"')).warnings


@pytest.mark.parametrize(("urgency", "label"), [("1", "red"), ("4", "green"), ("8", "none")])
def test_urgency_is_the_last_fallback_for_a_label(urgency, label):
    assert read(with_properties(f'photoshop:Urgency="{urgency}"')).marks.label == label


def test_levels_of_a_hierarchy_are_not_keywords_of_their_own():
    assert read(ALL["lightroom_pick"]).marks.keywords == {"People|Anna", "wedding"}
    assert read(ALL["digikam"]).marks.keywords == {"Places|France"}


def test_the_default_language_is_read_wherever_it_stands():
    read_now = read(LIGHTROOM_PICK)
    assert read_now.marks.title == "The kiss"
    assert read_now.metadata_date == datetime(2026, 5, 2, 8, 11, 12, tzinfo=UTC)
    assert read(ALL["exiftool_split"]).marks.caption == "Speeches & cake"
