import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.photos.library.shrink import shrink
from tests.support.picture_files import scene


@pytest.mark.parametrize("size", [(1001, 667), (901, 600), (90, 60)])
def test_halves_show_no_seam(size):
    pixels = scene(1203, 801)
    whole = np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.HAMMING))
    assert np.abs(shrink(pixels, size).astype(int) - whole).max() <= 1


def test_the_right_size_is_left_as_it_is():
    pixels = scene(40, 30)
    assert shrink(pixels, (40, 30)) is pixels


def test_four_channels_stay_four():
    assert shrink(np.zeros((900, 1200, 4), np.uint8), (1000, 750)).shape == (750, 1000, 4)
