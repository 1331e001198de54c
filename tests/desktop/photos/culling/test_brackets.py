import pytest

from focusflow_desktop.photos.culling.brackets import Exposure, bracket_lengths, exposure_of


def row(
    *seconds: float, biases: tuple[float | None, ...] | None = None, aperture: float = 8.0, iso: float = 100
):
    said = biases or (None,) * len(seconds)
    return [
        Exposure(seconds=s, aperture=aperture, iso=iso, bias=b) for s, b in zip(seconds, said, strict=True)
    ]


def test_three_frames_two_stops_apart_are_a_bracket_in_any_order():
    assert bracket_lengths(row(1 / 100, 1 / 400, 1 / 25)) == [(0, 3)]


@pytest.mark.parametrize("count", [3, 5, 7, 9])
def test_longer_ladders_are_one_bracket(count):
    assert bracket_lengths(row(*(2.0**-n for n in range(count)))) == [(0, count)]


def test_two_brackets_in_a_row_are_two():
    assert bracket_lengths(row(0.01, 0.04, 0.16, 0.01, 0.04, 0.16)) == [(0, 3), (3, 3)]


def test_what_the_camera_calls_deviations_is_a_bracket_by_thirds():
    thirds = row(0.01, 0.01 * 2 ** (1 / 3), 0.01 * 2 ** (-1 / 3), biases=(0, 1 / 3, -1 / 3))
    assert bracket_lengths(thirds) == [(0, 3)]


def test_a_burst_at_one_exposure_is_no_bracket():
    assert bracket_lengths(row(*([1 / 250] * 12), biases=(0.0,) * 12)) == []


def test_light_that_changes_a_little_is_no_bracket():
    assert bracket_lengths(row(1 / 250, 1 / 200, 1 / 160)) == []


def test_frames_of_unknown_exposure_are_in_no_bracket():
    assert bracket_lengths([None, *row(0.01, 0.04), None]) == []
    assert exposure_of(seconds=None, aperture=8, iso=100, bias=0) is None
    assert exposure_of(seconds=0.5, aperture=None, iso=None, bias=None).stops == pytest.approx(-1)
