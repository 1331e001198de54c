import random

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from focusflow_desktop.photos.sidecars.embedded import embedded_marks, embedded_packet
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.photos import Flag
from tests.support.sidecar_texts import LIGHTROOM_PICK

PACKET = LIGHTROOM_PICK.encode()


def saved(folder, suffix):
    path = folder / f"a{suffix}"
    picture = Image.new("RGB", (8, 8), "teal")
    if suffix == ".png":
        extra = PngInfo()
        extra.add_itxt("XML:com.adobe.xmp", LIGHTROOM_PICK, zip=True)
        picture.save(path, pnginfo=extra)
    elif suffix == ".tif":
        picture.save(path, tiffinfo={700: PACKET + b"\x00"})
    else:
        picture.save(path, xmp=PACKET)
    return path


@pytest.mark.parametrize("suffix", [".jpg", ".tif", ".png", ".webp"])
def test_the_packet_inside_a_picture_is_read(tmp_path, suffix):
    path = saved(tmp_path, suffix)
    assert embedded_packet(path) == PACKET
    read = embedded_marks(path)
    assert read is not None
    assert (read.marks.rating, read.marks.flag) == (4, Flag.PICK)


@pytest.mark.parametrize("suffix", [".jpg", ".tif", ".png", ".webp"])
def test_broken_pictures_are_said_and_never_crash(tmp_path, suffix):
    whole = saved(tmp_path, suffix).read_bytes()
    chance = random.Random(7)
    for _ in range(60):
        broken = bytearray(whole[: chance.randrange(len(whole))])
        for _ in range(min(3, len(broken))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        path = tmp_path / "broken"
        path.write_bytes(broken)
        try:
            embedded_marks(path)
        except WorldError as error:
            assert error.code in {"picture_damaged", "sidecar_unreadable", "sidecar_has_entities"}


def test_other_files_have_no_packet(tmp_path):
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path)
    assert embedded_marks(path) is None
    path.write_bytes(b"text")
    assert embedded_marks(path) is None
    with pytest.raises(WorldError):
        embedded_marks(tmp_path / "none.jpg")
