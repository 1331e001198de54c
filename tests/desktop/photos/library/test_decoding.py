import io

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.photos.library.decoding import decode_for_screen, fitted
from focusflow_desktop.photos.library.pixels import Pixels, PixelSource
from focusflow_desktop.shared.errors import Damaged, Refused
from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace
from tests.support.picture_files import ASCII, LONG, SHORT, TiffBuilder, dng, exif_block, iso_box, jpeg, scene


@pytest.fixture
def show(tmp_path):
    def shown(content: bytes, name: str = "a.jpg", box=(160, 160)) -> Pixels:
        (tmp_path / name).write_bytes(content)
        return decode_for_screen(tmp_path / name, box)

    return shown


def array(pixels: Pixels) -> np.ndarray:
    return np.frombuffer(pixels.rgb, np.uint8).reshape(pixels.height, pixels.width, 3)


@pytest.mark.parametrize(
    ("box", "size"),
    [((160, 160), (160, 100)), ((5000, 5000), (640, 400)), ((640, 50), (80, 50)), (None, (640, 400))],
)
def test_a_jpeg_fits_its_box_exactly_and_is_never_enlarged(show, box, size):
    pixels = show(jpeg(640, 400), box=box)
    assert (pixels.width, pixels.height) == size
    assert (pixels.original_width, pixels.original_height, pixels.source) == (640, 400, PixelSource.FULL)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_shown_upright(show, orientation):
    stored = Image.fromarray(scene(320, 200))
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what undoes each, as Pillow numbers its turns
    if orientation in turns:
        stored = stored.transpose(Image.Transpose(turns[orientation]))
    content = jpeg(pixels=np.asarray(stored), exif=exif_block(first={274: (SHORT, orientation)}), quality=95)
    pixels = show(content, box=(320, 320))
    assert (pixels.width, pixels.height) == (320, 200)
    assert np.abs(array(pixels).astype(int) - scene(320, 200)).mean() < 4


def test_a_raw_shows_its_embedded_jpeg_turned_like_the_raw(show):
    pixels = show(dng(320, 200, preview=jpeg(320, 200), orientation=6), "a.dng")
    assert (pixels.source, pixels.width, pixels.height) == (PixelSource.EMBEDDED, 100, 160)
    assert (pixels.original_width, pixels.original_height) == (200, 320)


def test_a_raw_with_a_tiny_preview_is_developed_at_half_size(show):
    pixels = show(dng(640, 400, preview=jpeg(64, 40)), "a.dng", box=(320, 320))
    assert (pixels.source, pixels.width, pixels.height) == (PixelSource.HALF, 320, 200)


def test_a_raw_without_a_preview_is_developed(show):
    assert show(dng(320, 200, preview=None), "a.dng").source is PixelSource.HALF


def test_at_100_percent_a_raw_with_a_small_preview_is_developed_in_full(show):
    pixels = show(dng(640, 400, preview=jpeg(320, 200)), "a.dng", box=None)
    assert (pixels.source, pixels.width, pixels.height) == (PixelSource.FULL, 640, 400)


def test_at_100_percent_a_full_size_preview_will_do(show):
    assert show(dng(320, 200), "a.dng", box=None).source is PixelSource.EMBEDDED


def test_a_jpeg_that_breaks_off_is_shown_as_far_as_it_goes_and_says_so(show):
    whole = jpeg(320, 200)
    pixels = show(whole[: len(whole) * 2 // 3])
    assert pixels.is_partial
    assert (pixels.width, pixels.height) == (160, 100)


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_grey_and_cmyk_jpegs_are_shown(show, mode):
    out = io.BytesIO()
    Image.fromarray(scene(64, 40)).convert(mode).save(out, "JPEG")
    assert show(out.getvalue()).width == 64


@pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF"])
def test_other_formats_are_shown(show, form):
    out = io.BytesIO()
    Image.fromarray(scene(320, 200)).save(out, form)
    pixels = show(out.getvalue(), f"a.{form.lower()}")
    assert (pixels.width, pixels.height) == (160, 100)


def test_transparent_pixels_lie_on_grey(show):
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(out, "PNG")
    assert array(show(out.getvalue(), "a.png"))[0, 0].tolist() == [128, 128, 128]


def test_sixteen_bits_are_shown_as_eight(show):
    out = io.BytesIO()
    Image.fromarray(np.full((8, 8), 0x8000, np.uint16)).save(out, "PNG")
    assert array(show(out.getvalue(), "a.png"))[0, 0].tolist() == [128, 128, 128]


def test_adobe_rgb_is_converted_for_the_screen(show):
    out = io.BytesIO()
    plain = Image.new("RGB", (16, 16), (100, 200, 100))
    plain.save(out, "JPEG", quality=95, icc_profile=profile_of(ColourSpace.ADOBE_RGB))
    red, green, blue = array(show(out.getvalue()))[8, 8].tolist()
    assert red < 60
    assert green == pytest.approx(202, abs=4)
    assert blue < 100


def test_a_video_is_refused(show):
    with pytest.raises(Refused) as caught:
        show(iso_box(b"ftyp", b"isom") + iso_box(b"mdat", b"film"), "a.mp4")
    assert caught.value.code == "picture.video"


def test_a_raw_that_is_only_a_header_is_damaged(show):
    with pytest.raises(Damaged):
        show(dng(320, 200, preview=None)[:900], "a.dng")


def test_fitting_keeps_the_shape():
    assert fitted((6000, 4000), (1920, 1200)) == (1800, 1200)
    assert fitted((10, 10_000), (100, 100)) == (1, 100)


def test_a_raw_whose_embedded_jpeg_is_broken_is_developed(show):
    shown = bytearray(jpeg(320, 200))
    start = shown.index(b"\xff\xc4")
    shown[start : start + 200] = bytes(200)
    pixels = show(dng(320, 200, preview=bytes(shown)), "a.dng")
    assert (pixels.source, pixels.width) == (PixelSource.HALF, 160)


def test_a_broken_png_is_damaged_in_its_own_words(show):
    out = io.BytesIO()
    Image.fromarray(scene(64, 40)).save(out, "PNG")
    content = bytearray(out.getvalue())
    content[60:900] = bytes(840)
    with pytest.raises(Damaged) as caught:
        show(bytes(content), "a.png")
    assert "JPEG" not in caught.value.message


@pytest.mark.parametrize("marked", [{0xA001: (SHORT, 2)}, "R03"])
def test_a_camera_jpeg_marked_as_adobe_rgb_is_converted_for_the_screen(show, marked):
    plain = np.full((16, 16, 3), (100, 200, 100), np.uint8)
    exif = interoperable(marked) if isinstance(marked, str) else exif_block(exif=marked)
    red, _, blue = array(show(jpeg(pixels=plain, exif=exif, quality=95)))[8, 8].tolist()
    assert red < 60
    assert blue < 100


def interoperable(index: str) -> bytes:
    tiff = TiffBuilder()
    below = tiff.directory({1: (ASCII, index)})
    exif = tiff.directory({0xA001: (SHORT, 65535), 0xA005: (LONG, below)})
    return tiff.finish(tiff.directory({0x8769: (LONG, exif)}))
