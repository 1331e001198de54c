import numpy as np

from focusflow_desktop.photos.samples.canvas import (
    glow,
    noise,
    ramp,
    rgb,
    ridge,
    shine,
    sky,
    smooth_step,
    softened,
)


def test_a_colour_code_reads_as_shares():
    assert rgb("#ff8000") == (1.0, 128 / 255, 0.0)


def test_a_sky_runs_from_its_first_colour_to_its_last():
    picture = sky((4, 100), ((0, "#000000"), (1, "#ffffff")))
    assert picture[0, 0, 0] < 0.01
    assert picture[-1, 0, 0] > 0.99


def test_noise_lies_around_a_half_and_repeats_with_its_seed():
    one = noise(np.random.default_rng(3), (240, 160), cells=(4, 3))
    again = noise(np.random.default_rng(3), (240, 160), cells=(4, 3))
    assert one.shape == (160, 240)
    assert abs(float(one.mean()) - 0.5) < 0.2
    assert np.array_equal(one, again)


def test_added_light_never_clips():
    picture = np.full((8, 8, 3), 0.9, np.float32)
    shine(picture, (1.0, 1.0, 1.0), np.ones((8, 8), np.float32))
    assert float(picture.max()) <= 1.0


def test_light_falls_off_from_its_centre():
    plane = glow((60, 40), (0.5, 0.5), 0.2)
    assert plane[20, 30] > 0.95 > plane[20, 45] > plane[20, 59]


def test_a_step_and_a_ramp_keep_to_their_ends():
    values = np.linspace(-1, 2, 50, dtype=np.float32)[None, :]
    assert smooth_step(0, 1, values).min() == 0
    assert smooth_step(0, 1, values).max() == 1
    assert np.allclose(ramp(values, ((0, "#102030"), (1, "#405060")))[0, 0], rgb("#102030"), atol=0.01)


def test_blur_keeps_size_and_brightness():
    picture = np.random.default_rng(1).random((60, 90, 3)).astype(np.float32)
    blurred = softened(picture, 12)
    assert blurred.shape == picture.shape
    assert abs(float(blurred.mean() - picture.mean())) < 0.02
    assert blurred.std() < picture.std() / 3


def test_a_ridge_has_a_height_for_every_column():
    assert ridge(np.random.default_rng(2), 333, bumps=3).shape == (333,)
