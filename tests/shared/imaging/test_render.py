from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.shared.errors import Damaged, Refused, Unavailable
from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace, Fit, Format, Keep, Recipe, Sharpen, Watermark
from focusflow_desktop.shared.imaging.render import Rendered, Source, render


def opened(made: object) -> Image.Image:
    assert isinstance(made, Rendered)
    image = Image.open(BytesIO(made.content))
    image.load()
    return image


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_every_orientation_comes_out_upright(scene, encoded, orientation, kind):
    exif = Image.Exif()
    exif[0x0112] = orientation
    turns = {2: 0, 3: 1, 4: 6, 5: 5, 6: 2, 7: 3, 8: 4}  # the turn that stores an upright picture so
    back = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270}  # fmt: skip
    stored = scene.transpose(back[orientation]) if orientation in turns else scene
    (made,) = render(Source(encoded=encoded(stored, kind, exif=exif)), [Recipe(fit=Fit.LONG_EDGE, px=120)])
    image = opened(made)
    assert image.size == (120, 80)
    assert image.getpixel((20, 20)) == pytest.approx((200, 30, 30), abs=8)
    assert image.getpixel((100, 20)) == pytest.approx((30, 180, 40), abs=8)


def test_a_given_orientation_wins_over_the_files(scene, encoded):
    (made,) = render(Source(encoded=encoded(scene, "JPEG"), orientation=6), [Recipe()])
    assert opened(made).size == (160, 240)


def test_several_recipes_come_back_in_their_order(busy, encoded):
    recipes = [Recipe(fit=Fit.LONG_EDGE, px=px) for px in (100, 500, 30, 300)]
    assert [made.width for made in render(Source(encoded=encoded(busy, "JPEG")), recipes)] == [
        100,
        500,
        30,
        300,
    ]


def test_sharing_a_decode_changes_nothing_that_can_be_seen(busy, encoded):
    source = Source(encoded=encoded(busy, "JPEG", quality=95))
    small, mark = Recipe(fit=Fit.LONG_EDGE, px=100, format=Format.PNG), Watermark(text="PROOF", opacity=1.0)
    large = Recipe(fit=Fit.LONG_EDGE, px=400, sharpen=Sharpen.MATTE, watermark=mark)
    (alone,) = render(source, [small])
    _, shared = render(source, [large, small])
    difference = np.abs(np.asarray(opened(alone)).astype(int) - np.asarray(opened(shared)))
    assert difference.mean() < 4


def test_a_wide_gamut_source_becomes_srgb_and_says_so(encoded):
    patch = Image.new("RGB", (64, 64), (120, 160, 110))
    source = Source(encoded=encoded(patch, "TIFF", icc_profile=profile_of(ColourSpace.ADOBE_RGB)))
    srgb, kept = render(source, [Recipe(format=Format.PNG), Recipe(format=Format.PNG, icc=ColourSpace.KEEP)])
    assert opened(srgb).getpixel((32, 32)) == pytest.approx((99, 161, 108), abs=2)
    assert opened(srgb).info["icc_profile"] == profile_of(ColourSpace.SRGB)
    assert opened(kept).getpixel((32, 32)) == (120, 160, 110)
    assert opened(kept).info["icc_profile"] == profile_of(ColourSpace.ADOBE_RGB)


def test_a_byte_limit_below_the_floor_costs_pixels_and_is_told(busy, encoded):
    recipe = Recipe(quality=90, min_quality=70, max_bytes=9000, metadata=Keep.NONE)
    (made,) = render(Source(encoded=encoded(busy, "PNG")), [recipe])
    assert isinstance(made, Rendered)
    assert len(made.content) <= 9000
    assert made.shrunk and made.quality >= 70 and made.width < 600


def test_a_byte_limit_holds_for_formats_without_quality(busy, encoded):
    (made,) = render(Source(encoded=encoded(busy, "PNG")), [Recipe(format=Format.PNG, max_bytes=40_000)])
    assert isinstance(made, Rendered)
    assert len(made.content) <= 40_000 and made.shrunk


def test_an_impossible_limit_is_refused_and_the_others_go_on(busy, encoded):
    impossible = Recipe(format=Format.PNG, max_bytes=1024)
    failed, made = render(
        Source(encoded=encoded(busy, "PNG")), [impossible, Recipe(fit=Fit.LONG_EDGE, px=50)]
    )
    assert isinstance(failed, Refused)
    assert opened(made).size == (50, 33)


def test_one_missing_logo_does_not_stop_the_other_sizes(busy, encoded):
    marked = Recipe(watermark=Watermark(image=Path("/nowhere/logo.png")))
    failed, made = render(Source(encoded=encoded(busy, "JPEG")), [marked, Recipe()])
    assert isinstance(failed, Unavailable)
    assert isinstance(made, Rendered)


def test_transparency_becomes_white_in_a_jpeg(encoded):
    clear = Image.new("RGBA", (32, 32), (255, 0, 0, 0))
    (made,) = render(Source(encoded=encoded(clear, "PNG")), [Recipe()])
    assert opened(made).getpixel((16, 16)) == (255, 255, 255)


def test_developed_pixels_need_no_file():
    pixels = np.full((40, 60, 3), (10, 200, 30), np.uint8)
    (made,) = render(Source(developed=pixels), [Recipe(fit=Fit.LONG_EDGE, px=30)])
    assert opened(made).size == (30, 20)


def test_half_a_jpeg_is_no_source(busy, encoded):
    content = encoded(busy, "JPEG")
    with pytest.raises(Damaged):
        render(Source(encoded=content[: len(content) // 2]), [Recipe()])


def test_nothing_is_enlarged_unasked(scene, encoded):
    (made,) = render(Source(encoded=encoded(scene, "JPEG")), [Recipe(fit=Fit.LONG_EDGE, px=2048)])
    assert opened(made).size == (240, 160)
