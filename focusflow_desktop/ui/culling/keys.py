"""The keys of culling in one table: Lightroom's where it has one. The command registry, the menu and `?` read it.

A mark has two keys: plain, and with Shift to mark and go on. Other programs' hands are in key_presets.py; they change
keys by command name only.
"""

from __future__ import annotations

from dataclasses import dataclass

from focusflow_desktop.shared.records.photos import Flag, Label
from focusflow_desktop.ui.library.marks import Field, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One command: its name, its words, its keys."""

    name: str
    title: str
    keys: str
    mark: Mark | None = None
    advances: bool = False
    repeats: bool = False
    menu: str = ""
    icon: str = ""


MOVES = (
    Key(name="next", title="Next photo", keys="Right", repeats=True),
    Key(name="previous", title="Previous photo", keys="Left", repeats=True),
    Key(name="first", title="First photo", keys="Home"),
    Key(name="last", title="Last photo", keys="End"),
    Key(name="next_burst", title="Next burst", keys="Down", repeats=True),
    Key(name="previous_burst", title="Previous burst", keys="Up", repeats=True),
)
VIEWS = (
    Key(name="zoom", title="100 % at the pointer", keys="Z", menu="View", icon="zoom-in"),
    Key(name="look_closer", title="100 % while held", keys="Space"),
    Key(name="back", title="Up one level", keys="Escape"),
    Key(name="loupe", title="Loupe", keys="E", menu="View", icon="image"),
    Key(name="compare", title="Compare", keys="C", menu="View", icon="columns-2"),
    Key(name="survey", title="Survey", keys="N", menu="View", icon="grid-2x2"),
    Key(name="grid", title="Back to the library", keys="G", menu="View", icon="layout-grid"),
    Key(name="peaking", title="Focus peaking", keys="K", menu="View", icon="scan-eye"),
    Key(name="clipping", title="Clipping", keys="J", menu="View", icon="sun"),
    Key(name="histogram", title="Histogram", keys="H"),
    Key(name="info", title="Facts beside the picture", keys="I"),
    Key(name="surround", title="Surround, light to dark", keys="L"),
    Key(name="filmstrip", title="Filmstrip", keys="T"),
    Key(name="advance", title="Go on after each mark", keys="Ctrl+Shift+A"),
    Key(name="undo", title="Undo the last mark", keys="Ctrl+Z", repeats=True),
    Key(name="redo", title="Redo", keys="Ctrl+Shift+Z", repeats=True),
    Key(name="rate_up", title="A star more", keys="]"),
    Key(name="rate_down", title="A star less", keys="["),
    Key(name="toggle_pick", title="Pick, or take the pick away", keys="`"),
    Key(name="keep_this", title="Keep this, reject the rest", keys="Shift+Return, Shift+Enter"),
)

BESIDE = (
    Key(name="choose", title="Compare: new Select; survey: open", keys="Return, Enter"),
    Key(name="other_pane", title="Compare: act on the other picture", keys="Tab"),
    Key(name="link", title="Link zoom and pan", keys="Shift+Z"),
    Key(name="remove", title="Survey: take the picture out", keys="/, Backspace"),
)

_SHIFTED = {
    "0": ")",
    "1": "!",
    "2": "@",
    "3": "#",
    "4": "$",
    "5": "%",
    "6": "^",
    "7": "&",
    "8": "*",
    "9": "(",
}
_MARKS: tuple[tuple[str, str, str, Mark], ...] = (
    ("pick", "Pick", "P", Mark(field=Field.FLAG, value=Flag.PICK)),
    ("reject", "Reject", "X", Mark(field=Field.FLAG, value=Flag.REJECT)),
    ("unflag", "Unflag", "U", Mark(field=Field.FLAG, value=Flag.NONE)),
    ("stars_0", "No stars", "0", Mark(field=Field.RATING, value=0)),
    ("stars_1", "1 star", "1", Mark(field=Field.RATING, value=1)),
    ("stars_2", "2 stars", "2", Mark(field=Field.RATING, value=2)),
    ("stars_3", "3 stars", "3", Mark(field=Field.RATING, value=3)),
    ("stars_4", "4 stars", "4", Mark(field=Field.RATING, value=4)),
    ("stars_5", "5 stars", "5", Mark(field=Field.RATING, value=5)),
    ("red", "Red label", "6", Mark(field=Field.LABEL, value=Label.RED)),
    ("yellow", "Yellow label", "7", Mark(field=Field.LABEL, value=Label.YELLOW)),
    ("green", "Green label", "8", Mark(field=Field.LABEL, value=Label.GREEN)),
    ("blue", "Blue label", "9", Mark(field=Field.LABEL, value=Label.BLUE)),
    ("purple", "Purple label", ";, -", Mark(field=Field.LABEL, value=Label.PURPLE)),
    ("no_label", "No label", "", Mark(field=Field.LABEL, value="none")),
)


def marks() -> tuple[Key, ...]:
    """Every mark, and every mark that goes on."""
    plain = tuple(Key(name=name, title=title, keys=keys, mark=mark) for name, title, keys, mark in _MARKS)
    onward = tuple(
        Key(
            name=f"{name}_next",
            title=f"{title}, go on",
            keys=with_shift(keys.split(", ")[0]),
            mark=mark,
            advances=True,
        )
        for name, title, keys, mark in _MARKS
    )
    return plain + onward


def all_keys() -> tuple[Key, ...]:
    """The whole table."""
    return (*MOVES, *marks(), *VIEWS, *BESIDE)


def key_named(name: str) -> Key:
    """The command of this name."""
    return next(key for key in all_keys() if key.name == name)


def with_shift(key: str) -> str:
    """Shift with a digit arrives as the sign above it on some layouts and as Shift+digit on others: both are held."""
    if not key:
        return ""
    return f"Shift+{key}, {_SHIFTED[key]}" if key in _SHIFTED else f"Shift+{key}"
