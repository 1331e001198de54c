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
    qtbot.keyClicks(page.person, "Anna Brandt")
    qtbot.keyClicks(page.name, "Anna Brandt Photography")
    page.country.setCurrentIndex(page.country.findData("DE"))
    assert page.currency.currentText() == "EUR"
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.chosen_ == [
        FirstChoice(
            way=Way.START,
            photographer="Anna Brandt",
            studio_name="Anna Brandt Photography",
            country="DE",
            currency="EUR",
        )
    ]


def test_names_that_are_missing_are_asked_for_beside_their_fields(page):
    page.go.click()
    assert page.chosen_ == []
    assert "studio a name" in page._name_row.error
    assert "your name" in page._person_row.error
    page.name.textEdited.emit("A")
    assert page._name_row.error == ""


def test_an_export_of_another_machine_is_brought_along(page, tmp_path):
    page.cards[Way.BRING].click()
    assert not page.name.isVisibleTo(page)
    page.go.click()
    assert page.chosen_ == []
    assert "Choose the export" in page.export.error
    page.export.show_path(tmp_path / "Studio 2026-05-03.zip")
    assert page.export.error == ""
    page.go.click()
    assert page.chosen_ == [FirstChoice(way=Way.BRING, export=tmp_path / "Studio 2026-05-03.zip")]


def test_an_export_that_cannot_come_in_is_said_beside_it(page, tmp_path):
    page.cards[Way.BRING].click()
    page.export.show_path(tmp_path / "holiday.zip")
    page.go.click()
    page.show_error("This is no exported studio.")
    assert page.export.error == "This is no exported studio."
    assert page.go.isEnabled()


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
    page.person.setText("Anna")
    page.name.setText("A")
    page.country.setCurrentIndex(page.country.findData("CH"))
    page.currency.setCurrentText("EUR")
    page.go.click()
    assert (page.chosen_[0].country, page.chosen_[0].currency) == ("CH", "EUR")


def test_a_studio_that_could_not_be_made_is_said_beside_the_name_and_can_be_tried_again(page):
    page.person.setText("Anna")
    page.name.setText("A")
    page.go.click()
    page.show_error("There is no room on this disk.")
    assert page.go.isEnabled()
    assert page._name_row.error == "There is no room on this disk."


def test_the_picture_s_place_is_away_until_there_is_one(page):
    assert not page._picture.isVisibleTo(page)
    page.show_picture(QImage(40, 30, QImage.Format.Format_RGB32))
    assert page._picture.isVisibleTo(page)
