import numpy as np
import pytest

from focusflow_desktop.photos.culling.histogram import histogram


def test_every_pixel_is_counted_once_in_each_curve():
    pixels = np.random.default_rng(1).integers(0, 256, (40, 60, 3), np.uint8)
    found = histogram(pixels)
    for curve in (found.red, found.green, found.blue, found.luma):
        assert len(curve) == 256
        assert sum(curve) == 2400
    assert found.red[7] == int((pixels[..., 0] == 7).sum())


def test_the_ends_are_told_as_shares():
    pixels = np.full((10, 10, 3), 100, np.uint8)
    pixels[:2] = 0
    pixels[2:5, :, 1] = 255
    found = histogram(pixels)
    assert (found.share_black, found.share_clipped) == (pytest.approx(0.2), pytest.approx(0.3))


def test_a_large_picture_gives_the_same_shape_from_fewer_pixels():
    pixels = np.zeros((1500, 2000, 3), np.uint8)
    pixels[:, 1000:] = 200
    found = histogram(pixels)
    assert found.red[0] == pytest.approx(found.red[200], rel=0.01)
    assert sum(found.red) < 1_000_000
