import io
import struct

import pytest
from PIL import Image

from focusflow_desktop.photos.library.inspection import FileState, inspect
from focusflow_desktop.shared.errors import Unavailable
from tests.support.picture_files import (
    FIRST_TAGS,
    LONG,
    SHORT,
    TiffBuilder,
    dng,
    exif_block,
    iso_box,
    jpeg,
    raf,
    scene,
)

GOOD, TRUNCATED, STUB = FileState.GOOD, FileState.TRUNCATED, FileState.STUB


@pytest.fixture
def judge(tmp_path):
    def judge_file(content: bytes, name: str):
        (tmp_path / name).write_bytes(content)
        return inspect(tmp_path / name)

    return judge_file


def picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.fromarray(scene(120, 80)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (jpeg(exif=exif_block()), "a.jpg"),
        (jpeg() + bytes(100_000), "padded.jpg"),
        (dng(), "a.dng"),
        (picture("PNG"), "a.png"),
        (picture("WEBP"), "a.webp"),
        (picture("TIFF"), "a.tif"),
        (picture("PNG"), "really_a_png.jpg"),
        (raf(length=200_000, present=200_000), "a.raf"),
        (iso_box(b"ftyp", b"isom") + iso_box(b"mdat", b"film"), "a.mov"),
    ],
)
def test_whole_files_are_good(judge, content, name):
    verdict = judge(content, name)
    assert verdict.is_good, verdict


@pytest.mark.parametrize(
    ("whole", "name"),
    [
        (jpeg(exif=exif_block()), "a.jpg"),
        (dng(), "a.dng"),
        (picture("PNG"), "a.png"),
        (picture("WEBP"), "a.webp"),
        (raf(length=200_000, present=200_000), "a.raf"),
        (iso_box(b"ftyp", b"isom") + iso_box(b"mdat", bytes(5000)), "a.mov"),
    ],
)
@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_file_that_breaks_off_is_truncated(judge, whole, name, kept):
    verdict = judge(whole[: int(len(whole) * kept)], name)
    assert verdict.state is TRUNCATED, verdict
    assert "breaks off" in verdict.reason


def test_a_raw_whose_sensor_data_breaks_off_is_truncated_though_its_directories_are_there(judge):
    tiff = TiffBuilder()
    tags = {256: (LONG, 4000), 257: (LONG, 3000), 259: (SHORT, 34713), 262: (SHORT, 32803)}
    raw = tiff.directory({**tags, 273: (LONG, 1000), 279: (LONG, 20_000_000)})
    content = tiff.finish(tiff.directory({**FIRST_TAGS, 330: (LONG, raw)})) + bytes(300_000)
    verdict = judge(content, "DSC_1.NEF")
    assert verdict.state is TRUNCATED
    assert verdict.fields == {"size": len(content), "needed": 20_001_000}


def test_a_raw_with_only_a_header_is_a_stub(judge):
    tiff = TiffBuilder()
    dummy = tiff.blob(b"<Dummy raw image>")
    tags = {256: (LONG, 4000), 257: (LONG, 3000), 259: (SHORT, 34713), 262: (SHORT, 32803)}
    raw = tiff.directory({**tags, 273: (LONG, dummy), 279: (LONG, 17)})
    assert judge(tiff.finish(tiff.directory({**FIRST_TAGS, 330: (LONG, raw)})), "DSC_1.NEF").state is STUB


def test_a_raw_with_only_its_preview_is_a_stub(judge):
    tiff = TiffBuilder()
    shown = jpeg()
    first = tiff.directory({**FIRST_TAGS, 513: (LONG, tiff.blob(shown)), 514: (LONG, len(shown))})
    assert judge(tiff.finish(first), "DSC_1.ARW").state is STUB


def test_a_fujifilm_raw_with_only_its_preview_is_a_stub(judge):
    assert judge(raf(length=22, present=22), "a.raf").state is STUB


def test_a_panasonic_raw_is_judged_by_its_size_for_its_length_tag_lies(judge):
    tags = {
        2: (SHORT, 300),
        3: (SHORT, 200),
        273: (LONG, 0xFFFFFFFF),
        279: (LONG, 120_000),
        0x118: (LONG, 512),
    }
    tiff = TiffBuilder(magic=b"IIU\0")
    head = tiff.finish(tiff.directory(tags)).ljust(512, b"\0")
    assert judge(head + bytes(68_600), "P1.RW2").is_good
    assert judge(head + b"dummy", "P1.RW2").state is STUB


def test_a_canon_cr3_whose_tracks_point_beyond_it_is_truncated(judge):
    entry = struct.pack(">I", 112) + b"CRAW" + bytes(24) + struct.pack(">HH", 600, 400)
    table = iso_box(b"stsd", bytes(8), entry.ljust(112, b"\0"))
    table += iso_box(b"stsz", struct.pack(">III", 0, 50_000, 1))
    table += iso_box(b"co64", struct.pack(">IIQ", 0, 1, 400))
    track = iso_box(b"trak", iso_box(b"mdia", iso_box(b"minf", iso_box(b"stbl", table))))
    head = iso_box(b"ftyp", b"crx \0\0\0\1") + iso_box(b"moov", track)
    assert judge(head + iso_box(b"mdat", bytes(51_000)), "a.CR3").is_good
    assert judge(head + iso_box(b"mdat", bytes(1000)), "a.CR3").state is TRUNCATED
    assert judge(head + iso_box(b"mdat", bytes(51_000))[:9000], "a.CR3").state is TRUNCATED


def test_a_jpeg_under_the_name_of_a_raw_is_not_the_raw(judge):
    verdict = judge(jpeg(), "DSC_1.NEF")
    assert (verdict.state, verdict.code) == (STUB, "raw.holds_only_picture")


def test_an_empty_file_is_truncated(judge):
    assert judge(b"", "IMG_1.CR2").state is TRUNCATED


def test_a_picture_whose_start_is_overwritten_is_damaged(judge):
    assert judge(bytes(4000), "IMG_1.CR2").state is FileState.DAMAGED


def test_a_letter_is_no_picture(judge):
    assert judge(b"Dear Anna,", "letter.txt").state is FileState.NOT_A_PICTURE


def test_a_jpeg_filled_with_zeros_after_its_first_half_is_truncated(judge):
    whole = jpeg()
    assert judge(whole[: len(whole) // 2] + bytes(len(whole) // 2), "a.jpg").state is TRUNCATED


def test_a_file_that_is_away_is_unavailable(tmp_path):
    with pytest.raises(Unavailable):
        inspect(tmp_path / "gone.jpg")


def test_a_jpeg_without_a_size_is_damaged(judge):
    content = bytearray(jpeg())
    struct.pack_into(">HH", content, content.index(b"\xff\xc0") + 5, 0, 0)
    assert judge(bytes(content), "a.jpg").state is FileState.DAMAGED
