"""The scenes by name: the one list that plans of sample shoots choose from."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import numpy as np

from focusflow_desktop.photos.samples.canvas import Pixels, Size
from focusflow_desktop.photos.samples.scenes import land, macro, meadow, people

Painter = Callable[[Size, np.random.Generator], Pixels]

SCENES: MappingProxyType[str, Painter] = MappingProxyType(
    {
        "dandelion": macro.dandelion,
        "drops": macro.drops,
        "palm": macro.palm,
        "daisies": meadow.daisies,
        "cosmos": meadow.cosmos,
        "poppies": meadow.poppies,
        "dunes": meadow.dunes,
        "storm": meadow.storm,
        "hills": land.hills,
        "sunset": land.sunset,
        "wood": land.wood,
        "night": land.night,
        "couple": people.couple,
        "dancers": people.dancers,
        "walker": people.walker,
    }
)


def paint(scene: str, size: Size, *, seed: int) -> Pixels:
    """The scene at working size; one seed always gives one picture."""
    return SCENES[scene](size, np.random.default_rng(seed))
