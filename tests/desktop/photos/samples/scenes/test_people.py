import numpy as np

from focusflow_desktop.photos.samples.scenes import people


def test_a_couple_is_dark_against_the_sun():
    picture = people.couple((180, 120), np.random.default_rng(2))
    assert (picture[70:105].max(axis=2) < 0.12).any()
    assert picture[:60].mean() > 0.4
