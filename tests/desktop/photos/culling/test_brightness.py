import numpy as np

from focusflow_desktop.photos.culling.brightness import as_array, brightness, lightest_channel


def test_green_weighs_most_and_white_is_white():
    pixels = np.array([[[255, 255, 255], [255, 0, 0], [0, 255, 0], [0, 0, 255]]], np.uint8)
    white, red, green, blue = brightness(pixels)[0].tolist()
    assert white == 255
    assert green > red > blue > 0


def test_bytes_are_seen_without_a_copy():
    rgb = bytes(range(24))
    seen = as_array(rgb, 4, 2)
    assert seen.shape == (2, 4, 3)
    assert seen.base is not None


def test_the_lightest_channel_of_each_pixel():
    pixels = np.random.default_rng(5).integers(0, 256, (9, 7, 3), np.uint8)
    assert (lightest_channel(pixels) == pixels.max(axis=2)).all()
