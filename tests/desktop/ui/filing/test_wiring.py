"""The room File by bookings over a real studio: a card of a day with two sessions booked."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select, text, update

from focusflow_desktop.photos.library.operations import find_or_add_session, register
from focusflow_desktop.shared.records import Photo, PhotoSession, StudioProfile
from focusflow_desktop.ui.filing.wiring import filing_page
from focusflow_desktop.ui.widgets.card import Card
from tests.desktop.business.filing.conftest import DAY, card
from tests.support.factories import make_job, make_photo, make_session
from tests.support.services import english
from tests.support.studios import StillClock

__all__ = ["card", "english"]


class Pictures:
    """One grey picture for every photo."""

    def thumbnail(self, _photo_id, edge_px):
        image = QImage(edge_px, edge_px * 2 // 3, QImage.Format.Format_RGB32)
        image.fill(QColor("grey"))
        return image


@pytest.fixture
def studio(house):
    return house.studio


@pytest.fixture
def clock():
    return StillClock()


@pytest.fixture
def page(house, english, qtbot, card, clock):
    page = filing_page(house.frame, thumbnails=Pictures(), clock=clock)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.show_place()
    house.commands.enter("filing")
    qtbot.waitUntil(lambda: page.filing is not None)
    yield page
    page.close_shelf()


@pytest.fixture
def refusing_disk(house, page):
    """From now on SQLite refuses every write, as on a disk that cannot be written."""
    with house.studio.write() as db:
        db.execute(text("PRAGMA query_only = ON"))


def counts(page):
    return [len(part.keys) for part in page.proposal]


def filed(card):
    with card.studio.read() as db:
        rows = {row.id: row.session_id for row in db.execute(select(Photo.id, Photo.session_id))}
    return [rows[photo] for photo in card.photos]


def test_a_card_with_two_bookings_is_split_and_filed_by_one_press_and_back_by_undo(page, card, house, qtbot):
    assert counts(page) == [3, 2, 1]
    assert [choice.currentText()[-6:] for choice in page.choices[:2]] == ["Couple", "Family"]
    page.file.click()
    qtbot.waitUntil(lambda: filed(card) == [card.couple] * 3 + [card.family] * 2 + [card.shoot])
    qtbot.waitUntil(lambda: page.filing is None)  # what is left falls on nothing booked
    assert "Card of Sunday" in house.recorder.only.text
    house.commands.run("filing.undo")
    qtbot.waitUntil(lambda: filed(card) == [card.shoot] * 6)
    qtbot.waitUntil(lambda: page.filing is not None)


def test_a_boundary_moves_by_the_arrow_keys_and_by_pulling(page, qtbot):
    grip = page.bar.grips[0]
    grip.setFocus()
    QTest.keyClick(grip, Qt.Key.Key_Right)
    assert counts(page) == [4, 1, 1]
    assert page.bar.grips[0].hasFocus()
    QTest.keyClick(page.bar.grips[0], Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert counts(page) == [1, 4, 1]
    page.bar.grips[0].pulled.emit(0, page.bar.width() / 2)
    assert counts(page) == [3, 2, 1]


def test_a_part_gets_another_booking_or_none(page):
    last = page.choices[2]
    last.setCurrentIndex(2)
    last.activated.emit(2)
    assert counts(page) == [3, 3]
    first = page.choices[0]
    first.setCurrentIndex(0)
    first.activated.emit(0)
    assert page.proposal[0].booking_id is None
    second = page.choices[1]
    second.setCurrentIndex(0)
    second.activated.emit(0)
    assert not page.file.isEnabled()


def test_without_anything_booked_the_room_says_so(house, english, qtbot, clock):
    with house.studio.write() as db:
        shoot = find_or_add_session(db, job="A walk", session="The day")
        register(db, [make_photo(1, session_id=shoot)])
    page = filing_page(house.frame, thumbnails=Pictures(), clock=clock)
    qtbot.addWidget(page)
    page.show()
    page.show_place()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    assert not page.file.isVisible()
    page.close_shelf()


def test_a_mini_days_slots_take_their_pictures(house, english, qtbot, clock):
    start = datetime(2026, 5, 10, 10, tzinfo=UTC)
    with house.studio.write() as db:
        db.add(StudioProfile(id=house.studio.tenant_id, name="Anna", country="DE", currency="EUR", tz="UTC"))
        job = make_job("Minis")
        db.add(job)
        db.flush()
        slots = [
            make_session(job, title=f"Slot {n}", starts_at=start + timedelta(minutes=20 * n),
                         ends_at=start + timedelta(minutes=20 * n + 20), tz="UTC")
            for n in range(3)
        ]  # fmt: skip
        db.add_all(slots)
        shoot = find_or_add_session(db, job="Card", session="The day")
        at = [start.replace(tzinfo=None) + timedelta(minutes=n) for n in range(60)]
        photos = [make_photo(n, taken_at=moment, session_id=shoot) for n, moment in enumerate(at)]
        register(db, photos)
        card = SimpleNamespace(studio=house.studio, photos=[photo.id for photo in photos])
        wanted = [slot.id for slot in slots for _ in range(20)]
    page = filing_page(house.frame, thumbnails=Pictures(), clock=clock)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.show_place()
    qtbot.waitUntil(lambda: page.filing is not None)
    assert counts(page) == [20, 20, 20]
    page.file.click()
    qtbot.waitUntil(lambda: filed(card) == wanted)
    with house.studio.read() as db:
        assert db.scalar(select(PhotoSession.deleted).where(PhotoSession.id == shoot))
    page.close_shelf()


def said(page):
    labels = (label.text() for card in page.findChildren(Card) for label in card.findChildren(QLabel))
    return [words for words in labels if words]


def test_each_part_says_how_sure_it_is_and_why_also_after_a_move_by_hand(page):
    assert said(page).count("Sure") == 2
    assert "Within the booked hours" in said(page)
    assert "Nothing is booked at that time of the day" in said(page)
    page.move_boundary(0, 1)
    assert "1 h 6 min after the end" in said(page)
    assert "Please look" in said(page)


def test_a_clock_that_is_an_hour_off_is_put_right_by_a_press(page, card, house, qtbot):
    with house.studio.write() as db:
        hours = (10.05, 10.5, 11.95, 13.02, 13.95, 13.5)
        for photo, hour in zip(card.photos, hours, strict=True):
            at = (DAY + timedelta(hours=hour)).replace(tzinfo=None)
            db.execute(update(Photo).where(Photo.id == photo).values(taken_at=at))
    page.show_place(session_id=card.shoot)
    qtbot.waitUntil(page.clocks.isVisible)
    (act,) = page.clocks.acts
    assert act.text() == "Take 1 h off"
    (words,) = (label.text() for label in page.clocks.findChildren(QLabel) if label.text())
    assert words.startswith("The clock of Canon EOS R5 is maybe 1 h ahead")
    act.click()
    qtbot.waitUntil(lambda: counts(page) == [3, 3])
    assert page.clocks.acts[0].text() == "As it was"
    page.file.click()
    qtbot.waitUntil(lambda: filed(card) == [card.couple] * 3 + [card.family] * 3)
    with house.studio.read() as db:
        at = db.scalar(select(Photo.taken_at).where(Photo.id == card.photos[0]))
    assert at == (DAY + timedelta(hours=9.05)).replace(tzinfo=None)


def test_a_clock_put_right_can_be_as_it_was(page, card, house, qtbot):
    page.shifts_asked.emit({next(iter(page.filing.shots.values())).camera: timedelta(hours=-1)})
    qtbot.waitUntil(page.clocks.isVisible)
    page.clocks.acts[0].click()
    qtbot.waitUntil(lambda: not page.clocks.isVisible())
    assert counts(page) == [3, 2, 1]


def test_a_booking_that_was_deleted_meanwhile_is_said_and_nothing_is_filed(page, card, house, qtbot):
    with house.studio.write() as db:
        db.get(PhotoSession, (house.studio.tenant_id, card.family)).deleted = True
    page.file.click()
    qtbot.waitUntil(page.error.isVisible)
    assert "Nothing was filed" in page.error.text()
    assert filed(card) == [card.shoot] * 6
    qtbot.waitUntil(lambda: len(page.filing.bookings) == 1)  # the new proposal
    assert page.error.isVisible()
    page.file.click()
    qtbot.waitUntil(lambda: filed(card)[0] == card.couple)
    assert not page.error.isVisible()


def test_a_write_the_disk_refuses_is_said_and_keeps_what_was_moved(page, card, house, qtbot, refusing_disk):
    page.move_boundary(0, 1)
    page.file.click()
    qtbot.waitUntil(page.error.isVisible)
    assert counts(page) == [4, 1, 1]
    assert page.file.isEnabled()
    assert filed(card) == [card.shoot] * 6
