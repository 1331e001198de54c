"""The keys of compare and survey beside those of the loupe, and which command a pressed key means.

The room's own shortcuts come first where they are registered; a view that is alone reads its keys here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from focusflow_desktop.ui.culling.keys import Key, key_named, marks

_OVERLAYS = (key_named("peaking"), key_named("clipping"))

COMPARE = (
    Key(name="next_candidate", title="Next candidate", keys="Right", repeats=True),
    Key(name="previous_candidate", title="Previous candidate", keys="Left", repeats=True),
    Key(name="make_select", title="Make the candidate the select", keys="Return, Enter, Up"),
    Key(name="swap", title="Swap select and candidate", keys="Down"),
    Key(name="other_pane", title="The keys act on the other picture", keys="Tab"),
    Key(name="zoom", title="100 % at the pointer", keys="Z"),
    Key(name="link", title="Link zoom and pan", keys="Shift+Z"),
    Key(name="accept", title="Pick the select and finish", keys="Shift+Return, Shift+Enter"),
    Key(name="close", title="Back to the loupe", keys="Escape, E"),
    *_OVERLAYS,
)
SURVEY = (
    Key(name="next", title="Next picture", keys="Right", repeats=True),
    Key(name="previous", title="Previous picture", keys="Left", repeats=True),
    Key(name="first", title="First picture", keys="Home"),
    Key(name="last", title="Last picture", keys="End"),
    Key(name="below", title="The picture below", keys="Down", repeats=True),
    Key(name="above", title="The picture above", keys="Up", repeats=True),
    Key(name="remove", title="Take out of the survey", keys="/, Backspace"),
    Key(name="zoom", title="100 % at the pointer", keys="Z"),
    Key(name="link", title="Link zoom and pan", keys="Shift+Z"),
    Key(name="open", title="Open in the loupe", keys="Return, Enter"),
    Key(name="close", title="Back to the loupe", keys="Escape, E"),
    *_OVERLAYS,
)
# What the loupe's commands mean here, so that the room can pass them on by name.
COMPARE_MEANS = {
    "next": "next_candidate",
    "previous": "previous_candidate",
    "next_burst": "swap",
    "previous_burst": "make_select",
    "keep_this": "accept",
    "back": "close",
}
SURVEY_MEANS = {"next_burst": "below", "previous_burst": "above", "back": "close"}


def key_of(event: QKeyEvent, table: Sequence[Key]) -> Key | None:
    """The command of a pressed key: one of the table, or a mark. Numbers of the keypad count as numbers."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = {QKeySequence(QKeyCombination(held, Qt.Key(event.key())))}
    if held == Qt.KeyboardModifier.ShiftModifier and not event.text().isalnum():
        pressed.add(
            QKeySequence(QKeyCombination(Qt.Key(event.key())))
        )  # the sign above a digit, as it arrives
    return next(
        (key for key in (*table, *marks()) if pressed & {QKeySequence(one) for one in key.keys.split(", ")}),
        None,
    )
