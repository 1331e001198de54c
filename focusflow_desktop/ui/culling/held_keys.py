"""What a command cannot say: a key that works while it is held, and whether Caps Lock is lit.

Qt offers a key first to the page (ShortcutOverride) and only then to the commands; a page that takes it there gets
the press and the release. Qt does not tell Caps Lock; the windowing system's own bits do, with every key.
"""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_LOCK_BIT = {"xcb": 1 << 1, "wayland": 1 << 1, "windows": 1 << 8, "cocoa": 1 << 16}


def presses(event: QKeyEvent, shortcut: str) -> bool:
    """Whether this key event is one of the keys of a shortcut."""
    pressed = QKeySequence(
        QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
    )
    return any(pressed == QKeySequence(key) for key in shortcut.split(", ") if key)


def caps_is_lit(event: QKeyEvent, *, system: str) -> bool | None:
    """Whether Caps Lock was lit when this key came; None where the windowing system does not say."""
    bit = _LOCK_BIT.get(system)
    return None if bit is None or event.key() == Qt.Key.Key_CapsLock else bool(event.nativeModifiers() & bit)
