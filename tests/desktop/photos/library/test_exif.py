from datetime import datetime

import pytest

from focusflow_desktop.photos.library import exif
from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.photos.library.tiff import Tiff
from tests.support.picture_files import ASCII, RATIONAL, SHORT, SRATIONAL, exif_block


def read(*, exif_tags=None, first=None):
    return exif.from_tiff(Tiff.at(ByteSource.of(exif_block(exif=exif_tags or {}, first=first or {}))))


@pytest.mark.parametrize(
    ("said", "fraction", "moment"),
    [
        ("2026:06:20 14:30:05", "27", datetime(2026, 6, 20, 14, 30, 5, 270000)),
        ("2026-06-20T14:30:05Z", "", datetime(2026, 6, 20, 14, 30, 5)),
        ("2026:06:20 14:30:60", "  ", datetime(2026, 6, 20, 14, 30, 59)),
        ("2026:06:20 14:30:05", "٣", datetime(2026, 6, 20, 14, 30, 5)),
        ("2026:06:20 24:00:00", "", None),
        ("yesterday", "", None),
    ],
)  # fmt: skip
def test_moments(said, fraction, moment):
    tags = {36867: (ASCII, said), 37521: (ASCII, fraction)}
    assert read(exif_tags=tags).captured_at == moment


def test_the_digitised_and_then_the_changed_moment_stand_in():
    assert read(exif_tags={36868: (ASCII, "2025:01:02 03:04:05")}).captured_at.year == 2025
    assert read(first={306: (ASCII, "2024:01:02 03:04:05")}).captured_at.year == 2024


@pytest.mark.parametrize(
    ("said", "minutes"), [("+02:00", 120), ("-0330", -210), ("Z", None), ("+99:00", None), ("   :  ", None)]
)
def test_offsets(said, minutes):
    assert read(exif_tags={36881: (ASCII, said)}).offset_minutes == minutes


def test_apex_values_stand_in_for_missing_ones():
    facts = read(exif_tags={0x9201: (SRATIONAL, (8, 1)), 0x9202: (RATIONAL, (4, 1))})
    assert (facts.exposure_s, facts.aperture) == (1 / 256, 4.0)


def test_a_high_iso_is_taken_from_the_newer_tag():
    assert read(exif_tags={34855: (SHORT, 65535), 0x8832: (SHORT, 40000)}).iso == 40000


def test_a_lens_without_a_name_is_named_by_its_numbers():
    numbers = [(24, 1), (70, 1), (28, 10), (28, 10)]
    assert read(exif_tags={0xA432: (RATIONAL, numbers)}).lens == "24-70mm f/2.8"


def test_texts_of_dashes_and_controls_mean_nothing():
    assert exif.text(b"---\0\0") is None
    assert exif.text(b" A\x07B\0 ") == "AB"


def test_seconds_of_a_camera_clock():
    assert exif.from_seconds(86_400) == datetime(1970, 1, 2)
    assert exif.from_seconds(0) is None
