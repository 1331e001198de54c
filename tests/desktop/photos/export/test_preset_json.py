from __future__ import annotations

import json
from pathlib import Path

import pytest

from focusflow_desktop.photos.export.preset_json import parse_preset, preset_text
from focusflow_desktop.photos.export.presets import Collision, Preset, RawFrom, builtin_presets
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.imaging.recipe import Anchor, Fit, Format, Recipe, Watermark

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


@pytest.mark.parametrize("preset", [*builtin_presets(), OWN], ids=lambda preset: preset.name)
def test_every_preset_survives_its_json(preset):
    assert parse_preset(preset_text(preset)).preset == preset


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "an object"),
        ('{"recipe": {}}', "name is missing"),
        ('{"name": "a"}', "recipe is missing"),
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
        parse_preset(text)
    assert said in refused.value.message


NEWER = (
    '{"name": "a", "version": 9, "recipe": {"px": 900, "fit": "long_edge", "grain": {"size": 2}, '
    '"watermark": {"text": "x", "shadow": true}}}'
)


def test_fields_of_another_version_are_named_and_do_not_stop_the_preset():
    parsed = parse_preset(NEWER)
    assert parsed.preset.recipe.px == 900
    assert parsed.unknown == ("version", "recipe.grain", "recipe.watermark.shadow")


def test_fields_of_another_version_are_kept_when_the_preset_is_written():
    written = json.loads(preset_text(parse_preset(NEWER).preset, earlier=NEWER))
    assert (written["version"], written["recipe"]["grain"]) == (9, {"size": 2})
    assert written["recipe"]["watermark"]["shadow"] is True


def test_what_is_as_by_default_is_not_written():
    assert json.loads(preset_text(Preset(name="a", recipe=Recipe()))) == {"name": "a", "recipe": {}}
