import pytest

from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.photos.library.tiff import Tiff, exif_directory, image_directories, read_directory
from tests.support.picture_files import ASCII, BYTE, LONG, RATIONAL, SHORT, SRATIONAL, TiffBuilder


def opened(content: bytes, base: int = 0) -> Tiff:
    tiff = Tiff.at(ByteSource.of(content), base)
    assert tiff is not None
    return tiff


@pytest.mark.parametrize("order", ["<", ">"])
def test_every_type_is_read_in_both_orders(order):
    builder = TiffBuilder(order=order)
    tags = {
        1: (SHORT, 7),
        2: (SHORT, [1, 2, 3]),
        3: (LONG, 1 << 31),
        4: (RATIONAL, [(1, 4), (3, 0)]),
        5: (SRATIONAL, (-7, 10)),
        6: (ASCII, "short"),
        7: (ASCII, "ab"),
        8: (BYTE, [9, 8]),
    }
    tiff = opened(builder.finish(builder.directory(tags)))
    read = read_directory(tiff, tiff.first())
    assert (read.whole(1), read.numbers(2), read.whole(3)) == (7, (1, 2, 3), 1 << 31)
    assert (read.numbers(4), read.number(5)) == ((0.25,), -0.7)  # a fraction by nothing is left out
    assert (read.text(6), read.text(7), read.numbers(8)) == ("short", "ab", (9, 8))
    assert (read.number(99), read.text(99), read.whole(99, 5)) == (None, None, 5)


def test_a_tiff_inside_another_file_counts_from_its_own_start():
    builder = TiffBuilder()
    content = builder.finish(builder.directory({271: (ASCII, "A long name")}))
    tiff = opened(b"before" + content, 6)
    assert read_directory(tiff, tiff.first()).text(271) == "A long name"


def test_directories_are_walked_once_each_however_they_point():
    builder = TiffBuilder()
    start = len(builder.content)
    second = start + 2 + 12 + 4
    builder.directory({330: (LONG, second)}, following=start)
    builder.directory({330: (LONG, start)}, following=second)
    assert len(list(image_directories(opened(builder.finish(start))))) == 2


def test_a_table_cut_short_is_not_whole():
    builder = TiffBuilder()
    content = builder.finish(builder.directory({1: (SHORT, 1), 2: (SHORT, 2), 3: (SHORT, 3)}))
    cut = opened(content[:-20])
    read = read_directory(cut, cut.first())
    assert not read.is_whole
    assert read.whole(1) == 1


def test_text_that_is_no_utf8_is_still_text():
    builder = TiffBuilder()
    tiff = opened(builder.finish(builder.directory({271: (ASCII, b"caf\xe9 1\0")})))
    assert read_directory(tiff, tiff.first()).text(271) == "café 1"


def test_no_exif_is_an_empty_directory():
    builder = TiffBuilder()
    tiff = opened(builder.finish(builder.directory({271: (ASCII, "x")})))
    assert exif_directory(read_directory(tiff, tiff.first()), tiff).tags == {}


@pytest.mark.parametrize("content", [b"", b"II", b"II*\0", b"JJ*\0aaaa", b"\xff\xd8\xff\xe0aaaa"])
def test_what_is_no_tiff_is_none(content):
    assert Tiff.at(ByteSource.of(content)) is None
