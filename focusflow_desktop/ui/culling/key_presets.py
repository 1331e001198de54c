"""The hands of other programs: which keys of the table change. Only where a program has such a key; the rest stays.

Photo Mechanic tags with T, sets colour classes with single digits and stars with Ctrl. Capture One has stars on the
digits and three colour tags on the signs of the number pad.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from focusflow_desktop.ui.culling.keys import Key, all_keys, with_shift

LIGHTROOM, PHOTO_MECHANIC, CAPTURE_ONE = "lightroom", "photo_mechanic", "capture_one"
SPACE_ZOOMS, SPACE_GOES_ON = "zoom", "next"


def _colours(keys: str) -> dict[str, str]:
    """Keys for the five labels and none, with Shift going on."""
    names = ("red", "yellow", "green", "blue", "purple", "no_label")
    plain = dict(zip(names, keys.split(), strict=True))
    return plain | {f"{name}_next": with_shift(key) for name, key in plain.items()}


_STARS_WITH_CTRL = {f"stars_{n}": f"Ctrl+{n}" for n in range(6)} | {
    f"stars_{n}_next": f"Ctrl+Shift+{n}" for n in range(6)
}
PRESETS: Mapping[str, Mapping[str, str]] = {
    LIGHTROOM: {},
    PHOTO_MECHANIC: {
        **_STARS_WITH_CTRL,
        **_colours("1 2 3 4 5 0"),
        "toggle_pick": "T, `",
        "filmstrip": "Ctrl+T",
    },
    CAPTURE_ONE: {
        "red": "*",
        "yellow": "+",
        "green": "-",
        "purple": ";",
        "red_next": "",
        "yellow_next": "",
        "green_next": "",
    },
}
_SPACE_ALONE = {"look_closer": "", "next": "Right, Space", "previous": "Left, Shift+Space"}


def keys_of(preset: str, *, space: str = SPACE_ZOOMS) -> tuple[Key, ...]:
    """The whole table under a preset, with Space as it is set."""
    changed = dict(PRESETS.get(preset, {}))
    if space == SPACE_GOES_ON:
        changed |= _SPACE_ALONE
    return tuple(replace(key, keys=changed.get(key.name, key.keys)) for key in all_keys())
