import numpy as np
import simplejpeg

from focusflow_desktop.photos.library.thumbnailing import make_thumbnail
from tests.support.picture_files import LONG, SHORT, TiffBuilder, dng, jpeg


def with_thumbnail(shown: bytes, *, orientation: int = 1) -> bytes:
    tiff = TiffBuilder()
    small = tiff.directory({513: (LONG, tiff.blob(shown)), 514: (LONG, len(shown))})
    return tiff.finish(tiff.directory({274: (SHORT, orientation)}, following=small))


def white(width: int, height: int) -> bytes:
    return jpeg(pixels=np.full((height, width, 3), 255, np.uint8))


def made(path, content: bytes, edge: int = 256) -> np.ndarray:
    path.write_bytes(content)
    return simplejpeg.decode_jpeg(make_thumbnail(path, edge))


def test_a_thumbnail_is_upright_and_no_larger_than_asked(tmp_path):
    assert made(tmp_path / "a.jpg", jpeg(640, 400)).shape == (160, 256, 3)
    assert made(tmp_path / "a.dng", dng(640, 400, orientation=6)).shape == (256, 160, 3)


def test_a_large_enough_exif_thumbnail_is_taken_and_turned(tmp_path):
    content = jpeg(640, 400, exif=with_thumbnail(white(320, 200), orientation=8))
    thumbnail = made(tmp_path / "a.jpg", content)
    assert thumbnail.shape == (256, 160, 3)
    assert thumbnail.min() > 250


def test_a_small_exif_thumbnail_or_one_with_bars_is_not_taken(tmp_path):
    for shown in (white(160, 100), white(320, 240)):
        assert made(tmp_path / "a.jpg", jpeg(640, 400, exif=with_thumbnail(shown))).min() < 200


def test_a_broken_exif_thumbnail_is_not_taken(tmp_path):
    broken = white(320, 200)[:400]
    assert made(tmp_path / "a.jpg", jpeg(640, 400, exif=with_thumbnail(broken))).shape == (160, 256, 3)
