import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from focusflow_desktop.settings import SETTINGS
from focusflow_desktop.ui.settings.page import SettingsPage


@pytest.fixture
def page(house, qtbot):
    page = SettingsPage(house.frame)
    qtbot.addWidget(page)
    return page


def test_every_setting_of_the_table_has_a_named_field(page):
    for setting in (setting for setting in SETTINGS if setting.is_shown):
        assert page.field(setting.key).focusProxy().accessibleName() == setting.title


def test_a_choice_holds_at_once(page, house):
    combo = page.field("look.scheme").findChild(QComboBox)
    combo.activated.emit(2)
    assert house.settings.text("look.scheme") == "dark"
    assert combo.currentIndex() == 2


def test_a_text_holds_when_it_is_left(page, house):
    line = page.field("person.name").findChild(QLineEdit)
    line.setText("  Anna Brandt ")
    line.editingFinished.emit()
    assert house.settings.text("person.name") == "Anna Brandt"


def test_a_change_from_elsewhere_is_shown(page, house):
    house.settings.set("look.scheme", "dark")
    assert page.field("look.scheme").findChild(QComboBox).currentText() == "Dark"


def test_a_setting_that_cannot_be_stored_is_said_and_shown_as_it_was(page, house, tmp_path):
    (tmp_path / "config").write_text("a file where the folder should be")
    combo = page.field("look.scheme").findChild(QComboBox)
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert "nothing was changed" in house.recorder.only.text
    assert combo.currentIndex() == 0
