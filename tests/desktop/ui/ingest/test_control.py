from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from shiboken6 import delete
from sqlalchemy import select

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.ingest.operations import read_card_facts
from focusflow_desktop.photos.ingest.reading import read_source
from focusflow_desktop.photos.samples.plan import ANNAS, BOTANICA, TOMS, plan_shoot
from focusflow_desktop.photos.samples.shoot import make_card, make_files
from focusflow_desktop.shared.records.photos import Photo
from focusflow_desktop.ui.ingest.clocks_dialog import ClocksDialog
from focusflow_desktop.ui.ingest.control import ImportControl
from focusflow_desktop.ui.ingest.page import ImportPage
from tests.support.factories import make_job, make_session
from tests.support.services import OpenHouse

SIZE = (96, 64)


class Room:
    """The import room as a person sees it."""

    def __init__(self, house: OpenHouse, folder: Path) -> None:
        self.page, self.house, self.folder = ImportPage(), house, folder
        self.control = ImportControl(self.page, house.frame, house.services)
        self.control.choose_place(0, folder / "Pictures")
        self.control.rename("{name}")

    @property
    def words(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if not label.isHidden())

    def says(self, *words: str) -> Callable[[], bool]:
        return lambda: all(word in self.words for word in words)

    def may_start(self) -> bool:
        return self.page._start.isEnabled() and self.page._start.text() == "Import and verify"


@pytest.fixture
def room(open_house, tmp_path):
    room = Room(open_house, tmp_path)
    yield room
    delete(room.page)


@pytest.fixture
def card(tmp_path):
    make_card(tmp_path / "WED-02", count=2, size=SIZE, suffixes=(".JPG",))
    return tmp_path / "WED-02"


def imported(room: Room, qtbot) -> None:
    qtbot.waitUntil(room.may_start)
    room.control.start()
    qtbot.waitUntil(lambda: room.page._start.text() == "To the library", timeout=20_000)


def photos(house: OpenHouse) -> list[str]:
    with house.services.studio.read() as db:
        return sorted(db.scalars(select(Photo.name)))


def test_a_card_is_read_copied_verified_and_its_photos_are_in_the_library(room, card, qtbot):
    room.control.add_source(card)
    imported(room, qtbot)
    assert len(photos(room.house)) == 2
    assert len(list((room.folder / "Pictures").rglob("*.JPG"))) == 2
    assert "One verified copy only" in room.words


def test_a_file_that_is_no_picture_is_named_with_its_reason(room, card, qtbot):
    broken = card / "DCIM" / "100CANON" / "AB5_9377.DNG"
    broken.write_bytes(b"II*\x00\x08\x00\x00\x00" + bytes(2000))
    room.control.add_source(card)
    imported(room, qtbot)
    assert "AB5_9377.DNG: " in room.words
    assert len(photos(room.house)) == 2


def test_a_wrong_template_is_said_and_nothing_starts(room, card, qtbot):
    room.control.add_source(card)
    qtbot.waitUntil(room.may_start)
    room.control.rename("{nmae}")
    qtbot.waitUntil(room.says("nmae"))
    assert not room.may_start()


def test_a_mended_template_may_start_again(room, card, qtbot):
    room.control.rename("{nmae}")
    room.control.add_source(card)
    qtbot.waitUntil(room.says("nmae"))
    room.control.rename("{name}")
    qtbot.waitUntil(room.may_start)


def test_two_folders_of_one_drive_are_not_called_two_drives(room, qtbot):
    room.control.choose_place(1, room.folder / "Backup")
    qtbot.waitUntil(room.says(" free"))
    qtbot.waitUntil(lambda: "Both on one physical drive" in room.words or "cannot be told" in room.words)


def test_a_card_that_is_gone_is_said_where_its_sum_would_stand(room, qtbot):
    room.control.add_source(room.folder / "GONE")
    qtbot.waitUntil(room.says("GONE is not there any more."))
    assert not room.may_start()


def test_a_card_that_is_gone_does_not_keep_the_others_from_their_turn(room, card, qtbot):
    room.control.add_source(room.folder / "GONE")
    room.control.add_source(card)
    imported(room, qtbot)
    assert len(photos(room.house)) == 2


def test_a_folder_without_pictures_is_not_imported(room, qtbot):
    (room.folder / "EMPTY").mkdir()
    room.control.add_source(room.folder / "EMPTY")
    qtbot.waitUntil(room.says("There are no pictures in here."))
    assert not room.may_start()


def two_cameras(folder: Path) -> Path:
    """Anna's and Tom's picture of one moment; Tom's clock runs 42 s ahead."""
    at = datetime(2026, 5, 13, 14, 0)
    for body, ahead in ((ANNAS, 0), (TOMS, 42)):
        clock = replace(body, suffixes=(".JPG",), clock=timedelta(seconds=ahead))
        planned = plan_shoot(BOTANICA, count=1, starts_at=at, seed=1, bodies=[clock])
        make_files(folder / "DCIM" / "100CANON", planned, size=SIZE)
    return folder


def test_a_camera_that_runs_42_s_ahead_is_taken_back_42_s_in_names_and_lines(room, qtbot):
    room.control.rename("{date}_{time}_{camera}")
    room.control.add_source(two_cameras(room.folder / "BOTH"))
    qtbot.waitUntil(room.says("140042"))
    qtbot.waitUntil(room.says("2 cameras, times as they are."))
    originals = {path: path.read_bytes() for path in (room.folder / "BOTH").rglob("*.JPG")}
    room.page.clocks_asked.emit()
    dialog = room.page.findChild(ClocksDialog)
    for side in (dialog.first, dialog.second):
        side.list.setCurrentIndex(side.model.index(0))
    if dialog.second.camera.name != TOMS.model:
        pytest.fail("the reference is the camera that comes first")
    assert dialog.seconds.value() == -42
    assert "runs 42 s ahead" in dialog.sentence.text()
    dialog.accept()
    qtbot.waitUntil(lambda: "-42 s" in room.words and "140042" not in room.words)
    assert {path: path.read_bytes() for path in originals} == originals


def test_a_camera_that_left_only_a_stub_has_no_clock(room, qtbot):
    card = two_cameras(room.folder / "BOTH")
    toms = next(path for path in card.rglob("*.JPG") if path.name.startswith(TOMS.prefix))
    toms.write_bytes(toms.read_bytes()[:-40])
    room.control.add_source(card)
    qtbot.waitUntil(lambda: room.house.services.runner.is_idle and room.may_start())
    assert "+0 s" not in room.words


def test_pictures_taken_at_a_booked_time_are_offered_to_be_filed_there(room, card, qtbot):
    studio = room.house.services.studio
    room.control.add_source(card)
    qtbot.waitUntil(room.may_start)
    [taken] = {facts.facts.captured_at for facts in room.control._cards[0].reading.described[:1]}
    start = taken.replace(tzinfo=UTC) - timedelta(hours=1)
    with studio.write() as db:
        job = make_job("Weber")
        db.add(job)
        db.flush()
        db.add(
            make_session(job, title="The day", starts_at=start, ends_at=start + timedelta(days=3), tz="UTC")
        )
    imported(room, qtbot)
    qtbot.waitUntil(lambda: any(said.act == "File them…" for said in room.house.said))


def book_days_of(room, card):
    """A session on the card's days, as the calendar writes it."""
    facts = read_source(card, read_facts=read_card_facts).described[0].facts
    start = facts.captured_at.replace(tzinfo=UTC) - timedelta(hours=1)

    def book(db):
        job = make_job("Weber")
        db.add(job)
        db.flush()
        db.add(
            make_session(job, title="The day", starts_at=start, ends_at=start + timedelta(hours=9), tz="UTC")
        )
        return Changes.of("sessions")

    room.house.services.door.run_write(room.page, book)


def test_bookings_on_the_card_s_days_lead_to_the_filing_by_themselves_when_the_import_ends(room, card, qtbot):
    room.page.show()
    room.control.add_source(card)
    qtbot.waitUntil(room.may_start)
    assert not room.page.bookings.isVisible()  # nothing is booked: nothing changes
    book_days_of(room, card)
    qtbot.waitUntil(room.page.bookings.isVisible)
    assert room.page.bookings.tick.text() == "1 booking on these days: file by bookings after the import"
    assert room.page.bookings.tick.isChecked()
    imported(room, qtbot)
    qtbot.waitUntil(lambda: [name for name, _ in room.house.shown] == ["filing"])
    assert room.house.shown[0][1]["session_id"]


def test_without_the_tick_the_filing_is_only_offered_and_that_is_remembered(room, card, qtbot):
    room.page.show()
    book_days_of(room, card)
    room.control.add_source(card)
    qtbot.waitUntil(room.page.bookings.isVisible)
    room.page.bookings.tick.click()
    imported(room, qtbot)
    qtbot.waitUntil(lambda: any(said.act == "File them…" for said in room.house.said))
    assert not room.house.shown
    again = ImportPage()
    ImportControl(again, room.house.frame, room.house.services).add_source(card)
    qtbot.waitUntil(lambda: not again.bookings.isHidden())
    assert not again.bookings.tick.isChecked()
    delete(again)


def test_who_has_left_the_room_meanwhile_is_not_called_away(room, card, qtbot):
    book_days_of(room, card)
    room.control.add_source(card)
    qtbot.waitUntil(lambda: not room.page.bookings.isHidden())
    imported(room, qtbot)  # the page is not shown
    qtbot.waitUntil(lambda: any(said.act == "File them…" for said in room.house.said))
    assert not room.house.shown
