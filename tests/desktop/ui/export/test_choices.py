from pathlib import Path

from focusflow_desktop.photos.export.preset_files import Entry, Shelf
from focusflow_desktop.photos.export.presets import Preset, builtin_presets
from focusflow_desktop.shared.imaging.recipe import Recipe
from focusflow_desktop.ui.export.choices import Choices

BUILT_IN = tuple(Entry(preset=preset) for preset in builtin_presets())


def shelf(*names: str) -> Shelf:
    own = [Entry(preset=Preset(name=n, recipe=Recipe()), file=Path(f"/{n}.json")) for n in names]
    return Shelf(entries=(*BUILT_IN, *own))


def ticked(choices: Choices) -> list[str]:
    return [preset.name for preset in choices.ticked]


def test_the_first_preset_is_ticked_and_looked_at():
    choices = Choices(shelf())
    assert ticked(choices) == ["Gallery 2048"]
    assert choices.chosen == 0


def test_ticks_stay_with_their_presets_when_the_list_changes():
    choices = Choices(shelf("A", "B"))
    choices.tick(len(BUILT_IN) + 1, is_on=True)
    choices.take(shelf("B"))
    assert ticked(choices) == ["Gallery 2048", "B"]


def test_a_renamed_preset_keeps_its_tick_and_is_looked_at():
    choices = Choices(shelf("A"))
    choices.tick(len(BUILT_IN), is_on=True)
    choices.take(shelf("C"), choose="C", instead_of="A")
    assert ticked(choices) == ["Gallery 2048", "C"]
    assert choices.chosen_entry.preset.name == "C"


def test_what_was_looked_at_and_is_gone_gives_way_to_the_first():
    choices = Choices(shelf("A"))
    choices.choose(len(BUILT_IN))
    choices.take(shelf())
    assert choices.chosen == 0


def test_other_words_of_a_watermark_hold_for_this_run_only():
    choices = Choices(shelf())
    choices.choose(2)
    assert choices.say_mark("ANNA BRANDT")
    assert choices.presets[2].recipe.watermark.text == "ANNA BRANDT"
    assert choices.chosen_entry.preset.recipe.watermark.text == "PROOF"
    assert not choices.say_mark("  ")
