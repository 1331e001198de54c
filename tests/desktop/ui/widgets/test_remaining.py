from datetime import timedelta

import pytest

from focusflow_desktop.ui.widgets.remaining import remaining_words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (4, "a few seconds left"),
        (31, "40 s left"),
        (61, "2 min left"),
        (120, "2 min left"),
        (3599, "1 h 0 min left"),
        (5400, "1 h 30 min left"),
    ],
)
def test_time_left_is_said_roundly(seconds, words):
    assert remaining_words(timedelta(seconds=seconds)) == words


def test_nothing_is_said_before_there_is_a_pace():
    assert remaining_words(None) == ""
