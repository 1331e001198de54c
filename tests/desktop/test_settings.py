import json
from pathlib import Path

import pytest

import focusflow_desktop
from focusflow_desktop.settings import SETTINGS, Kind, Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_a_new_machine_has_the_defaults_and_writes_nothing(file):
    settings = Settings(file)
    assert settings.text("look.scheme") == "system"
    assert not file.exists()


def test_a_setting_is_there_at_the_next_start(file):
    Settings(file).set("look.text_percent", 150)
    assert Settings(file).number("look.text_percent") == 150


def test_keys_of_another_version_are_kept(file):
    file.parent.mkdir()
    file.write_text('{"of.the.future": [1, 2]}')
    Settings(file).set("person.name", "Anna")
    assert json.loads(file.read_text())["of.the.future"] == [1, 2]


@pytest.mark.parametrize("broken", ["{", "[]", '"text"', "\x00"])
def test_a_broken_file_is_set_aside_not_overwritten(file, broken):
    file.parent.mkdir()
    file.write_text(broken)
    settings = Settings(file)
    assert settings.set_aside is not None
    assert settings.set_aside.read_text() == broken
    settings.set("look.scheme", "dark")
    assert Settings(file).text("look.scheme") == "dark"


def test_two_broken_files_are_both_kept(file):
    file.parent.mkdir()
    for text in ("{one", "{two"):
        file.write_text(text)
        Settings(file)
    assert {kept.read_text() for kept in file.parent.glob("*broken*")} == {"{one", "{two"}


@pytest.mark.parametrize("value", ["purple", 7, None, True])
def test_a_value_that_means_nothing_gives_the_default(file, value):
    file.parent.mkdir()
    file.write_text(json.dumps({"look.scheme": value}))
    assert Settings(file).text("look.scheme") == "system"


def test_listeners_hear_a_change_once_and_only_a_change(file):
    settings, heard = Settings(file), []
    settings.listen(heard.append)
    settings.set("culling.auto_advance", True)
    settings.set("culling.auto_advance", True)
    assert heard == ["culling.auto_advance"]


def test_a_file_that_cannot_be_written_changes_nothing(file):
    settings, heard = Settings(file), []
    settings.listen(heard.append)
    file.parent.write_text("a file where the folder should be")
    with pytest.raises(OSError):
        settings.set("look.scheme", "dark")
    assert settings.text("look.scheme") == "system"
    assert heard == []


def test_every_setting_that_is_shown_is_read_somewhere():
    package = Path(focusflow_desktop.__file__).parent
    sources = [path.read_text("utf-8") for path in package.rglob("*.py") if path.name != "settings.py"]
    unread = [
        setting.key
        for setting in SETTINGS
        if setting.is_shown and not any(f'"{setting.key}"' in source for source in sources)
    ]
    assert unread == []


def test_every_setting_has_words_and_an_acceptable_default():
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.title
        assert setting.accepts(setting.default)
        assert bool(setting.choices) == (setting.kind is Kind.CHOICE)
