from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from focusflow_desktop.shared.imaging.colour import convert, source_profile
from focusflow_desktop.shared.imaging.profiles import profile_of
from focusflow_desktop.shared.imaging.recipe import ColourSpace


def adobe_to_srgb(colour: tuple[int, int, int]) -> np.ndarray:
    """By the published formulas, no colour engine: gamma 563/256, matrices, sRGB's curve."""
    linear = (np.array(colour) / 255) ** (563 / 256)
    to_xyz = np.array([[0.57667, 0.18556, 0.18823], [0.29734, 0.62736, 0.07529], [0.02703, 0.07069, 0.99134]])
    to_srgb = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])
    light = np.clip(to_srgb @ to_xyz @ linear, 0, 1)
    return 255 * np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize(
    "colour", [(128, 128, 128), (200, 120, 90), (90, 140, 200), (120, 160, 110), (250, 250, 250)]
)
def test_adobe_rgb_becomes_the_srgb_that_the_formulas_give(colour):
    patch = np.full((8, 8, 3), colour, np.uint8)
    converted = convert(patch, icc=profile_of(ColourSpace.ADOBE_RGB), to=ColourSpace.SRGB)
    assert converted.pixels[4, 4] == pytest.approx(adobe_to_srgb(colour), abs=2)
    assert converted.icc == profile_of(ColourSpace.SRGB)


def test_a_colour_survives_the_way_out_and_back():
    patch = np.full((8, 8, 3), (180, 90, 60), np.uint8)
    out = convert(patch, icc=profile_of(ColourSpace.SRGB), to=ColourSpace.DISPLAY_P3)
    back = convert(out.pixels, icc=out.icc, to=ColourSpace.SRGB)
    assert np.abs(back.pixels.astype(int) - patch).max() <= 2
    assert not np.array_equal(out.pixels, patch)


def test_what_is_srgb_already_is_not_touched():
    patch = np.full((8, 8, 3), (180, 90, 60), np.uint8)
    assert convert(patch, icc=profile_of(ColourSpace.SRGB), to=ColourSpace.SRGB).pixels is patch


def test_keep_leaves_pixels_and_profile():
    patch = np.full((8, 8, 3), (180, 90, 60), np.uint8)
    kept = convert(patch, icc=profile_of(ColourSpace.ADOBE_RGB), to=ColourSpace.KEEP)
    assert kept.pixels is patch
    assert kept.icc == profile_of(ColourSpace.ADOBE_RGB)


def test_alpha_is_not_a_colour():
    patch = np.full((8, 8, 4), (180, 90, 60, 77), np.uint8)
    assert (
        convert(patch, icc=profile_of(ColourSpace.ADOBE_RGB), to=ColourSpace.SRGB).pixels[..., 3] == 77
    ).all()


def test_a_broken_profile_counts_as_srgb():
    patch = np.full((8, 8, 3), (180, 90, 60), np.uint8)
    converted = convert(patch, icc=b"nonsense" * 40, to=ColourSpace.SRGB)
    assert np.array_equal(converted.pixels, patch)


def test_a_camera_that_marks_adobe_rgb_in_exif_is_believed():
    exif = Image.Exif()
    exif.get_ifd(0xA005)[1] = "R03"
    assert source_profile(None, exif) == profile_of(ColourSpace.ADOBE_RGB)
    assert source_profile(None, Image.Exif()) == profile_of(ColourSpace.SRGB)
