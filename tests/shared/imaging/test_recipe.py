from __future__ import annotations

from pathlib import Path

import pytest

from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.imaging.recipe import Fit, Format, Recipe, Watermark


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        (Recipe(), (6000, 4000)),
        (Recipe(fit=Fit.LONG_EDGE, px=2048), (2048, 1365)),
        (Recipe(fit=Fit.SHORT_EDGE, px=1000), (1500, 1000)),
        (Recipe(fit=Fit.BOX, px=1080, px_high=1350), (1080, 720)),
        (Recipe(fit=Fit.MEGAPIXELS, megapixels=6), (3000, 2000)),
        (Recipe(fit=Fit.PERCENT, percent=10), (600, 400)),
        (Recipe(fit=Fit.LONG_EDGE, px=9000), (6000, 4000)),
        (Recipe(fit=Fit.LONG_EDGE, px=9000, enlarge=True), (9000, 6000)),
    ],
)
def test_a_size_keeps_the_shape_and_enlarges_only_when_asked(recipe, expected):
    assert recipe.target(6000, 4000) == expected


def test_an_upright_box_takes_an_upright_picture_whole():
    assert Recipe(fit=Fit.BOX, px=1080, px_high=1350).target(4000, 6000) == (900, 1350)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("quality", 0), ("ppi", 0), ("amount", 9.0), ("effort", 10), ("max_bytes", 10), ("min_quality", 101)],
)
def test_nonsense_is_refused_by_the_name_of_its_field(field, wrong):
    with pytest.raises(Refused) as refused:
        Recipe(**{field: wrong})
    assert refused.value.fields["field"] == field


def test_a_size_without_pixels_is_refused():
    for fit in (Fit.LONG_EDGE, Fit.SHORT_EDGE, Fit.BOX, Fit.MEGAPIXELS):
        with pytest.raises(Refused):
            Recipe(fit=fit)


def test_a_watermark_is_a_text_or_an_image_and_never_both():
    for wrong in ({}, {"text": "  "}, {"text": "a", "image": Path("logo.png")}):
        with pytest.raises(Refused):
            Watermark(**wrong)


def test_formats_know_their_suffix():
    assert [f.suffix for f in Format] == [".jpg", ".png", ".webp", ".avif", ".tif"]
