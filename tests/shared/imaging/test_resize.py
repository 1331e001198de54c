from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.shared.imaging.resize import resize


@pytest.mark.parametrize(
    "size", [(546, 364), (300, 200), (601, 399), (299, 201), (900, 600), (17, 11), (1, 1)]
)
def test_it_is_lanczos_to_within_rounding(busy, size):
    ours = resize(np.asarray(busy), size)
    theirs = np.asarray(busy.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0))
    assert ours.shape == theirs.shape
    assert ours.dtype == np.uint8
    assert np.abs(ours.astype(int) - theirs).max() <= 2  # Pillow rounds between its two passes, we do not


def test_plain_stays_plain_to_the_edges():
    plain = np.full((90, 130, 3), 200, np.uint8)
    assert (resize(plain, (71, 53)) == 200).all()


def test_transparent_pixels_do_not_bleed():
    pixels = np.zeros((40, 40, 4), np.uint8)
    pixels[:, :20] = (255, 0, 0, 255)
    pixels[:, 20:] = (0, 255, 0, 0)
    small = resize(pixels, (20, 20))
    seen = small[small[..., 3] > 128]
    assert (seen[:, 1] < 10).all()


def test_the_same_size_is_the_same_picture(busy):
    pixels = np.asarray(busy)
    assert resize(pixels, busy.size) is pixels
