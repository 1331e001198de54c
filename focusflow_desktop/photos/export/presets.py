"""Export presets: what one is, and the built-in ones. The studio's own lie in files: preset_files.py."""

from __future__ import annotations

import typing
from dataclasses import dataclass
from enum import StrEnum

from focusflow_desktop.photos.export.names import check_template
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.imaging.recipe import (
    Anchor,
    ColourSpace,
    Fit,
    Keep,
    Recipe,
    Sharpen,
    Subsampling,
    Watermark,
)


class Collision(StrEnum):
    """What happens when the name is taken by an earlier file."""

    RENAME = "rename"
    SKIP = "skip"
    OVERWRITE = "overwrite"


class RawFrom(StrEnum):
    """Where the pixels of a RAW come from when it has neither a final nor a camera JPEG."""

    PREVIEW = "preview"
    DEVELOP = "develop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A recipe with a name, and how its files are called."""

    name: str
    recipe: Recipe
    raw: RawFrom = RawFrom.PREVIEW
    name_template: str = "{name}"
    start_at: int = 1
    collision: Collision = Collision.RENAME
    subfolder: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > 80:
            raise Refused("export.preset", "A preset needs a name of 1 to 80 characters.", field="name")
        if self.start_at < 0:
            raise Refused("export.preset", "start_at must be 0 or more.", field="start_at")
        check_template(self.name_template)


def _web(px: int, **more: typing.Any) -> Recipe:
    return Recipe(fit=Fit.LONG_EDGE, px=px, ppi=72, sharpen=Sharpen.SCREEN, metadata=Keep.COPYRIGHT, **more)


def builtin_presets() -> tuple[Preset, ...]:
    """The presets every studio has."""
    proof = Watermark(text="PROOF", anchor=Anchor.TILE, scale_percent=6, opacity=0.35, rotation_degrees=30)
    instagram = Recipe(
        fit=Fit.BOX,
        px=1080,
        px_high=1350,
        ppi=72,
        sharpen=Sharpen.SCREEN,
        quality=85,
        metadata=Keep.COPYRIGHT,
    )
    full = Recipe(quality=95, subsampling=Subsampling.FULL, icc=ColourSpace.KEEP, metadata=Keep.ALL)
    press = Recipe(fit=Fit.LONG_EDGE, px=3000, sharpen=Sharpen.SCREEN, quality=92, max_bytes=2_000_000)
    return (
        Preset(name="Gallery 2048", recipe=_web(2048, quality=82, progressive=True)),
        Preset(name="Thumb 512", recipe=_web(512, quality=80)),
        Preset(name="Proof 1600", recipe=_web(1600, quality=80, watermark=proof)),
        Preset(name="Print full", recipe=full),
        Preset(name="Instagram 1080/1350", recipe=instagram),
        Preset(name="Press 3000", recipe=press),
    )


def find_preset(name: str, presets: typing.Iterable[Preset]) -> Preset:
    """By name; capitals, blanks, dashes and slashes do not matter."""
    known = list(presets)
    for preset in known:
        if preset_key(preset.name) == preset_key(name):
            return preset
    names = ", ".join(preset.name for preset in known)
    raise Refused("export.preset_unknown", f"There is no preset {name!r}; there are: {names}.", name=name)


def preset_key(name: str) -> str:
    """What a name is known by: capitals, blanks, dashes and slashes do not matter."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
