from dataclasses import replace

import numpy as np
import pytest

from focusflow_desktop.photos.samples.exposure import Frame, expose, through_lens, working_size
from focusflow_desktop.photos.samples.scenes.gallery import paint

_SIZE = (240, 160)


@pytest.fixture(scope="module")
def seen():
    return through_lens(paint("dandelion", _SIZE, seed=3))


def _sharpness(pixels):
    return float(np.abs(np.diff(pixels.astype(int), axis=1)).mean())


@pytest.mark.parametrize("fault", [{"soft": 0.02}, {"motion": 0.04}])
def test_missed_focus_and_shake_lose_detail(seen, fault):
    good = Frame(grain=0)
    assert _sharpness(expose(seen, replace(good, **fault), _SIZE)) < 0.8 * _sharpness(
        expose(seen, good, _SIZE)
    )


def test_an_underexposed_frame_is_darker(seen):
    assert expose(seen, Frame(brightness_ev=-1), _SIZE).mean() < expose(seen, Frame(), _SIZE).mean() * 0.85


def test_grain_repeats_with_its_seed_only(seen):
    one, same, other = (expose(seen, Frame(seed=seed), _SIZE) for seed in (5, 5, 6))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_any_size_comes_out_as_asked(seen):
    assert expose(seen, Frame(), (1600, 1066)).shape == (1066, 1600, 3)


def test_large_pictures_are_painted_smaller_and_small_ones_as_they_are():
    assert working_size((6000, 4000)) == (1680, 1120)
    assert working_size((300, 200)) == (300, 200)
