from __future__ import annotations

import json
from dataclasses import replace

import pytest

from focusflow_desktop.photos.export.preset_files import (
    FOLDER,
    add_preset,
    change_preset,
    free_name,
    load_shelf,
    remove_preset,
    take_back,
)
from focusflow_desktop.photos.export.presets import Preset, builtin_presets, find_preset
from focusflow_desktop.shared.errors import Conflict, Refused, Unavailable
from focusflow_desktop.shared.imaging.recipe import Fit, Recipe

BLOG = Preset(name="Blog / Größe 1200", recipe=Recipe(fit=Fit.LONG_EDGE, px=1200))


def files(studio):
    return {path.name: path.read_bytes() for path in (studio / FOLDER).glob("*.json")}


def found(studio, name):
    return find_preset(name, [entry.preset for entry in load_shelf(studio).entries])


def test_what_is_added_is_loaded_again(tmp_path):
    file = add_preset(tmp_path, BLOG).file
    shelf = load_shelf(tmp_path)
    assert shelf.problems == ()
    assert found(tmp_path, BLOG.name) == BLOG
    assert json.loads(file.read_text())["recipe"]["px"] == 1200


def test_an_own_file_wins_over_the_built_in_of_its_name_and_can_be_changed(tmp_path):
    file = tmp_path / FOLDER / "mine.json"
    file.parent.mkdir()
    file.write_text('{"name": "Thumb 512", "recipe": {"fit": "long_edge", "px": 300}}')
    assert found(tmp_path, "Thumb 512").recipe.px == 300
    assert len(load_shelf(tmp_path).entries) == len(builtin_presets())
    change_preset(tmp_path, file, Preset(name="Thumb 512", recipe=Recipe(fit=Fit.LONG_EDGE, px=301)))
    assert found(tmp_path, "Thumb 512").recipe.px == 301


def test_a_broken_file_is_named_and_stays_as_it_is_whatever_is_added(tmp_path):
    folder = tmp_path / FOLDER
    folder.mkdir()
    (folder / "blog-grösse-1200.json").write_text("{")
    add_preset(tmp_path, BLOG)
    shelf = load_shelf(tmp_path)
    assert [problem.fields["file"].endswith("1200.json") for problem in shelf.problems] == [True]
    assert shelf.find(BLOG.name) is not None
    assert files(tmp_path)["blog-grösse-1200.json"] == b"{"


@pytest.mark.parametrize("name", ["blog grösse 1200", "BLOG / GRÖSSE 1200", "gallery-2048"])
def test_a_name_that_is_taken_is_refused_beside_the_name(tmp_path, name):
    add_preset(tmp_path, replace(BLOG, name="Blog Grösse 1200"))
    with pytest.raises(Refused) as refused:
        add_preset(tmp_path, replace(BLOG, name=name))
    assert refused.value.fields["field"] == "name"
    assert len(files(tmp_path)) == 1


def test_a_rename_keeps_the_fields_of_another_version_and_can_be_taken_back(tmp_path):
    file = add_preset(tmp_path, BLOG).file
    file.write_text(file.read_text().replace("{", '{"version": 9,', 1))
    before = files(tmp_path)
    change = change_preset(tmp_path, file, replace(BLOG, name="Shop"))
    assert json.loads(file.read_text())["version"] == 9
    assert load_shelf(tmp_path).find(BLOG.name) is None
    take_back(change)
    assert files(tmp_path) == before


def test_a_removed_preset_waits_and_comes_back_whole(tmp_path):
    before_file = add_preset(tmp_path, BLOG).file
    before = files(tmp_path)
    change = remove_preset(before_file)
    assert load_shelf(tmp_path).find(BLOG.name) is None
    assert change.waits.read_bytes() == before[before_file.name]
    take_back(change)
    assert files(tmp_path) == before


def test_taking_back_overwrites_nothing_that_came_meanwhile(tmp_path):
    change = remove_preset(add_preset(tmp_path, BLOG).file)
    add_preset(tmp_path, replace(BLOG, start_at=5))
    before = files(tmp_path)
    with pytest.raises(Conflict):
        take_back(change)
    assert files(tmp_path) == before


def test_a_new_preset_taken_back_is_gone_from_the_list(tmp_path):
    take_back(add_preset(tmp_path, BLOG))
    assert load_shelf(tmp_path).find(BLOG.name) is None


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(tmp_path):
    (tmp_path / FOLDER).write_text("a file stands in the way")
    with pytest.raises(Unavailable, match="could not be saved"):
        add_preset(tmp_path, BLOG)


def test_copies_get_names_that_are_free(tmp_path):
    add_preset(tmp_path, replace(BLOG, name="Thumb 512 copy"))
    assert free_name("Thumb 512 copy", load_shelf(tmp_path)) == "Thumb 512 copy 2"
    assert free_name("Shop", load_shelf(tmp_path)) == "Shop"
