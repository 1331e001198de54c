import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from focusflow_desktop.ui.welcome.choice import FirstChoice, Way
from focusflow_desktop.ui.welcome.page import WelcomePage


@pytest.fixture
def page(house, qtbot):
    page = WelcomePage()
    qtbot.addWidget(page)
    page.chosen_ = []
    page.chosen.connect(page.chosen_.append)
    return page


def test_three_answers_start_a_studio(page, qtbot):
    qtbot.keyClicks(page.name, "Anna Brandt Photography")
    page.country.setCurrentIndex(page.country.findData("DE"))
    assert page.currency.currentText() == "EUR"
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.chosen_ == [
        FirstChoice(way=Way.START, studio_name="Anna Brandt Photography", country="DE", currency="EUR")
    ]


def test_a_studio_without_a_name_is_asked_for_beside_the_field(page):
    page.go.click()
    assert page.chosen_ == []
    assert "name" in page._name_row.error
    page.name.textEdited.emit("A")
    assert page._name_row.error == ""


def test_the_sample_studio_asks_nothing(page):
    page.cards[Way.SAMPLE].click()
    assert page.name.isVisibleTo(page) is False
    page.go.click()
    assert page.chosen_ == [FirstChoice(way=Way.SAMPLE)]


def test_joining_is_shown_with_the_reason_why_it_waits(page):
    join = page.cards["join"]
    assert not join.isEnabled()
    assert "server" in join.accessibleDescription()


def test_the_currency_can_differ_from_the_country(page, qtbot):
    page.name.setText("A")
    page.country.setCurrentIndex(page.country.findData("CH"))
    page.currency.setCurrentText("EUR")
    page.go.click()
    assert (page.chosen_[0].country, page.chosen_[0].currency) == ("CH", "EUR")


def test_a_studio_that_could_not_be_made_is_said_beside_the_name_and_can_be_tried_again(page):
    page.name.setText("A")
    page.go.click()
    page.show_error("There is no room on this disk.")
    assert page.go.isEnabled()
    assert page._name_row.error == "There is no room on this disk."


def test_the_picture_s_place_is_away_until_there_is_one(page):
    assert not page._picture.isVisibleTo(page)
    page.show_picture(QImage(40, 30, QImage.Format.Format_RGB32))
    assert page._picture.isVisibleTo(page)
