import io

from PIL import Image

from focusflow_desktop.photos.library import heic
from focusflow_desktop.photos.library.facts import facts_of
from focusflow_desktop.photos.library.source import ByteSource
from tests.support.picture_files import exif_block, iso_box, scene


def heif(width: int, height: int, *, exif: bytes) -> bytes:
    """AVIF is built of the same boxes; its brand is changed so that only the boxes are looked at."""
    out = io.BytesIO()
    Image.fromarray(scene(width, height)).save(out, "AVIF", exif=b"Exif\0\0" + exif)
    return out.getvalue().replace(b"ftypavif", b"ftypheic", 1)


def test_the_boxes_tell_size_and_exif():
    content = heif(96, 64, exif=exif_block())
    source = ByteSource.of(content)
    assert heic.shown_size(source) == (96, 64)
    assert source.at(heic.exif_base(source), 4) == b"II*\0"


def test_a_heic_tells_its_facts_upright():
    facts = facts_of(ByteSource.of(heif(96, 64, exif=exif_block())), name="a.heic")
    assert (facts.kind.value, facts.width, facts.height, facts.orientation) == ("heic", 96, 64, 1)
    assert (facts.model, facts.iso) == ("Sample One", 800)


def test_a_turned_heic_tells_the_size_it_is_shown_at():
    properties = iso_box(b"ispe", bytes(4), (96).to_bytes(4, "big"), (64).to_bytes(4, "big")) + iso_box(
        b"irot", b"\1"
    )
    meta = iso_box(b"meta", bytes(4), iso_box(b"iprp", iso_box(b"ipco", properties)))
    assert heic.shown_size(ByteSource.of(meta)) == (64, 96)


def test_nothing_is_told_of_nothing():
    source = ByteSource.of(iso_box(b"ftyp", b"heic"))
    assert (heic.shown_size(source), heic.exif_base(source)) == ((0, 0), None)
