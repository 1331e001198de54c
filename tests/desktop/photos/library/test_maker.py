import pytest

from focusflow_desktop.photos.library import maker
from focusflow_desktop.photos.library.exif import from_tiff
from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.photos.library.tiff import Tiff
from tests.support.picture_files import ASCII, LONG, RATIONAL, UNDEFINED, TiffBuilder


def read(make: str, note: bytes):
    tiff = TiffBuilder()
    exif = tiff.directory({0x927C: (UNDEFINED, note)})
    content = tiff.finish(tiff.directory({271: (ASCII, make), 0x8769: (LONG, exif)}))
    return from_tiff(Tiff.at(ByteSource.of(content)))


def test_nikons_note_is_a_tiff_of_its_own():
    note = TiffBuilder(order=">")
    lens = [(18, 1), (70, 1), (35, 10), (45, 10)]
    inner = note.finish(note.directory({0x1D: (ASCII, "2000123"), 0x84: (RATIONAL, lens)}))
    facts = read("NIKON CORPORATION", b"Nikon\0\x02\x10\0\0" + inner)
    assert (facts.serial, facts.lens) == ("2000123", "18-70mm f/3.5-4.5")


def test_canons_note_counts_from_the_files_start():
    tiff = TiffBuilder()
    lens = tiff.blob(b"EF85mm f/1.2L USM\0")
    rows = (2).to_bytes(2, "little")
    for tag, kind, count, value in ((0x0C, 4, 1, 330128148), (0x95, 2, 18, lens)):
        rows += b"".join(
            n.to_bytes(size, "little") for n, size in ((tag, 2), (kind, 2), (count, 4), (value, 4))
        )
    exif = tiff.directory({0x927C: (UNDEFINED, rows + bytes(16))})
    content = tiff.finish(tiff.directory({271: (ASCII, "Canon"), 0x8769: (LONG, exif)}))
    facts = from_tiff(Tiff.at(ByteSource.of(content)))
    assert (facts.serial, facts.lens) == ("330128148", "EF85mm f/1.2L USM")


@pytest.mark.parametrize("note", [b"Nikon\0\x02\x10\0\0broken note" * 3, bytes(40), b"x"])
@pytest.mark.parametrize("make", ["NIKON", "Canon", "Unknown"])
def test_a_broken_note_adds_nothing(make, note):
    assert (read(make, note).serial, read(make, note).lens) == (None, None)


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        ((50, 50, 1.8, 1.8), "50mm f/1.8"),
        ((24, 105, 4, 4), "24-105mm f/4"),
        ((18, 55, 3.5, 5.6), "18-55mm f/3.5-5.6"),
        ((0, 0, 0, 0), None),
        ((70, 24, 4, 4), None),
        ((35, 35, 0, 0), "35mm"),
    ],
)
def test_lenses_by_numbers(numbers, name):
    assert maker.lens_by_numbers(numbers) == name
