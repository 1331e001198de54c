"""The bus of changes: whoever wrote says which kinds of records changed, every open page hears it.

The author of a change is named as its origin, so that it may skip its own refresh.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """Tells every listener what a write changed. Lives on the window's thread."""

    changed = Signal(object, object)  # Changes, the QObject that asked for the write or None
