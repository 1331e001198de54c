import numpy as np
import pytest

from focusflow_desktop.photos.library import raw
from focusflow_desktop.shared.errors import Damaged
from tests.support.picture_files import FIRST_TAGS, LONG, TiffBuilder, dng, jpeg, raf


@pytest.fixture
def file(tmp_path):
    def written(content: bytes, name: str = "a.dng"):
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return written


def several_previews() -> bytes:
    tiff = TiffBuilder()
    below = 0
    for width, height in ((64, 40), (1280, 800), (320, 200)):
        shown = jpeg(width, height)
        below = tiff.directory({513: (LONG, tiff.blob(shown)), 514: (LONG, len(shown))}, following=below)
    return tiff.finish(tiff.directory(FIRST_TAGS, following=below))


@pytest.mark.parametrize(
    ("asked", "given"), [(1, 64), (64, 64), (65, 320), (320, 320), (900, 1280), (5000, 1280)]
)
def test_the_smallest_embedded_jpeg_that_is_large_enough_is_taken(file, asked, given):
    found = raw.embedded_jpeg(file(several_previews(), "a.nef"), least_side=asked)
    assert (found.width, found.content[:2]) == (given, b"\xff\xd8")


def test_the_jpeg_of_a_fujifilm_raw_is_found(file):
    assert raw.embedded_jpeg(file(raf(length=9, present=9), "a.raf"), least_side=1).width == 160


def test_an_embedded_jpeg_that_runs_beyond_the_file_is_not_taken(file):
    tiff = TiffBuilder()
    shown = jpeg(64, 40)
    at = tiff.blob(shown)
    content = tiff.finish(tiff.directory({**FIRST_TAGS, 513: (LONG, at), 514: (LONG, len(shown) + 9999)}))
    with pytest.raises(Damaged):  # LibRaw, asked next, finds no raw in it either
        raw.embedded_jpeg(file(content, "a.nef"), least_side=1)


def test_a_raw_without_any_preview_has_none(file):
    assert raw.embedded_jpeg(file(dng(preview=None)), least_side=1) is None


def test_developing_gives_the_scene_upright(file):
    upright = raw.develop(file(dng(320, 200)))
    turned = raw.develop(file(dng(320, 200, orientation=6), "b.dng"))
    assert upright.shape == (200, 320, 3)
    assert turned.shape == (320, 200, 3)
    assert np.abs(np.rot90(upright, -1).astype(int) - turned).mean() < 3


def test_half_size_is_half_the_size(file):
    assert raw.develop(file(dng(320, 200)), half_size=True).shape == (100, 160, 3)


def test_what_is_no_raw_is_damaged(file):
    with pytest.raises(Damaged) as caught:
        raw.develop(file(b"II*\0" + bytes(4000)))
    assert caught.value.code == "raw.damaged"
