"""How long the rest will take."""

from datetime import timedelta

from focusflow_desktop.ui.culling.pace import Pace


def culled(gaps):
    pace, at = Pace(), 100.0
    pace.note(at)
    for gap in gaps:
        at += gap
        pace.note(at)
    return pace


def test_nothing_is_said_after_a_few_photos():
    assert culled([2.0] * 9).left(100) is None


def test_the_rest_takes_as_long_as_the_last_did():
    assert culled([2.0] * 10).left(100) == timedelta(seconds=200)


def test_a_coffee_is_not_a_photo():
    assert culled([2.0] * 10 + [1800.0]).left(100) == timedelta(seconds=200)


def test_when_all_is_marked_nothing_is_left():
    assert culled([2.0] * 10).left(0) is None
