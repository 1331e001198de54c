import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from shiboken6 import delete

from focusflow_desktop.db.tables import FileRole, PhotoFile
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.in_place import add_in_place
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.queries import library_ids
from focusflow_desktop.photos.samples.shoot import make_card
from focusflow_desktop.ui.export.control import ExportControl
from focusflow_desktop.ui.export.page import ExportPage
from focusflow_desktop.ui.export.preview_part import PreviewCanvas
from tests.support.services import OpenHouse


class Room:
    """The export room as a person sees it, with photos in its studio."""

    def __init__(self, house: OpenHouse, folder: Path) -> None:
        self.house, self.folder, self.page = house, folder, ExportPage()
        self.opened: list[Path] = []
        services = house.services
        self.control = ExportControl(
            self.page,
            house.frame,
            pool=services.pool,
            runner=services.runner,
            studio_folder=services.folder,
            open_folder=self.opened.append,
        )
        self.target = folder / "Out"

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if not label.isHidden())

    @property
    def start(self) -> QPushButton:
        return next(b for b in self.page.findChildren(QPushButton) if b.text().startswith("Export "))

    def files(self) -> list[str]:
        return sorted(path.name for path in self.target.rglob("*") if path.is_file())


@pytest.fixture
def originals(open_house, tmp_path):
    files = make_card(tmp_path / "Archive", count=2, size=(96, 64), suffixes=(".JPG",))
    around = surroundings(open_house.services.studio, progress=lambda _: None, cancelled=lambda: False)
    add_in_place(tmp_path / "Archive", around=around)
    return files


@pytest.fixture
def room(open_house, originals, tmp_path, qtbot):
    room = Room(open_house, tmp_path)
    room.control.choose_target(room.target)
    yield room
    qtbot.waitUntil(lambda: open_house.services.runner.is_idle, timeout=30_000)
    delete(room.page)


def enter(room: Room, qtbot) -> None:
    with room.house.services.studio.read() as db:
        ids = library_ids(db, Filter())
    room.page.show_place(ids=ids)
    qtbot.waitUntil(room.start.isEnabled)


def test_the_preview_is_the_file_that_will_be_written(room, qtbot):
    enter(room, qtbot)
    qtbot.waitUntil(lambda: "96 × 64" in room.words, timeout=20_000)


def test_what_was_chosen_is_written_and_said(room, qtbot):
    enter(room, qtbot)
    room.start.click()
    qtbot.waitUntil(lambda: len(room.files()) == 2, timeout=20_000)
    qtbot.waitUntil(lambda: [message.text for message in room.house.said] == ["2 files exported"])
    room.house.said[0].run()
    assert room.opened == [room.target]


def test_the_room_on_the_target_is_said(room, qtbot):
    qtbot.waitUntil(lambda: " free" in room.words)


def test_without_photos_nothing_can_start(room):
    assert not room.start.isEnabled()
    assert room.start.toolTip() == "Choose photos in the library first"


def test_without_a_preset_nothing_can_start(room, qtbot):
    enter(room, qtbot)
    room.page.preset_toggled.emit(0, False)
    assert not room.start.isEnabled()
    assert room.start.toolTip() == "Tick at least one preset"


def test_a_file_that_cannot_be_exported_is_named_and_can_be_tried_again(room, originals, qtbot):
    enter(room, qtbot)
    whole = originals[0].read_bytes()
    originals[0].write_bytes(b"not a picture any more")
    room.start.click()
    qtbot.waitUntil(lambda: len(room.house.said) == 1, timeout=20_000)
    [task] = room.house.services.tasks.all
    assert [failure.name for failure in task.failures] == [originals[0].name]
    [said] = room.house.said
    assert said.text.startswith("1 file could not be exported")
    assert len(room.files()) == 1
    originals[0].write_bytes(whole)
    said.run()
    qtbot.waitUntil(lambda: len(room.files()) == 2, timeout=20_000)


def lose_final(room: Room, originals: list[Path], folder: Path) -> Path:
    """A final of the first photo, linked and then not there."""
    final = folder / f"{originals[0].stem}-edit.jpg"
    with room.house.services.studio.write() as db:
        photo = library_ids(db, Filter())[0]
        db.add(
            PhotoFile(
                photo_id=photo,
                path=os.fsencode(final),
                role=FileRole.FINAL,
                sha256="0" * 64,
                byte_size=1,
                mtime_ns=1,
            )
        )
    return final


def test_a_missing_final_is_told_and_its_original_goes_only_when_asked_for(room, originals, tmp_path, qtbot):
    lose_final(room, originals, tmp_path)
    enter(room, qtbot)
    qtbot.waitUntil(lambda: "1 edited photo: the final is missing. Left out." in room.words)
    assert room.start.text() == "Export 1 file"
    canvas = room.page.findChild(PreviewCanvas)
    qtbot.waitUntil(lambda: "was edited, but its final" in canvas.accessibleDescription())
    room.start.click()
    qtbot.waitUntil(lambda: len(room.house.said) == 1, timeout=20_000)
    assert room.house.said[0].text == "1 file exported. 1 edited photo left out: the final is missing."
    [choice] = [box for box in room.page.findChildren(QCheckBox) if box.text().startswith("Export the orig")]
    choice.click()
    assert room.start.text() == "Export 2 files"
    room.start.click()
    qtbot.waitUntil(lambda: len(room.house.said) == 2, timeout=20_000)
    assert len(room.files()) == 3


def test_a_final_that_goes_while_the_room_is_open_stops_the_start_and_is_told(
    room, originals, tmp_path, qtbot
):
    final = lose_final(room, originals, tmp_path)
    final.write_bytes(originals[0].read_bytes())
    enter(room, qtbot)
    assert room.start.text() == "Export 2 files"
    final.unlink()
    room.start.click()
    qtbot.waitUntil(lambda: len(room.house.said) == 1, timeout=20_000)
    assert room.house.said[0].text.startswith("1 edited photo: the final is missing.")
    assert room.files() == []
    assert room.start.text() == "Export 1 file"


def test_without_any_final_nothing_can_start_until_the_originals_are_wanted(room, originals, tmp_path, qtbot):
    lose_final(room, originals, tmp_path)
    with room.house.services.studio.read() as db:
        first = library_ids(db, Filter())[:1]
    room.page.show_place(ids=first)
    qtbot.waitUntil(lambda: "the final is missing" in room.words)
    assert not room.start.isEnabled()
    assert room.start.toolTip() == "The finals of these photos are missing"


def test_a_folder_that_cannot_be_written_to_is_said_once_and_can_be_tried_again(room, qtbot):
    enter(room, qtbot)
    room.target.write_text("a file where the folder was")
    room.start.click()
    qtbot.waitUntil(lambda: len(room.house.said) == 1, timeout=20_000)
    [said] = room.house.said
    assert str(room.target) in said.text
    room.target.unlink()
    said.run()
    qtbot.waitUntil(lambda: len(room.files()) == 2, timeout=20_000)
