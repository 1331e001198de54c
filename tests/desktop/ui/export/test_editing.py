import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from shiboken6 import delete

from focusflow_desktop.ui.export.control import ExportControl
from focusflow_desktop.ui.export.page import ExportPage
from tests.support.services import OpenHouse


class Room:
    """The export room as a person edits presets in it."""

    def __init__(self, house: OpenHouse) -> None:
        self.house, self.page = house, ExportPage()
        services = house.services
        self.folder = services.folder / "export-presets"
        self.control = ExportControl(
            self.page,
            house.frame,
            pool=services.pool,
            runner=services.runner,
            studio_folder=services.folder,
        )
        self.page.show()

    def button(self, words: str) -> QPushButton:
        return next(b for b in self.page.findChildren(QPushButton) if b.text() == words and b.isVisible())

    def has(self, words: str) -> bool:
        return any(b.text() == words and b.isVisible() for b in self.page.findChildren(QPushButton))

    def field(self, name: str) -> QLineEdit:
        fields = self.page.editor.findChildren(QLineEdit)
        return next(f for f in fields if f.accessibleName() == name and f.isVisible())

    def type(self, name: str, words: str) -> None:
        field = self.field(name)
        field.setText(words)
        field.textEdited.emit(words)

    @property
    def presets(self) -> list[str]:
        boxes = self.page.presets.findChildren(QCheckBox)
        return [box.accessibleName() for box in boxes if not box.parentWidget().isHidden()]

    @property
    def words(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]

    def files(self) -> dict[str, object]:
        return {path.name: json.loads(path.read_text()) for path in self.folder.glob("*.json")}


@pytest.fixture
def room(open_house, qtbot):
    room = Room(open_house)
    yield room
    qtbot.waitUntil(lambda: open_house.services.runner.is_idle, timeout=30_000)
    delete(room.page)


def saved(room: Room, qtbot, name: str) -> None:
    room.button("Save preset").click()
    qtbot.waitUntil(lambda: name in room.presets and room.has("New preset"))


def make(room: Room, qtbot, name: str) -> None:
    room.button("New preset").click()
    room.type("Name", name)
    saved(room, qtbot, name)


def test_a_new_preset_is_saved_ticked_and_looked_at(room, qtbot):
    room.button("New preset").click()
    room.type("Name", "Blog")
    room.type("Pixels", "1200")
    saved(room, qtbot, "Blog")
    assert room.files()["blog.json"]["recipe"]["px"] == 1200
    box = next(b for b in room.page.presets.findChildren(QCheckBox) if b.accessibleName() == "Blog")
    assert box.isChecked()
    qtbot.waitUntil(lambda: "Long side 1200 px" in room.words)


def test_a_built_in_is_only_copied(room, qtbot):
    assert not room.has("Edit")
    assert not room.has("Delete")
    room.button("Duplicate and edit").click()
    assert room.field("Name").text() == "Gallery 2048 copy"
    saved(room, qtbot, "Gallery 2048 copy")
    assert room.presets[0] == "Gallery 2048"


def test_a_mistake_stands_beside_its_field_and_nothing_is_saved(room):
    room.button("New preset").click()
    room.type("Pixels", "0")
    assert "Write a number from 1 to 65535." in room.words
    assert room.field("Pixels").accessibleDescription() == "Write a number from 1 to 65535."
    assert not room.button("Save preset").isEnabled()
    room.type("Pixels", "900")
    assert room.button("Save preset").isEnabled()


def test_a_name_that_is_taken_is_told_beside_the_name(room, qtbot):
    room.button("New preset").click()
    room.type("Name", "thumb-512")
    room.button("Save preset").click()
    qtbot.waitUntil(lambda: any("already" in words for words in room.words))
    assert room.files() == {}


def test_a_rename_is_taken_back_by_undo(room, qtbot):
    make(room, qtbot, "Blog")
    room.button("Edit").click()
    room.type("Name", "Shop")
    saved(room, qtbot, "Shop")
    assert "Blog" not in room.presets
    room.house.said[-1].run()
    qtbot.waitUntil(lambda: "Blog" in room.presets and "Shop" not in room.presets)


def test_a_deleted_preset_comes_back_by_undo(room, qtbot):
    make(room, qtbot, "Blog")
    before = room.files()
    room.button("Delete").click()
    qtbot.waitUntil(lambda: "Blog" not in room.presets)
    room.house.said[-1].run()
    qtbot.waitUntil(lambda: "Blog" in room.presets)
    assert room.files() == before


def test_leaving_by_escape_keeps_the_file_and_what_was_typed_can_be_had_back(room, qtbot):
    make(room, qtbot, "Blog")
    before = room.files()
    room.button("Edit").click()
    room.type("Name", "Shop")
    qtbot.keyClick(room.field("Name"), Qt.Key.Key_Escape)
    assert room.has("New preset")
    assert room.files() == before
    room.house.said[-1].run()
    assert room.field("Name").text() == "Shop"


def test_every_field_of_the_editor_has_a_name(room):
    room.button("New preset").click()
    for kind in (QLineEdit, QComboBox, QCheckBox, QPushButton):
        assert all(each.accessibleName() for each in room.page.editor.findChildren(kind))


def test_a_broken_file_is_named_in_the_room_and_unknown_fields_are_told(open_house, qtbot):
    folder: Path = open_house.services.folder / "export-presets"
    folder.mkdir()
    (folder / "broken.json").write_text("{")
    (folder / "newer.json").write_text('{"name": "Newer", "recipe": {"grain": 3}}')
    room = Room(open_house)
    assert any("broken.json cannot be used" in words for words in room.words)
    room.page.preset_chosen.emit(room.presets.index("Newer"))
    room.button("Edit").click()
    assert any("recipe.grain" in words for words in room.words)
    room.type("Quality", "77")
    saved(room, qtbot, "Newer")
    assert json.loads((folder / "newer.json").read_text())["recipe"] == {"grain": 3, "quality": 77}
    assert (folder / "broken.json").read_text() == "{"
    delete(room.page)
