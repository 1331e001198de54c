from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.shared.imaging.encode import encode
from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace, Format, Recipe, Subsampling
from focusflow_desktop.shared.imaging.segments import Carried

CARRIED = Carried(icc=profile_of(ColourSpace.DISPLAY_P3))


@pytest.mark.parametrize("kind", list(Format))
def test_each_format_opens_again_with_its_profile(scene, kind):
    made = encode(np.asarray(scene), Recipe(format=kind, quality=90), CARRIED)
    opened = Image.open(BytesIO(made.content))
    opened.load()
    assert opened.format == {"jpeg": "JPEG", "tiff": "TIFF"}.get(kind, kind.upper())
    assert opened.info["icc_profile"] == CARRIED.icc
    assert made.quality == (90 if kind.has_quality else None)


def test_progressive_is_progressive_and_baseline_is_not(scene):
    for wanted in (True, False):
        made = encode(np.asarray(scene), Recipe(progressive=wanted), CARRIED)
        assert bool(Image.open(BytesIO(made.content)).info.get("progressive")) is wanted


@pytest.mark.parametrize("progressive", [True, False])
def test_the_subsampling_is_the_one_asked_for(scene, progressive):
    import simplejpeg

    for wanted in Subsampling:
        made = encode(np.asarray(scene), Recipe(subsampling=wanted, progressive=progressive), CARRIED)
        assert simplejpeg.decode_jpeg_header(made.content)[3] == wanted


@pytest.mark.parametrize("kind", [Format.JPEG, Format.WEBP])
def test_a_byte_limit_is_held_with_the_best_quality_that_holds_it(busy, kind):
    pixels = np.asarray(busy)
    free = encode(pixels, Recipe(format=kind, quality=95), CARRIED)
    limit = len(free.content) * 6 // 10
    recipe = Recipe(format=kind, quality=95, max_bytes=limit, min_quality=5, effort=0)
    made = encode(pixels, recipe, CARRIED)
    assert len(made.content) <= limit
    assert made.quality is not None and 5 <= made.quality < 95
    better = Recipe(format=kind, quality=made.quality + 1, effort=0)
    assert len(encode(pixels, better, CARRIED).content) > limit


def test_the_floor_is_kept_even_when_the_limit_is_not(busy):
    made = encode(np.asarray(busy), Recipe(quality=90, max_bytes=2000, min_quality=60), CARRIED)
    assert made.quality == 60
    assert len(made.content) > 2000


def test_alpha_is_kept_where_the_format_can(scene):
    pixels = np.dstack((np.asarray(scene), np.full((160, 240), 100, np.uint8)))
    for kind in (Format.PNG, Format.TIFF, Format.WEBP, Format.AVIF):
        opened = Image.open(BytesIO(encode(pixels, Recipe(format=kind), CARRIED).content))
        assert opened.mode == "RGBA"
        assert opened.getpixel((60, 40))[3] == pytest.approx(100, abs=3)


def test_the_density_is_written(scene):
    for kind in (Format.JPEG, Format.TIFF, Format.PNG):
        opened = Image.open(BytesIO(encode(np.asarray(scene), Recipe(format=kind, ppi=240), CARRIED).content))
        opened.load()
        assert float(opened.info["dpi"][0]) == pytest.approx(240, abs=0.5)
