from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from sqlalchemy import select

from focusflow_desktop.shared.records import CalendarAccount
from focusflow_desktop.ui.settings.calendars import CalendarsCard, problem_words
from tests.support.calendar_servers import ANNA, calendar_server
from tests.support.services import english, open_house

__all__ = ["calendar_server", "english", "open_house"]


@pytest.fixture
def card(open_house, qtbot):
    card = CalendarsCard(open_house.frame, open_house.services.calendars)
    qtbot.addWidget(card)
    card.resize(720, 900)
    card.show()
    return card


def _words(card):
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible() and label.text()]


def _press(card, words):
    next(b for b in card.findChildren(QPushButton) if b.isVisible() and b.text() == words).click()


def _follow(card, server, qtbot, password=ANNA.password):
    card.form.url.setText(server.url)
    card.form.username.setText(ANNA.username)
    card.form.password.setText(password)
    _press(card, "Find calendars")
    qtbot.waitUntil(card.form.seek.isEnabled)


def test_a_calendar_is_found_followed_and_kept_up_to_date(card, open_house, calendar_server, qtbot):
    _follow(card, calendar_server, qtbot)
    assert card.form.calendar.currentText() == "Private"
    _press(card, "Follow this calendar")
    qtbot.waitUntil(lambda: any(words.startswith("Up to date on") for words in _words(card)))
    assert card.form.password.text() == ""
    with open_house.services.studio.read() as db:
        account = db.scalars(select(CalendarAccount)).one()
        kept = [getattr(account, column.name) for column in account.__table__.columns]
        assert ANNA.password not in repr(kept)


def test_a_wrong_password_is_said_beside_its_field(card, calendar_server, qtbot):
    _follow(card, calendar_server, qtbot, password="wrong")
    assert "did not accept" in card.form.rows["password"].error
    assert not card.form.follow.isVisible()


@pytest.mark.parametrize(
    ("url", "words"), [("http://cloud.example.com", "not encrypted"), ("ftp://x", "not the address")]
)
def test_an_address_that_is_not_safe_is_said_beside_its_field(card, qtbot, url, words):
    card.form.url.setText(url)
    card.form.username.setText("anna")
    card.form.password.setText("secret")
    card.form.look()
    qtbot.waitUntil(lambda: bool(card.form.rows["url"].error))
    assert words in card.form.rows["url"].error


def test_what_is_missing_is_asked_for(card):
    card.form.look()
    assert card.form.rows["url"].error


def _account(open_house, **values):
    with open_house.services.studio.write() as db:
        db.add(CalendarAccount(name="Private", username="anna", calendar_url="http://127.0.0.1:9/", **values))


def test_a_password_that_is_not_known_is_asked_for(card, open_house, qtbot):
    _account(open_house, problem="calendar_no_password")
    card.refresh()
    qtbot.waitUntil(lambda: problem_words("calendar_no_password") in _words(card))
    field = next(one for one in card.findChildren(QLineEdit) if one.accessibleName() == "Password: Private")
    field.setText("secret")
    _press(card, "Try again")
    qtbot.waitUntil(lambda: problem_words("calendar_away") in _words(card))


def test_what_is_read_and_written_is_switched(card, open_house, qtbot):
    _account(open_house, synced_at=datetime(2026, 5, 14, tzinfo=UTC))
    card.refresh()
    qtbot.waitUntil(lambda: any(box.text() == "Read busy times" for box in card.findChildren(QCheckBox)))
    next(box for box in card.findChildren(QCheckBox) if box.text() == "Read busy times").click()

    def is_read():
        with open_house.services.studio.read() as db:
            return db.scalars(select(CalendarAccount.reads_busy)).one()

    qtbot.waitUntil(lambda: not is_read())
    qtbot.waitUntil(lambda: open_house.services.calendars.is_resting)


def test_a_calendar_is_followed_no_more(card, open_house, qtbot):
    _account(open_house)
    card.refresh()
    qtbot.waitUntil(lambda: "Private" in _words(card))
    _press(card, "Follow no more")
    qtbot.waitUntil(lambda: "Private" not in _words(card))
    qtbot.waitUntil(lambda: bool(open_house.said))
