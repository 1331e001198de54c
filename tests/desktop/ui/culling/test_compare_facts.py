"""What differs between two photos."""

from dataclasses import replace
from datetime import datetime

from focusflow_desktop.photos.library.rows import PhotoDetail
from focusflow_desktop.ui.culling.compare_facts import compared, sharpness_words
from tests.support.rooms import row


def _detail(number, **facts):
    known = {"focal_mm": 85.0, "aperture": 4.0, "exposure_s": 1 / 800, "iso": 400, **facts}
    return PhotoDetail(
        row=replace(row(number), taken_at=datetime(2026, 5, 13, 14, 41, 27, 350_000)),
        byte_size=0,
        captured_at=None,
        camera_make=None,
        camera=None,
        camera_serial=None,
        lens=None,
        title=None,
        caption=None,
        keywords=(),
        photographer=None,
        session=None,
        job=None,
        files=(),
        **known,
    )


def _differing(mine, other):
    return [fact.words for fact in compared(mine, other) if fact.differs]


def test_only_what_differs_is_told_apart():
    assert _differing(_detail(1, exposure_s=1 / 800), _detail(2, exposure_s=1 / 200)) == ["1/800 s"]
    assert _differing(_detail(1), _detail(2)) == []


def test_frames_of_one_second_differ_by_their_fractions():
    words = [fact.words for fact in compared(_detail(1), None)]
    assert words == ["ISO 400", "85 mm", "ƒ 4.0", "1/800 s", "14:41:27.35"]


def test_what_one_does_not_know_is_no_difference():
    assert _differing(_detail(1), _detail(2, iso=None)) == []
    assert "ISO 400" not in [fact.words for fact in compared(_detail(1, iso=None), _detail(2))]


def test_sharpness_says_which_and_how_near():
    assert sharpness_words(20.0, 10.0) == "Sharper"
    assert sharpness_words(10.0, 20.0) == "50 % as sharp"
    assert sharpness_words(None, 20.0) == ""
