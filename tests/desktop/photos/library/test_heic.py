import io

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.photos.library import heic
from focusflow_desktop.photos.library.decoding import decode_for_screen
from focusflow_desktop.photos.library.facts import facts_of
from focusflow_desktop.photos.library.inspection import inspect_source
from focusflow_desktop.photos.library.source import ByteSource
from focusflow_desktop.shared.imaging.metadata import Facts
from focusflow_desktop.shared.imaging.recipe import Format, Recipe
from focusflow_desktop.shared.imaging.render import Source, render
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


def avif(orientation: int) -> bytes:
    """A picture of 96 × 64 whose upper left corner is red, said to be turned."""
    pixels = np.zeros((64, 96, 3), np.uint8)
    pixels[:20, :30] = (255, 0, 0)
    exif = Image.Exif()
    exif[274] = orientation
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "AVIF", quality=95, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_avif_tells_how_it_is_turned_as_exif_would(orientation):
    source = ByteSource.of(avif(orientation))
    assert heic.orientation(source) == orientation
    assert heic.stored_size(source) == (96, 64)
    facts = facts_of(source, name="a.avif")
    assert (facts.kind.value, facts.width, facts.height, facts.orientation) == ("avif", 96, 64, orientation)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_avif_is_shown_and_exported_the_same_way_up(orientation, tmp_path):
    file = tmp_path / "final.avif"
    file.write_bytes(avif(orientation))
    shown = decode_for_screen(file, None)
    on_screen = np.frombuffer(shown.rgb, np.uint8).reshape(shown.height, shown.width, 3)
    [made] = render(Source(encoded=file.read_bytes(), facts=Facts()), [Recipe(format=Format.PNG)])
    exported = np.asarray(Image.open(io.BytesIO(made.content)).convert("RGB"))
    assert exported.shape == on_screen.shape
    assert np.abs(exported.astype(int) - on_screen).mean() < 3
    corner = {1: (0, 0), 2: (0, -1), 3: (-1, -1), 4: (-1, 0), 5: (0, 0), 6: (0, -1), 7: (-1, -1), 8: (-1, 0)}
    assert on_screen[corner[orientation]][0] > 200


def test_a_whole_avif_is_good_and_one_that_breaks_off_is_not(tmp_path):
    whole = avif(1)
    assert inspect_source(ByteSource.of(whole), name="a.avif").is_good
    assert not inspect_source(ByteSource.of(whole[:-40]), name="a.avif").is_good
