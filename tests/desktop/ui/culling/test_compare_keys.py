"""Which command a pressed key means."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from focusflow_desktop.ui.culling.compare_keys import COMPARE, SURVEY, key_of
from focusflow_desktop.ui.culling.keys import marks

NONE, SHIFT, KEYPAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def _press(key, held=NONE, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, held, text)


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (_press(Qt.Key.Key_Up), "make_select"),
        (_press(Qt.Key.Key_Enter, KEYPAD), "make_select"),
        (_press(Qt.Key.Key_4, KEYPAD, "4"), "stars_4"),
        (_press(Qt.Key.Key_Exclam, SHIFT, "!"), "stars_1_next"),
        (_press(Qt.Key.Key_P, SHIFT, "P"), "pick_next"),
        (_press(Qt.Key.Key_Z, SHIFT, "Z"), "link"),
    ],
)
def test_a_key_means_its_command(event, name):
    assert key_of(event, COMPARE).name == name


def test_what_is_no_key_means_nothing():
    assert key_of(_press(Qt.Key.Key_F9), COMPARE) is None


@pytest.mark.parametrize("table", [COMPARE, SURVEY])
def test_no_key_means_two_things(table):
    keys = [key for one in (*table, *marks()) for key in one.keys.split(", ") if key]
    assert sorted(keys) == sorted(set(keys))
