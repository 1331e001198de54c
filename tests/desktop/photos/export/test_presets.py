from __future__ import annotations

import json
from pathlib import Path

import pytest

from focusflow_desktop.photos.export.presets import (
    Collision,
    Preset,
    RawFrom,
    builtin_presets,
    find_preset,
    load_presets,
    preset_from_json,
    save_preset,
)
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.imaging.recipe import Anchor, ColourSpace, Fit, Format, Keep, Recipe, Watermark


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


OWN = Preset(
    name="Blog / Größe 1200",
    recipe=Recipe(
        fit=Fit.LONG_EDGE, px=1200, format=Format.WEBP, max_bytes=300_000, amount=0.5,
        watermark=Watermark(image=Path("/logo.png"), anchor=Anchor.BOTTOM_RIGHT),
    ),
    raw=RawFrom.DEVELOP,
    name_template="{date}-{seq:3}",
    collision=Collision.SKIP,
)  # fmt: skip


def test_what_is_saved_is_loaded_again(tmp_path):
    file = save_preset(tmp_path, OWN)
    presets, problems = load_presets(tmp_path)
    assert problems == []
    assert find_preset(OWN.name, presets) == OWN
    assert json.loads(file.read_text())["recipe"]["px"] == 1200


@pytest.mark.parametrize("preset", builtin_presets(), ids=lambda preset: preset.name)
def test_every_built_in_survives_its_json(tmp_path, preset):
    assert preset_from_json(save_preset(tmp_path, preset).read_text()) == preset


def test_an_own_preset_wins_over_the_built_in_of_its_name(tmp_path):
    save_preset(tmp_path, Preset(name="Thumb 512", recipe=Recipe(fit=Fit.LONG_EDGE, px=300)))
    presets, _ = load_presets(tmp_path)
    assert find_preset("Thumb 512", presets).recipe.px == 300
    assert len(presets) == len(builtin_presets())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "not JSON"),
        ("[]", "an object"),
        ('{"recipe": {}}', "name is missing"),
        ('{"name": "a"}', "recipe is missing"),
        ('{"name": "a", "recipe": {"qualty": 80}}', "recipe.qualty is unknown"),
        ('{"name": "a", "recipe": {"quality": "80"}}', "recipe.quality must be a whole number"),
        ('{"name": "a", "recipe": {"quality": true}}', "recipe.quality must be a whole number"),
        ('{"name": "a", "recipe": {"quality": 400}}', "quality must be between 1 and 100"),
        ('{"name": "a", "recipe": {"format": "gif"}}', "recipe.format must be one of jpeg"),
        ('{"name": "a", "recipe": {"watermark": {}}}', "a text or an image"),
        ('{"name": "a", "recipe": {}, "name_template": "{x}"}', "{x} is unknown"),
    ],
)
def test_a_mistake_in_a_preset_names_its_field(text, said):
    with pytest.raises(Refused) as refused:
        preset_from_json(text)
    assert said in refused.value.message


def test_one_broken_file_does_not_hide_the_others(tmp_path):
    save_preset(tmp_path, OWN)
    (tmp_path / "export-presets" / "broken.json").write_text("{")
    presets, problems = load_presets(tmp_path)
    assert OWN in presets
    assert [problem.fields["file"].endswith("broken.json") for problem in problems] == [True]
