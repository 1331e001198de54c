from __future__ import annotations

import pytest

from focusflow_desktop.photos.export.presets import Preset, builtin_presets, find_preset
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.imaging.recipe import Anchor, ColourSpace, Fit, Keep, Recipe


def test_the_built_in_presets_are_the_promised_ones():
    by_name = {preset.name: preset.recipe for preset in builtin_presets()}
    assert list(by_name) == [
        "Gallery 2048", "Thumb 512", "Proof 1600", "Print full", "Instagram 1080/1350", "Press 3000",
    ]  # fmt: skip
    gallery = by_name["Gallery 2048"]
    assert (gallery.px, gallery.quality, gallery.progressive, gallery.metadata) == (
        2048,
        82,
        True,
        Keep.COPYRIGHT,
    )
    assert gallery.strip_gps
    assert by_name["Proof 1600"].watermark.anchor is Anchor.TILE
    assert (by_name["Print full"].quality, by_name["Print full"].icc) == (95, ColourSpace.KEEP)
    assert by_name["Press 3000"].max_bytes == 2_000_000


def test_a_preset_is_found_however_it_is_typed():
    for typed in ("Gallery 2048", "gallery-2048", "GALLERY  2048", "gallery_2048"):
        assert find_preset(typed, builtin_presets()).name == "Gallery 2048"
    assert find_preset("instagram-1080-1350", builtin_presets()).recipe.fit is Fit.BOX
    with pytest.raises(Refused, match="Thumb 512"):
        find_preset("galery", builtin_presets())


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_preset_needs_a_name_that_can_be_shown(name):
    with pytest.raises(Refused) as refused:
        Preset(name=name, recipe=Recipe())
    assert refused.value.fields["field"] == "name"
