"""The hands of other programs."""

import pytest

from focusflow_desktop.settings import SETTINGS
from focusflow_desktop.ui.culling.key_presets import PRESETS, SPACE_GOES_ON, SPACE_ZOOMS, keys_of
from focusflow_desktop.ui.culling.keys import all_keys

HANDS = [(preset, space) for preset in PRESETS for space in (SPACE_ZOOMS, SPACE_GOES_ON)]


def in_use(preset, space=SPACE_ZOOMS):
    return {key.name: key.keys for key in keys_of(preset, space=space)}


@pytest.mark.parametrize(("preset", "space"), HANDS)
def test_no_key_means_two_things(preset, space):
    keys = [key for entry in keys_of(preset, space=space) for key in entry.keys.split(", ") if key]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_changes_only_keys_of_the_table(preset):
    assert set(PRESETS[preset]) <= {key.name for key in all_keys()}


def test_every_preset_of_the_settings_is_one():
    [setting] = [one for one in SETTINGS if one.key == "culling.key_preset"]
    assert {value for value, _ in setting.choices} == set(PRESETS)


def test_photo_mechanic_has_colours_on_digits_stars_on_ctrl_and_its_tag():
    keys = in_use("photo_mechanic")
    assert (keys["stars_3"], keys["red"], keys["no_label"]) == ("Ctrl+3", "1", "0")
    assert "T" in keys["toggle_pick"].split(", ")


def test_capture_one_has_stars_on_digits_and_tags_on_signs():
    keys = in_use("capture_one")
    assert (keys["stars_3"], keys["red"], keys["yellow"], keys["green"]) == ("3", "*", "+", "-")


def test_space_holds_or_goes_on():
    assert in_use("lightroom")["look_closer"] == "Space"
    goes_on = in_use("lightroom", SPACE_GOES_ON)
    assert goes_on["look_closer"] == ""
    assert (goes_on["next"], goes_on["previous"]) == ("Right, Space", "Left, Shift+Space")
