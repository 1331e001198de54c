"""The studio's own facts and hours in the settings."""

import pytest
from PySide6.QtWidgets import QComboBox

from focusflow_desktop.business.studio.facts import studio_page
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.shared.records.studio import JobWord
from focusflow_desktop.ui.settings.studio import hours_card, studio_card
from focusflow_desktop.ui.widgets.row_form import RowForm


@pytest.fixture
def founded(house):
    with house.studio.write() as db:
        found_studio(db, house.studio.tenant_id, name="Anna Studio", country="DE", currency="EUR")
    return house


@pytest.fixture
def shown(qtbot):
    cards = []

    def show(house, make):
        card = make(house.frame)
        cards.append(card)
        qtbot.addWidget(card)
        card.show()
        qtbot.waitUntil(lambda: house.runner.is_idle)
        return card.findChild(RowForm)

    return show


def stored(house):
    with house.studio.read() as db:
        return studio_page(db)


def test_the_facts_are_shown_and_a_name_is_kept(founded, shown, qtbot):
    form = shown(founded, studio_card)
    qtbot.waitUntil(lambda: form.field("name").text() == "Anna Studio")
    assert form.field("country").currentData() == "DE"
    form.field("name").setText("Brandt & Co")
    form.field("name").editingFinished.emit()
    qtbot.waitUntil(lambda: stored(founded).values["name"] == "Brandt & Co")


def test_a_job_is_called_as_chosen(founded, shown, qtbot):
    form = shown(founded, studio_card)
    combo: QComboBox = form.field("job_word")
    combo.activated.emit(combo.findText("Shoot"))
    qtbot.waitUntil(lambda: stored(founded).values["job_word"] is JobWord.SHOOT)


def test_an_impossible_promise_is_refused_beside_its_field(founded, shown, qtbot):
    form = shown(founded, studio_card)
    form.field("deliver_days").setText("5000")
    form.field("deliver_days").editingFinished.emit()
    qtbot.waitUntil(lambda: form.error("deliver_days") != "")
    assert stored(founded).values["deliver_days"] == 28


def test_a_days_hours_are_typed_and_what_cannot_be_is_said_beside_that_day(founded, shown, qtbot):
    form = shown(founded, hours_card)
    form.field("0").setText("9–13, 14–18")
    form.field("0").editingFinished.emit()
    qtbot.waitUntil(lambda: stored(founded).hours[0] == ((540, 780), (840, 1080)))
    form.field("1").setText("18–9")
    form.field("1").editingFinished.emit()
    qtbot.waitUntil(lambda: form.error("1") != "")
    assert form.error("0") == ""


def test_before_the_studio_was_founded_nothing_can_be_typed(house, shown, qtbot):
    form = shown(house, studio_card)
    qtbot.waitUntil(lambda: not form.isEnabled())
