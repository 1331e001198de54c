import numpy as np

from focusflow_desktop.photos.samples.scenes import land


def test_hills_grow_darker_towards_the_viewer():
    picture = land.hills((180, 120), np.random.default_rng(2))
    assert picture[110:].mean() < picture[60:75].mean()


def test_the_sun_is_mirrored_below_the_horizon():
    picture = land.sunset((180, 120), np.random.default_rng(2), sun_x=0.5)
    assert picture[85:, 80:100].mean() > picture[85:, :20].mean()
