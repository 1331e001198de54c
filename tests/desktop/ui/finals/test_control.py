import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from shiboken6 import delete
from sqlalchemy import func, select

from focusflow_desktop.photos.finals import folders
from focusflow_desktop.photos.finals.folders import finals_folders
from focusflow_desktop.photos.ingest.arrivals import surroundings
from focusflow_desktop.photos.ingest.in_place import add_in_place
from focusflow_desktop.shared.records import Final, Photo
from focusflow_desktop.ui.behind.finals import FinalsWatcher, Pace
from focusflow_desktop.ui.finals.control import FinalsControl
from focusflow_desktop.ui.finals.page import FinalsPage
from focusflow_desktop.ui.finals.pictures import ChoicePictures
from focusflow_desktop.ui.library.door import StudioLibrary
from focusflow_desktop.ui.library.stored import StoredThumbnails
from tests.support.picture_files import EXIF_TAGS, exif_block, jpeg

SAME_SECOND = exif_block(exif={tag: value for tag, value in EXIF_TAGS.items() if tag not in (42033, 37521)})


def of_body(serial: str) -> bytes:
    tags = {tag: value for tag, value in EXIF_TAGS.items() if tag != 37521}
    return exif_block(exif={**tags, 42033: (2, serial)})


class Room:
    """The finals room as a person sees it."""

    def __init__(self, house, folder: Path):
        self.house, self.folder, self.page = house, folder, FinalsPage()
        services = house.services
        watcher = FinalsWatcher(
            services.studio,
            runner=services.runner,
            tasks=services.tasks,
            bus=services.bus,
            clock=services.clock,
            parent=services,
            pace=Pace(settling_ms=40, resting_ms=60_000, heard_ms=10),
        )
        self.watcher = watcher
        library = StudioLibrary(
            services.door,
            studio=services.studio,
            runner=services.runner,
            writer=services.marks,
            parent=services,
        )
        self.control = FinalsControl(
            self.page,
            house.frame,
            watcher=watcher,
            runner=services.runner,
            history=library,
            pictures=ChoicePictures(
                StoredThumbnails(services.locations, services.thumbnails), services.thumbnails
            ),
        )
        house.commands.enter("finals")

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if not label.isHidden())

    def buttons(self, words: str) -> list[QPushButton]:
        return [b for b in self.page.findChildren(QPushButton) if b.text() == words and not b.isHidden()]

    def links(self) -> dict[str, str]:
        with self.house.services.studio.read() as db:
            chosen = select(Final.name, Photo.name).join(Photo, Photo.id == Final.photo_id)
            return {row[0]: row[1] for row in db.execute(chosen.where(~Final.deleted))}

    def waiting(self) -> int:
        with self.house.services.studio.read() as db:
            return db.scalar(select(func.count(Final.id)).where(Final.photo_id.is_(None), ~Final.deleted))


@pytest.fixture
def room(open_house, qtbot, tmp_path):
    """Two cameras pressed in the same second."""
    archive = tmp_path / "Weber"
    archive.mkdir()
    for name, serial, seed in (("A_0001.jpg", "L1", 1), ("B_0002.jpg", "R1", 2)):
        (archive / name).write_bytes(jpeg(96, 64, exif=of_body(serial), seed=seed))
    around = surroundings(open_house.services.studio, progress=lambda _: None, cancelled=lambda: False)
    add_in_place(archive, around=around)
    folder = tmp_path / "Finals"
    folder.mkdir()
    made = Room(open_house, folder)
    yield made
    made.watcher.close()
    made.control.close_shelf()
    qtbot.waitUntil(lambda: open_house.services.runner.is_idle, timeout=20_000)
    delete(made.page)


def with_ambiguous(room, qtbot, *names: str) -> None:
    for number, name in enumerate(names):
        (room.folder / name).write_bytes(jpeg(96, 64, exif=SAME_SECOND, seed=10 + number))
    room.control.watch(room.folder, None)
    room.page.show_place()
    qtbot.waitUntil(lambda: len(room.buttons("This one")) == 2 * len(names), timeout=20_000)


def test_an_empty_room_says_what_belongs_here_and_starts_it(room, qtbot):
    room.page.show_place()
    qtbot.waitUntil(lambda: len(room.buttons("Watch a folder…")) >= 1)
    qtbot.waitUntil(lambda: "Edited pictures find their photos here" in room.words)


def test_an_ambiguous_final_stands_beside_its_candidates_with_the_reason(room, qtbot):
    with_ambiguous(room, qtbot, "dance.jpg")
    assert "1 final could belong to more than one photo" in room.words
    assert "Same second, several cameras" in room.words
    assert {"A_0001.jpg", "B_0002.jpg"} <= set(room.words.split("\n"))
    assert "1 waiting for you" in room.words
    pictures = [label for label in room.page.findChildren(QLabel) if label.accessibleName() == "B_0002.jpg"]
    qtbot.waitUntil(lambda: not pictures[0].pixmap().isNull(), timeout=20_000)


def test_one_click_links_and_undo_asks_again(room, qtbot):
    with_ambiguous(room, qtbot, "dance.jpg")
    room.buttons("This one")[1].click()
    qtbot.waitUntil(lambda: room.links() == {"dance.jpg": "B_0002.jpg"})
    qtbot.waitUntil(lambda: "Nothing waits for you" in room.words and "1 linked" in room.words)
    [said] = room.house.said
    assert said.text == "dance.jpg is linked to its photo"
    said.run()
    qtbot.waitUntil(lambda: len(room.buttons("This one")) == 2)
    assert room.links() == {}


def test_two_quick_keys_answer_for_two_finals(room, qtbot):
    with_ambiguous(room, qtbot, "a.jpg", "b.jpg")
    room.house.commands.run("finals.choose_1")
    room.house.commands.run("finals.choose_2")
    qtbot.waitUntil(lambda: room.links() == {"a.jpg": "A_0001.jpg", "b.jpg": "B_0002.jpg"})


def test_none_of_these_puts_it_aside_and_can_be_taken_back(room, qtbot):
    with_ambiguous(room, qtbot, "dance.jpg")
    room.house.commands.run("finals.none")
    qtbot.waitUntil(lambda: room.waiting() == 0)
    qtbot.waitUntil(lambda: "No original here looks like its source" in room.words)
    qtbot.waitUntil(lambda: bool(room.house.said))
    room.house.commands.run("finals.undo")
    qtbot.waitUntil(lambda: len(room.buttons("This one")) == 2, timeout=10_000)


def test_a_final_edited_again_is_shown_with_the_photo_it_kept(room, qtbot):
    with_ambiguous(room, qtbot, "dance.jpg")
    room.buttons("This one")[0].click()
    qtbot.waitUntil(lambda: bool(room.links()))
    (room.folder / "dance.jpg").write_bytes(jpeg(96, 64, exif=SAME_SECOND, seed=99))
    room.watcher.look_now()
    qtbot.waitUntil(lambda: "Edited again" in room.words, timeout=20_000)
    assert "A_0001.jpg · edited again 1 time" in room.words
    assert room.links() == {"dance.jpg": "A_0001.jpg"}


def test_a_folder_that_is_away_says_so_and_what_is_safe(room, qtbot):
    with_ambiguous(room, qtbot, "dance.jpg")
    shutil.move(room.folder, room.folder.with_name("unplugged"))
    room.watcher.look_now()
    qtbot.waitUntil(lambda: "Away" in room.words, timeout=20_000)
    assert "Links that were made are kept" in room.words
    qtbot.waitUntil(lambda: len(room.buttons("This one")) == 2, timeout=20_000)


def test_the_folder_is_filed_under_the_shoot_that_is_chosen(room, qtbot):
    services = room.house.services
    from focusflow_desktop.photos.library.operations import find_or_add_session

    with services.studio.write() as db:
        shoot = find_or_add_session(db, job="Weber, wedding", session="The day")
    with_ambiguous(room, qtbot, "dance.jpg")
    [box] = room.page.findChildren(QComboBox)
    box.setCurrentIndex(box.findText("Weber, wedding · The day"))
    box.activated.emit(box.currentIndex())

    def filed() -> bool:
        with services.studio.read() as db:
            return finals_folders(db) == [(room.folder, shoot)]

    qtbot.waitUntil(filed)


def test_a_folder_watched_no_more_can_be_watched_again_and_keeps_its_links(room, qtbot):
    with_ambiguous(room, qtbot, "dance.jpg")
    room.buttons("This one")[0].click()
    qtbot.waitUntil(lambda: len(room.house.said) == 1)
    room.buttons("Stop watching")[0].click()
    qtbot.waitUntil(lambda: len(room.house.said) == 2)
    with room.house.services.studio.read() as db:
        assert finals_folders(db) == []
    assert room.links() == {"dance.jpg": "A_0001.jpg"}
    room.house.said[1].run()
    qtbot.waitUntil(lambda: len(room.buttons("Stop watching")) == 1)


def test_a_folder_chosen_belongs_to_the_shoot_whose_originals_lie_nearest(room, qtbot, tmp_path):
    room.control.choose(room.folder)

    def known() -> bool:
        with room.house.services.studio.read() as db:
            return [path for path, _ in folders.finals_folders(db)] == [room.folder]

    qtbot.waitUntil(known)


def test_the_number_keys_speak_of_nothing_when_nothing_waits(room, qtbot):
    room.page.show_place()
    qtbot.waitUntil(lambda: "Edited pictures find their photos here" in room.words)
    for command in ("finals.choose_1", "finals.none"):
        room.house.commands.run(command)
    assert room.house.said == []


def test_what_was_linked_is_seen_and_leads_to_its_photo(room, qtbot):
    with_ambiguous(room, qtbot, "dance.jpg")
    room.buttons("This one")[1].click()
    qtbot.waitUntil(lambda: "from B_0002.jpg" in room.words)
    pictures = [label for label in room.page.findChildren(QLabel) if label.accessibleName() == "dance.jpg"]
    qtbot.waitUntil(lambda: not pictures[-1].pixmap().isNull(), timeout=20_000)
    buttons = room.page.findChildren(QPushButton)
    next(b for b in buttons if b.accessibleName() == "Show B_0002.jpg in the library").click()
    shown, place = room.house.shown[-1]
    with room.house.services.studio.read() as db:
        photo = db.scalar(select(Photo.id).where(Photo.name == "B_0002.jpg"))
    assert (shown, place) == ("library", {"active": photo})
