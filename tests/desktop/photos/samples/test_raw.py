import io
from datetime import datetime

import numpy as np
import pytest
import rawpy
from PIL import Image

from focusflow_desktop.photos.samples.exif import Shot
from focusflow_desktop.photos.samples.exposure import Frame, expose, through_lens
from focusflow_desktop.photos.samples.jpeg import on_sensor
from focusflow_desktop.photos.samples.raw import dng_bytes
from focusflow_desktop.photos.samples.scenes.gallery import paint

_SIZE = (300, 200)
_WHEN = datetime(2026, 5, 13, 14, 36, 8, 420000)


@pytest.fixture(scope="module")
def pixels():
    return expose(through_lens(paint("poppies", _SIZE, seed=3)), Frame(grain=2), _SIZE)


def _opened(content):
    return rawpy.imread(io.BytesIO(content))


def test_libraw_finds_the_full_size_preview(pixels):
    with _opened(dng_bytes(pixels, Shot(taken_at=_WHEN))) as raw:
        preview = raw.extract_thumb()
    assert preview.format == rawpy.ThumbFormat.JPEG
    assert Image.open(io.BytesIO(preview.data)).size == _SIZE


def test_libraw_develops_it_to_the_colours_that_were_seen(pixels):
    with _opened(dng_bytes(pixels, Shot(taken_at=_WHEN))) as raw:
        developed = raw.postprocess(use_camera_wb=True, no_auto_bright=True)
    assert developed.shape == pixels.shape
    seen, found = (picture.reshape(-1, 3).mean(axis=0) for picture in (pixels, developed))
    assert np.abs(seen - found).max() < 18
    assert np.corrcoef(pixels.mean(axis=2).ravel(), developed.mean(axis=2).ravel())[0, 1] > 0.95


def test_a_portrait_is_turned_upright_by_libraw():
    upright = np.zeros((300, 200, 3), np.uint8)
    upright[:100] = 240
    content = dng_bytes(on_sensor(upright, 8), Shot(taken_at=_WHEN, orientation=8))
    with _opened(content) as raw:
        developed = raw.postprocess(use_camera_wb=True, no_auto_bright=True)
    assert developed.shape[:2] == (300, 200)
    assert developed[:60].mean() > 150 > developed[-60:].mean()


def test_it_carries_the_cameras_facts(pixels):
    read = Image.open(io.BytesIO(dng_bytes(pixels, Shot(taken_at=_WHEN)))).getexif()
    assert read[272] == "Canon EOS R5"
    assert read.get_ifd(34665)[42033] == "032021000412"
