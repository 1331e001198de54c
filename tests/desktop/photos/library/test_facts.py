import io
import os
import struct
from datetime import datetime

import pytest
from PIL import Image

from focusflow_desktop.photos.library.facts import read_facts
from focusflow_desktop.shared.errors import Refused, Unavailable
from focusflow_desktop.shared.records.photos import PhotoKind
from tests.support.picture_files import (
    ASCII,
    EXIF_TAGS,
    FIRST_TAGS,
    LONG,
    RATIONAL,
    SHORT,
    TiffBuilder,
    dng,
    exif_block,
    iso_box,
    jpeg,
    raf,
    scene,
)

MOMENT = datetime(2026, 6, 20, 14, 30, 5, 270000)


@pytest.fixture
def read(tmp_path):
    def read_file(content: bytes, name: str = "DSC_0001.JPG"):
        (tmp_path / name).write_bytes(content)
        return read_facts(tmp_path / name)

    return read_file


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_camera_jpeg_tells_everything(read, order):
    facts = read(jpeg(320, 200, exif=exif_block(order=order)))
    assert (facts.kind, facts.width, facts.height, facts.orientation) == (PhotoKind.JPEG, 320, 200, 1)
    assert (facts.captured_at, facts.has_subsecond, facts.offset_minutes) == (MOMENT, True, 120)
    assert (facts.make, facts.model, facts.serial) == ("FocusFlow", "Sample One", "SN-77")
    assert (facts.lens, facts.focal_mm, facts.aperture) == ("Prime 85mm F1.8", 85.0, 2.8)
    assert (facts.exposure_s, facts.iso, facts.has_gps) == (1 / 250, 800, False)


def test_a_raw_tells_the_size_of_its_sensor_not_of_its_preview(read):
    facts = read(dng(320, 200, preview=jpeg(64, 40), orientation=6), "A.DNG")
    assert (facts.kind, facts.width, facts.height, facts.orientation) == (PhotoKind.RAW, 320, 200, 6)
    assert (facts.captured_at, facts.serial) == (MOMENT, "SN-77")


@pytest.mark.parametrize("magic", [b"IIRO", b"IIU\0", b"II*\0"])
def test_cousins_of_tiff_are_read(read, magic):
    tiff = TiffBuilder(magic=magic)
    exif = tiff.directory(EXIF_TAGS)
    facts = read(tiff.finish(tiff.directory({**FIRST_TAGS, 0x8769: (LONG, exif)})), "P1.ORF")
    assert (facts.captured_at, facts.model) == (MOMENT, "Sample One")


def test_a_canon_cr3_keeps_each_directory_in_a_box(read):
    first, exif = TiffBuilder(), TiffBuilder()
    boxes = iso_box(
        b"CMT1", first.finish(first.directory({**FIRST_TAGS, 256: (LONG, 600), 257: (LONG, 400)}))
    )
    boxes += iso_box(b"CMT2", exif.finish(exif.directory(EXIF_TAGS)))
    canon = iso_box(b"uuid", bytes.fromhex("85c0b687820f11e08111f4ce462b6a48"), boxes)
    facts = read(iso_box(b"ftyp", b"crx \0\0\0\1") + iso_box(b"moov", canon), "A.CR3")
    assert (facts.kind, facts.captured_at, facts.lens) == (PhotoKind.RAW, MOMENT, "Prime 85mm F1.8")
    assert (facts.width, facts.height) == (600, 400)


def test_a_fujifilm_raw_is_read_through_its_jpeg(read):
    facts = read(raf(length=100, present=100), "DSCF1.RAF")
    assert (facts.captured_at, facts.width, facts.height) == (MOMENT, 300, 200)


@pytest.mark.parametrize("suffix", ["PNG", "WEBP", "TIFF"])
def test_other_pictures_tell_size_and_moment(read, suffix):
    out = io.BytesIO()
    Image.fromarray(scene(120, 80)).save(out, suffix, exif=b"Exif\0\0" + exif_block())
    facts = read(out.getvalue(), f"a.{suffix.lower()}")
    assert (facts.kind.value, facts.width, facts.height) == (suffix.lower(), 120, 80)
    assert facts.captured_at == MOMENT


def test_a_video_has_the_time_it_was_written(tmp_path):
    film = tmp_path / "C0001.MP4"
    film.write_bytes(iso_box(b"ftyp", b"isom\0\0\0\0") + iso_box(b"mdat", b"film"))
    moment = datetime(2026, 6, 20, 14, 30, 5)
    os.utime(film, (moment.timestamp(), moment.timestamp()))
    facts = read_facts(film)
    assert (facts.kind, facts.captured_at) == (PhotoKind.VIDEO, moment)


@pytest.mark.parametrize(
    "said", ["0000:00:00 00:00:00", "    :  :     :  :  ", "2026:13:40 10:00:00", "1700:01:01 00:00:00", ""]
)
def test_a_date_that_never_was_is_no_date(read, said):
    assert read(jpeg(exif=exif_block(exif={36867: (ASCII, said)}))).captured_at is None


def test_a_jpeg_without_exif_still_has_a_size(read):
    facts = read(jpeg(64, 48))
    assert (facts.captured_at, facts.width, facts.height, facts.orientation) == (None, 64, 48, 1)


def test_gps_is_told_without_its_place(read):
    place = {
        1: (ASCII, "N"),
        2: (RATIONAL, [(48, 1), (0, 1), (0, 1)]),
        4: (RATIONAL, [(11, 1), (0, 1), (0, 1)]),
    }
    assert read(jpeg(exif=exif_block(gps=place))).has_gps


def test_fractions_by_nothing_and_wild_numbers_are_left_out(read):
    wild = {33434: (RATIONAL, (1, 0)), 33437: (RATIONAL, (0, 0)), 37386: (RATIONAL, (0, 1))}
    facts = read(jpeg(exif=exif_block(exif=wild, first={274: (SHORT, 77)})))
    assert (facts.exposure_s, facts.aperture, facts.focal_mm, facts.orientation) == (None, None, None, 1)


def test_texts_lose_their_nuls_and_spaces(read):
    facts = read(jpeg(exif=exif_block(first={271: (ASCII, b"  Canon\0\0junk"), 272: (ASCII, b"\0\0\0\0\0")})))
    assert (facts.make, facts.model) == ("Canon", None)


def test_directories_in_a_loop_end(read):
    tiff = TiffBuilder()
    start = len(tiff.content)
    looped = tiff.directory({272: (ASCII, "abc"), 330: (LONG, start)}, following=start)
    assert looped == start
    assert read(tiff.finish(looped), "loop.NEF").model == "abc"


def test_offsets_beyond_the_file_are_simply_not_there(read):
    tiff = TiffBuilder()
    content = bytearray(
        tiff.finish(tiff.directory({271: (ASCII, "A long maker's name"), 0x8769: (LONG, 1 << 31)}))
    )
    struct.pack_into("<I", content, content.index(struct.pack("<HHI", 271, 2, 20)) + 8, 0xFFFFFFF0)
    facts = read(bytes(content), "far.NEF")
    assert (facts.make, facts.captured_at) == (None, None)


def test_any_flipped_byte_in_the_head_gives_facts_and_no_crash(read):
    whole = jpeg(64, 48, exif=exif_block())
    for place in range(3, 600):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        facts = read(bytes(broken))
        assert 1 <= facts.orientation <= 8


def test_every_truncation_of_a_raw_gives_facts_and_no_crash(read):
    whole = dng(64, 48)
    for length in range(16, len(whole), 97):
        assert read(whole[:length], "cut.DNG").kind is PhotoKind.RAW


def test_what_is_no_picture_is_refused(read):
    with pytest.raises(Refused):
        read(b"Dear Anna,", "letter.txt")


def test_a_file_that_is_away_is_unavailable(tmp_path):
    with pytest.raises(Unavailable):
        read_facts(tmp_path / "gone.jpg")
