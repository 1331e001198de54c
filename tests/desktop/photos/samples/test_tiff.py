import struct
from fractions import Fraction

from focusflow_desktop.photos.samples.tiff import Kind, Tag, TiffWriter


def test_a_directory_is_sorted_and_found_from_the_header():
    writer = TiffWriter()
    first = writer.directory([Tag(272, Kind.ASCII, "EOS"), Tag(256, Kind.LONG, [300])])
    content = writer.finish(first)
    (place,) = struct.unpack_from("<I", content, 4)
    assert place == first
    assert struct.unpack_from("<HHHI", content, place) == (2, 256, Kind.LONG, 1)


def test_long_values_lie_elsewhere_at_even_places():
    writer = TiffWriter()
    writer.put(b"odd")
    first = writer.directory([Tag(33434, Kind.RATIONAL, [Fraction(1, 1250)])])
    content = writer.finish(first)
    (place,) = struct.unpack_from("<I", content, first + 2 + 8)
    assert place % 2 == 0
    assert struct.unpack_from("<II", content, place) == (1, 1250)


def test_texts_end_with_nul_and_numbers_below_zero_keep_their_sign():
    assert Tag(271, Kind.ASCII, "Canon").encoded() == b"Canon\0"
    assert Tag(50721, Kind.SRATIONAL, [Fraction(-1, 2)]).encoded() == struct.pack("<ii", -1, 2)
