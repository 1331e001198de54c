"""The room's commands follow the settings, under the person's own keys."""

import pytest

from focusflow_desktop.ui.culling.commands import CullingKeys, with_own
from focusflow_desktop.ui.shell.own_keys import keep_own_key


@pytest.fixture
def ran(house):
    found = []
    CullingKeys(house.commands, house.settings, run=lambda key: found.append(key.name))
    house.commands.enter("culling")
    return found


def test_every_command_runs_its_key(house, ran):
    assert house.commands.run("culling.stars_3")
    assert ran == ["stars_3"]


def test_a_preset_holds_at_once_and_so_does_going_back(house, ran):
    house.settings.set("culling.key_preset", "photo_mechanic")
    assert house.commands["culling.stars_3"].shortcut == "Ctrl+3"
    assert house.commands.action("culling.stars_3").shortcut().toString() == "Ctrl+3"
    house.settings.set("culling.key_preset", "lightroom")
    assert house.commands["culling.stars_3"].shortcut == "3"


def test_space_is_read_at_once(house, ran):
    house.settings.set("culling.space", "next")
    assert house.commands["culling.next"].shortcut == "Right, Space"
    assert house.commands["culling.look_closer"].shortcut == ""


def test_a_key_the_person_gave_away_is_not_taken_back_by_a_preset(house, ran):
    keep_own_key(house.settings, "culling.reject", "T")
    house.commands.rebind("culling.filmstrip", "")
    house.commands.rebind("culling.reject", "T")
    house.settings.set("culling.key_preset", "photo_mechanic")
    assert house.commands["culling.reject"].shortcut == "T"
    assert house.commands["culling.toggle_pick"].shortcut == "`"


def test_own_keys_win():
    table = {"culling.pick": "P", "culling.toggle_pick": "T, `"}
    assert with_own(table, {"library.find": "T"}) == {
        "culling.pick": "P",
        "culling.toggle_pick": "`",
        "library.find": "T",
    }
