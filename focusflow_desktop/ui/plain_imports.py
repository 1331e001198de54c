"""Loads Qt and keeps Python's own import: the one Qt for Python puts in its place slows every later import.

It reads each module's source to see whether it says `__feature__`; nothing here does, and that reading was a sixth of
the start (1.41 s of imports became 1.17).
"""

from __future__ import annotations

import builtins
import gc


def load_qt() -> None:
    """Import Qt; what is imported afterwards is imported plainly."""
    gc.disable()  # the start makes much and drops nothing; the window's own collector takes over
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401 — for its effect

    builtins.__import__ = plain
