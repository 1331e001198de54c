import pytest

from focusflow_desktop.photos.sidecars.packet import parse
from focusflow_desktop.photos.sidecars.programs import program_of
from tests.support import sidecar_texts


@pytest.mark.parametrize(
    ("name", "program"),
    [
        ("lightroom_pick", "Lightroom / Camera Raw"),
        ("photo_mechanic", "Photo Mechanic"),
        ("darktable_reject", "darktable"),
        ("digikam", "digiKam"),
        ("exiftool_split", "ExifTool"),
        ("capture_one", ""),
        ("no_wrapper", ""),
    ],
)
def test_a_program_is_named_only_where_the_packet_tells_it(name: str, program: str) -> None:
    assert program_of(parse(sidecar_texts.ALL[name].encode())) == program


def test_the_last_writer_counts_and_not_what_earlier_ones_left() -> None:
    left = sidecar_texts.DIGIKAM.replace("'adobe:ns:meta/'", "'adobe:ns:meta/' x:xmptk='Adobe XMP Core 7.0'")
    assert program_of(parse(left.encode())) == "Lightroom / Camera Raw"


def test_a_file_of_our_own_names_no_program() -> None:
    ours = sidecar_texts.DIGIKAM.replace("'adobe:ns:meta/'", "'adobe:ns:meta/' x:xmptk='FocusFlow'")
    assert program_of(parse(ours.encode())) == ""
