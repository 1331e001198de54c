from __future__ import annotations

import struct
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from focusflow_desktop.shared.imaging.metadata import Facts, keep_metadata, read_exif
from focusflow_desktop.shared.imaging.recipe import Format, Keep, Recipe
from focusflow_desktop.shared.imaging.render import Source, render
from focusflow_desktop.shared.imaging.segments import Carried, photoshop_resource, read_segments

GPS, EXIF = ExifTags.IFD.GPSInfo, ExifTags.IFD.Exif


def iptc(*datasets: tuple[int, bytes]) -> bytes:
    return b"".join(struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text for number, text in datasets)


IPTC = iptc((5, b"Title"), (80, b"Anna"), (90, b"Vienna"), (116, b"(c) Anna"))


@pytest.fixture
def full(scene, encoded) -> bytes:
    """A JPEG with place, serial number, maker note, artist, a turned orientation, IPTC."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x8298], exif[0x0110] = 6, "Anna", "(c) Anna", "Camera 5"
    exif.get_ifd(EXIF).update(
        {0xA431: "SERIAL-77", 0x927C: b"makernote-secret", 0x829A: 0.004, 0x9003: "2026:05:01 10:00:00"}
    )
    exif.get_ifd(GPS).update({1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (16.0, 22.0, 0.0)})
    from focusflow_desktop.shared.imaging.segments import splice

    block = exif.tobytes().removeprefix(b"Exif\x00\x00")
    return splice(encoded(scene, "JPEG"), Carried(exif=block, iptc=IPTC), ppi=300)


def exported(content: bytes, recipe: Recipe, facts: Facts | None = None) -> tuple[bytes, Image.Exif]:
    (made,) = render(Source(encoded=content, facts=facts or Facts()), [recipe])
    return made.content, Image.open(BytesIO(made.content)).getexif()


@pytest.mark.parametrize("kind", list(Format))
def test_no_place_leaves_the_house_when_places_are_stripped(full, kind):
    content, exif = exported(full, Recipe(format=kind, metadata=Keep.ALL, strip_gps=True))
    assert not exif.get_ifd(GPS)
    assert b"Vienna" not in content
    assert exif[0x0110] == "Camera 5"


def test_a_place_stays_when_it_may(full):
    content, exif = exported(full, Recipe(metadata=Keep.ALL, strip_gps=False))
    assert exif.get_ifd(GPS)[2] == (48.0, 12.0, 30.0)
    assert b"Vienna" in content


def test_serial_numbers_are_stripped_when_asked(full):
    assert exported(full, Recipe(strip_serials=False))[1].get_ifd(EXIF)[0xA431] == "SERIAL-77"
    content, exif = exported(full, Recipe(strip_serials=True))
    assert 0xA431 not in exif.get_ifd(EXIF)
    assert b"SERIAL-77" not in content


def test_the_maker_note_never_leaves(full):
    assert b"makernote-secret" not in exported(full, Recipe(strip_gps=False))[0]


def test_the_picture_is_upright_and_says_so(full):
    content, exif = exported(full, Recipe())
    assert exif[0x0112] == 1
    assert Image.open(BytesIO(content)).size == (160, 240)
    assert exif.get_ifd(EXIF)[0xA002] == 160


def test_copyright_only_keeps_who_and_drops_when_and_what(full):
    content, exif = exported(full, Recipe(metadata=Keep.COPYRIGHT))
    assert exif[0x013B] == "Anna" and exif[0x8298] == "(c) Anna"
    assert 0x0110 not in exif and not exif.get_ifd(EXIF)
    assert read_segments(content).iptc == iptc((80, b"Anna"), (116, b"(c) Anna"))


def test_none_is_none_but_the_profile(full):
    carried = read_segments(exported(full, Recipe(metadata=Keep.NONE))[0])
    assert carried.exif is None and carried.xmp is None and carried.iptc is None
    assert carried.icc is not None


def test_the_library_speaks_where_the_file_is_silent(scene, encoded):
    facts = Facts(
        creator="Boris",
        rights="© Boris",
        captured_at=datetime.fromisoformat("2026-06-01 09:30"),
        camera="R6",
        lens="85mm",
    )
    _, exif = exported(encoded(scene, "JPEG"), Recipe(), facts)
    assert exif[0x013B] == "Boris" and exif[0x0110] == "R6"
    assert exif.get_ifd(EXIF)[0x9003] == "2026:06:01 09:30:00"
    assert exif.get_ifd(EXIF)[0xA434] == "85mm"


@given(st.binary(max_size=400))
def test_broken_exif_costs_the_notes_never_the_picture(noise):
    for block in (noise, b"II*\0\x08\0\0\0" + noise, b"MM\0*\0\0\0\x08" + noise):
        exif = read_exif(block)
        keep_metadata(Carried(exif=block, iptc=noise), exif, recipe=Recipe(), facts=Facts(), size=(10, 10))


def test_iptc_is_read_from_between_other_resources():
    other = b"8BIM" + struct.pack(">HHI", 0x03ED, 0, 3) + b"abc\0"
    body = b"Photoshop 3.0\0" + other + photoshop_resource(IPTC)
    jpeg = b"\xff\xd8\xff\xed" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\0\2"
    assert read_segments(jpeg).iptc == IPTC
