import io
from dataclasses import replace
from datetime import datetime

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.photos.samples.exif import Shot, exif_block
from focusflow_desktop.photos.samples.jpeg import jpeg_bytes

_SHOT = Shot(
    taken_at=datetime(2026, 5, 13, 14, 36, 8, 420000),
    orientation=8,
    position=(52.516275, -13.377704),
)


@pytest.fixture(scope="module")
def read():
    content = jpeg_bytes(np.zeros((20, 30, 3), np.uint8), _SHOT)
    return Image.open(io.BytesIO(content)).getexif()


def test_another_reader_finds_camera_orientation_and_author(read):
    assert (read[271], read[272], read[274]) == ("Canon", "Canon EOS R5", 8)
    assert (read[315], read[33432]) == ("Anna Brandt", "Anna Brandt Photography")


def test_another_reader_finds_the_moment_with_its_hundredths_and_zone(read):
    facts = read.get_ifd(34665)
    assert (facts[36867], facts[37521], facts[36881]) == ("2026:05:13 14:36:08", "42", "+02:00")


def test_another_reader_finds_exposure_lens_and_serial_number(read):
    facts = read.get_ifd(34665)
    assert float(facts[33434]) == pytest.approx(1 / 1250)
    assert (facts[34855], float(facts[33437]), float(facts[37386])) == (200, 2.0, 85.0)
    assert (facts[42033], facts[42036]) == ("032021000412", "RF85mm F1.2 L USM")
    assert (facts[40962], facts[40963]) == (30, 20)


def test_another_reader_finds_the_place(read):
    place = read.get_ifd(34853)
    degrees, minutes, seconds = (float(part) for part in place[2])
    assert degrees + minutes / 60 + seconds / 3600 == pytest.approx(52.516275, abs=1e-5)
    assert (place[1], place[3]) == ("N", "W")


def test_what_a_camera_does_not_note_is_absent():
    bare = replace(_SHOT, offset=None, artist=None, copyright_text=None, position=None)
    assert b"+02:00" not in exif_block(bare, (30, 20))
    assert b"Anna" not in exif_block(bare, (30, 20))
