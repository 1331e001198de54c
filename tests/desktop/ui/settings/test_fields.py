import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from focusflow_desktop.settings import SETTINGS, Kind
from focusflow_desktop.ui.settings.fields import make_field


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_showing_a_value_tells_nobody(qtbot, setting):
    field = make_field(setting, title=setting.title, words=str)
    qtbot.addWidget(field)
    told = []
    field.chosen.connect(lambda key, value: told.append((key, value)))
    field.show_value(setting.default)
    kinds = {Kind.CHOICE: QComboBox, Kind.SWITCH: QCheckBox}
    assert field.findChild(kinds.get(setting.kind, QLineEdit)) is not None
    assert told == []


def test_a_switch_tells_what_it_was_switched_to(qtbot):
    setting = next(setting for setting in SETTINGS if setting.kind is Kind.SWITCH)
    field = make_field(setting, title=setting.title, words=str)
    qtbot.addWidget(field)
    told = []
    field.chosen.connect(lambda key, value: told.append((key, value)))
    field.show_value(False)
    field.findChild(QCheckBox).click()
    assert told == [(setting.key, True)]
