from pathlib import Path

import pytest

from focusflow_desktop.photos.export.presets import Preset, builtin_presets
from focusflow_desktop.shared.imaging.recipe import Anchor, Fit, Format, Recipe, Watermark
from focusflow_desktop.ui.export.draft import check_draft, draft_of, hidden_fields

pytestmark = pytest.mark.usefixtures("qapp")

LOGO = Preset(
    name="Logo",
    recipe=Recipe(
        fit=Fit.MEGAPIXELS, megapixels=2.5, format=Format.AVIF, max_bytes=1_234_567,
        watermark=Watermark(image=Path("/logo.png"), anchor=Anchor.TOP, opacity=0.35),
    ),
)  # fmt: skip


@pytest.mark.parametrize("preset", [*builtin_presets(), LOGO], ids=lambda preset: preset.name)
def test_every_preset_comes_back_from_its_fields_as_it_was(preset):
    assert check_draft(draft_of(preset)).preset == preset


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("name", "  "), ("name", "x" * 81), ("px", "0"), ("px", "wide"), ("px", "70000"), ("px", "1" * 40),
        ("ppi", "-3"), ("quality", "101"), ("quality", "9.5"), ("max_mb", "0"), ("max_mb", "big"),
        ("min_quality", "0"), ("name_template", "{what}"), ("name_template", ""), ("start_at", "-1"),
        ("mark_text", " "), ("mark_text", "x" * 201), ("scale_percent", "nan"), ("inset_percent", "41"),
        ("opacity", "0"), ("opacity", "inf"), ("rotation_degrees", "361"), ("amount", "4"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_own_field_in_words(key, typed):
    proof = {**draft_of(builtin_presets()[2]), "max_mb": "1", key: typed}
    checked = check_draft(proof)
    assert checked.preset is None
    assert list(checked.errors) == [key]
    assert checked.errors[key].endswith(".")


def test_all_mistakes_are_told_at_once():
    draft = {**draft_of(builtin_presets()[2]), "px": "0", "quality": "0", "opacity": "200", "name": ""}
    assert set(check_draft(draft).errors) == {"px", "quality", "opacity", "name"}


def test_a_field_without_effect_is_hidden_and_never_in_the_way():
    draft = {**draft_of(builtin_presets()[0]), "px_high": "nonsense", "megapixels": "", "opacity": "900"}
    assert {"px_high", "megapixels", "opacity", "mark_text"} <= hidden_fields(draft)
    assert check_draft(draft).preset == builtin_presets()[0]


def test_numbers_are_understood_with_a_comma_and_blanks():
    draft = {**draft_of(LOGO), "megapixels": "2,5", "max_mb": "1,5", "fit": "megapixels"}
    recipe = check_draft(draft).preset.recipe
    assert (recipe.megapixels, recipe.max_bytes) == (2.5, 1_500_000)
    assert check_draft({**draft, "fit": "long_edge", "px": "2 048"}).preset.recipe.px == 2048
