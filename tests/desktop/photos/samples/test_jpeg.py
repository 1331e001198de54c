import io
from datetime import datetime

import numpy as np
import pytest
from PIL import Image, ImageOps

from focusflow_desktop.photos.samples.exif import Shot
from focusflow_desktop.photos.samples.exposure import Frame, expose, through_lens, working_size
from focusflow_desktop.photos.samples.jpeg import jpeg_bytes, on_sensor
from focusflow_desktop.photos.samples.scenes.gallery import paint

_WHEN = datetime(2026, 5, 13, 14, 36, 8, 420000)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_every_orientation_stands_upright_again(orientation):
    upright = np.zeros((40, 24, 3), np.uint8)
    upright[:16] = 250  # the sky is above
    content = jpeg_bytes(on_sensor(upright, orientation), Shot(taken_at=_WHEN, orientation=orientation))
    seen = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(content))))
    assert seen.shape == upright.shape
    assert seen[:8].mean() > 200
    assert seen[-8:].mean() < 50


def test_without_a_shot_there_is_no_exif():
    assert b"Exif" not in jpeg_bytes(np.zeros((16, 16, 3), np.uint8), None)


def test_grain_makes_24_megapixels_as_large_as_a_cameras():
    """A sixteenth of the picture stands for the whole: 6 MB at 24 MP are 375,000 bytes at 1.5 MP."""
    size = (1500, 1000)
    seen = through_lens(paint("hills", working_size(size), seed=5))
    content = jpeg_bytes(expose(seen, Frame(), size), Shot(taken_at=_WHEN), quality=90)
    assert len(content) >= 375_000
