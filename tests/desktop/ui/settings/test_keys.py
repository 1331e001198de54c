import pytest
from PySide6.QtGui import QKeySequence

from focusflow_desktop.ui.settings.keys import KeysCard
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.own_keys import own_keys


@pytest.fixture
def card(house, qtbot):
    house.commands.register(
        Command(id="pick", title="Pick", run=lambda: None, shortcut="P"),
        Command(id="reject", title="Reject", run=lambda: None, shortcut="X"),
    )
    card = KeysCard(house.commands, house.settings, house.messages)
    qtbot.addWidget(card)
    card.unfold()
    return card


def _press(card, command_id, keys):
    row = next(row for row in card.rows if row.command.id == command_id)
    row.edit.setKeySequence(QKeySequence(keys))
    row.edit.editingFinished.emit()
    return row


def test_another_key_holds_and_is_remembered(card, house):
    _press(card, "pick", "T")
    assert house.commands["pick"].shortcut == "T"
    assert own_keys(house.settings) == {"pick": "T"}


def test_a_key_that_is_taken_is_said_and_nothing_changes(card, house):
    row = _press(card, "pick", "X")
    assert "Reject" in house.recorder.only.text
    assert row.edit.keySequence() == QKeySequence("P")
    assert own_keys(house.settings) == {}
