"""Keys that are held, and Caps Lock."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from focusflow_desktop.ui.culling.held_keys import caps_is_lit, presses

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def key(code, *, held=NONE, native=0):
    return QKeyEvent(QEvent.Type.KeyPress, int(code), held, 0, 0, native, "")


def test_a_key_is_one_of_a_shortcut_with_exactly_its_modifiers(qapp):
    assert presses(key(Qt.Key.Key_Space), "Space")
    assert presses(key(Qt.Key.Key_Space, held=SHIFT), "Right, Shift+Space")
    assert not presses(key(Qt.Key.Key_Space, held=SHIFT), "Space")
    assert not presses(key(Qt.Key.Key_Space), "")


def test_a_key_of_the_number_pad_is_the_same_key(qapp):
    assert presses(key(Qt.Key.Key_5, held=Qt.KeyboardModifier.KeypadModifier), "5")


@pytest.mark.parametrize(("system", "bit"), [("xcb", 0x2), ("windows", 0x100), ("cocoa", 0x10000)])
def test_caps_lock_is_read_from_the_windowing_systems_own_bits(qapp, system, bit):
    assert caps_is_lit(key(Qt.Key.Key_P, native=bit), system=system) is True
    assert caps_is_lit(key(Qt.Key.Key_P, native=0), system=system) is False
    assert caps_is_lit(key(Qt.Key.Key_CapsLock, native=bit), system=system) is None  # on its way


def test_a_system_that_does_not_tell_says_nothing(qapp):
    assert caps_is_lit(key(Qt.Key.Key_P, native=0xFFFF), system="offscreen") is None
