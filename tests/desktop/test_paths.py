from pathlib import Path

from focusflow_desktop.paths import resources_folder, studio_paths


def test_a_chosen_folder_holds_everything(tmp_path):
    paths = studio_paths(tmp_path / "Anna's studio")
    for folder in (paths.studio, paths.config, paths.cache, paths.logs, paths.crashes, paths.settings_file):
        assert folder.is_relative_to(tmp_path / "Anna's studio")


def test_looking_up_the_folders_makes_none(tmp_path):
    studio_paths(tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_without_a_choice_the_system_s_places_are_used():
    paths = studio_paths()
    assert paths.studio.is_absolute()
    assert paths.studio != Path.home()


def test_the_resources_are_where_the_program_looks():
    assert (resources_folder() / "icons" / "check.svg").is_file()
