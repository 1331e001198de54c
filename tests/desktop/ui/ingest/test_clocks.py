import pytest

from focusflow_desktop.ui.ingest.clocks import offset_words, span

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (42, "42 s"),
        (60, "1 min"),
        (3723, "1 h 2 min 3 s"),
        (86_400, "1 d"),
    ],
)
def test_a_length_of_time_leaves_out_what_is_nothing(seconds, said):
    assert span(seconds) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-42, "R6 runs 42 s ahead of R5: that much is taken off its times."),
        (42, "R6 runs 42 s behind R5: that much is added to its times."),
        (0, "R6 and R5 agree."),
    ],
)
def test_an_offset_is_said_from_the_second_camera(seconds, said):
    assert offset_words(seconds, reference="R5", other="R6") == said
