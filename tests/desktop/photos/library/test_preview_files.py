import os

import pytest

from focusflow_desktop.photos.library.pixels import Pixels, PixelSource
from focusflow_desktop.photos.library.preview_files import (
    PreviewKey,
    file_of,
    identity_of,
    read_preview,
    trim,
    write_preview,
)
from tests.support.picture_files import scene

KEY = PreviewKey("a" * 64, "160x100")


def picture(seed: int = 1) -> Pixels:
    rgb = scene(160, 100, seed=seed).tobytes()
    return Pixels(
        width=160, height=100, rgb=rgb, source=PixelSource.EMBEDDED, original_width=6000, original_height=4000
    )


def test_a_preview_comes_back_nearly_as_it_was_with_its_facts(tmp_path):
    assert write_preview(tmp_path, KEY, picture())
    found = read_preview(tmp_path, KEY)
    assert (found.width, found.height, found.source) == (160, 100, PixelSource.EMBEDDED)
    assert (found.original_width, found.original_height, found.is_partial) == (6000, 4000, False)
    differences = [abs(a - b) for a, b in zip(found.rgb, picture().rgb, strict=True)]
    assert sum(differences) / len(differences) < 3


def test_another_size_class_is_another_preview(tmp_path):
    write_preview(tmp_path, KEY, picture())
    assert read_preview(tmp_path, PreviewKey(KEY.identity, "full")) is None


@pytest.mark.parametrize("kept", [0, 7, 60, 0.5, 0.99])
def test_a_torn_file_is_never_served_and_goes_away(tmp_path, kept):
    write_preview(tmp_path, KEY, picture())
    place = file_of(tmp_path, KEY)
    content = place.read_bytes()
    place.write_bytes(content[: int(kept * len(content)) if kept < 1 else kept])
    assert read_preview(tmp_path, KEY) is None
    assert not place.exists()


def test_a_flipped_bit_is_never_served(tmp_path):
    write_preview(tmp_path, KEY, picture())
    place = file_of(tmp_path, KEY)
    content = bytearray(place.read_bytes())
    content[len(content) // 2] ^= 4
    place.write_bytes(content)
    assert read_preview(tmp_path, KEY) is None


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert not write_preview(tmp_path / "file", KEY, picture())
    assert read_preview(tmp_path / "file", KEY) is None


def test_trimming_lets_the_oldest_go_and_sweeps_torn_parts(tmp_path):
    keys = [PreviewKey(str(number), "160x100") for number in range(4)]
    for age, key in enumerate(reversed(keys)):
        write_preview(tmp_path, key, picture(seed=5))
        os.utime(file_of(tmp_path, key), (1e9 + age, 1e9 + age))
    size = file_of(tmp_path, keys[0]).stat().st_size
    torn = file_of(tmp_path, keys[0]).with_name(".dead.part")
    torn.write_bytes(b"half")
    assert trim(tmp_path, most_bytes=2 * size + 10) == 2 * size
    assert [read_preview(tmp_path, key) is not None for key in keys] == [True, True, False, False]
    assert not torn.exists()


def test_a_changed_file_is_another_identity(tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(b"one")
    before = identity_of(file)
    assert identity_of(file) == before
    file.write_bytes(b"other")
    assert identity_of(file) != before
