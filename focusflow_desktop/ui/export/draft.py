"""A preset while it is being edited: what stands in each field, and what is wrong there, in plain words.

Pure values: the editor paints them, the control holds them. Every mistake is told at once, not one after the other.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from focusflow_desktop.photos.export.presets import Collision, Preset, RawFrom
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.imaging.limits import MAX_SIDE_PX
from focusflow_desktop.shared.imaging.recipe import (
    Anchor,
    ColourSpace,
    Fit,
    Format,
    Keep,
    Recipe,
    Sharpen,
    Subsampling,
    Tone,
    Watermark,
)
from focusflow_desktop.ui.export.state import Draft, Value
from focusflow_desktop.ui.export.words import tr
from focusflow_desktop.ui.shell.messages import error_words

_T = TypeVar("_T")

NO_MARK, TEXT_MARK, IMAGE_MARK = "none", "text", "image"
_MARK_FIELDS = ("anchor", "scale_percent", "inset_percent", "opacity", "rotation_degrees", "tone")
_MB = 1_000_000
_STAND_IN: dict[str, object] = {
    "px": 1,
    "px_high": 1,
    "megapixels": 1.0,
    "percent": 100.0,
    "ppi": 300,
    "amount": 1.0,
    "quality": 90,
    "min_quality": 50,
    "effort": 4,
    "max_bytes": None,
    "watermark": None,
    "text": "x",
    "scale_percent": 4.0,
    "inset_percent": 3.0,
    "opacity": 0.5,
    "rotation_degrees": 0.0,
    "name": "x",
    "start_at": 1,
    "name_template": "{name}",
}  # fmt: skip — for a field in error, so that the others are checked too

_UNSET = frozenset({"px", "px_high", "megapixels"})  # may stay empty where they have no effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The preset a draft makes, or what is wrong, field by field."""

    preset: Preset | None
    errors: dict[str, str]


def draft_of(preset: Preset) -> dict[str, Value]:
    """A preset as it stands in the fields."""
    recipe, mark = preset.recipe, preset.recipe.watermark
    shown = mark or Watermark(text="x")
    kind = NO_MARK if mark is None else IMAGE_MARK if mark.image is not None else TEXT_MARK
    return {
        "name": preset.name, "fit": recipe.fit.value, "px": _shown(recipe.px), "px_high": _shown(recipe.px_high),
        "megapixels": _shown(recipe.megapixels), "percent": f"{recipe.percent:g}", "enlarge": recipe.enlarge,
        "ppi": str(recipe.ppi), "sharpen": recipe.sharpen.value, "amount": f"{recipe.amount:g}",
        "icc": recipe.icc.value, "format": recipe.format.value, "quality": str(recipe.quality),
        "subsampling": recipe.subsampling.value, "progressive": recipe.progressive, "effort": str(recipe.effort),
        "max_mb": "" if recipe.max_bytes is None else f"{recipe.max_bytes / _MB:.12g}",
        "min_quality": str(recipe.min_quality), "metadata": recipe.metadata.value, "strip_gps": recipe.strip_gps,
        "strip_people": recipe.strip_people, "strip_serials": recipe.strip_serials, "mark": kind,
        "mark_text": mark.text if mark else "", "mark_image": str(mark.image) if mark and mark.image else "",
        "anchor": shown.anchor.value, "scale_percent": f"{shown.scale_percent:g}",
        "inset_percent": f"{shown.inset_percent:g}", "opacity": f"{shown.opacity * 100:g}",
        "rotation_degrees": f"{shown.rotation_degrees:g}", "tone": shown.tone.value, "raw": preset.raw.value,
        "name_template": preset.name_template, "start_at": str(preset.start_at),
        "collision": preset.collision.value, "subfolder": preset.subfolder,
    }  # fmt: skip


def hidden_fields(draft: Draft) -> frozenset[str]:
    """The fields that have no effect as the others stand."""
    fit, kind = Fit(str(draft["fit"])), str(draft["mark"])
    hidden: set[str] = set()
    if fit not in {Fit.LONG_EDGE, Fit.SHORT_EDGE, Fit.BOX}:
        hidden.add("px")
    for name, only in (("px_high", Fit.BOX), ("megapixels", Fit.MEGAPIXELS), ("percent", Fit.PERCENT)):
        if fit is not only:
            hidden.add(name)
    if fit is Fit.ORIGINAL:
        hidden.add("enlarge")
    if draft["sharpen"] == Sharpen.NONE:
        hidden.add("amount")
    hidden |= _hidden_by_format(Format(str(draft["format"])), has_limit=bool(str(draft["max_mb"]).strip()))
    if draft["metadata"] == Keep.NONE:
        hidden |= {"strip_gps", "strip_people", "strip_serials"}
    if kind == NO_MARK:
        hidden |= {"mark_text", "mark_image", *_MARK_FIELDS}
    elif kind == TEXT_MARK:
        hidden.add("mark_image")
    else:
        hidden.add("mark_text")
    return frozenset(hidden)


def check_draft(draft: Draft) -> Checked:
    """Read every field. A hidden field is never in the way: what makes no sense there is left out."""
    reading = _Reading(draft)
    mark = _mark(reading)
    recipe = reading.build(
        Recipe, watermark=mark, fit=Fit(reading.text("fit")), px=reading.whole("px"),
        px_high=reading.whole("px_high"), megapixels=reading.number("megapixels"),
        percent=reading.number("percent"), enlarge=bool(draft["enlarge"]), ppi=reading.whole("ppi"),
        sharpen=Sharpen(reading.text("sharpen")), amount=reading.number("amount"),
        icc=ColourSpace(reading.text("icc")), format=Format(reading.text("format")),
        quality=reading.whole("quality"), subsampling=Subsampling(reading.text("subsampling")),
        progressive=bool(draft["progressive"]), effort=reading.whole("effort"),
        max_bytes=reading.limit(), min_quality=reading.whole("min_quality"),
        metadata=Keep(reading.text("metadata")), strip_gps=bool(draft["strip_gps"]),
        strip_people=bool(draft["strip_people"]), strip_serials=bool(draft["strip_serials"]),
    )  # fmt: skip
    preset = reading.build(
        Preset, recipe=recipe, name=reading.text("name").strip(), raw=RawFrom(reading.text("raw")),
        name_template=reading.text("name_template"), start_at=reading.whole("start_at"),
        collision=Collision(reading.text("collision")), subfolder=reading.text("subfolder").strip(),
    )  # fmt: skip
    return Checked(preset=None if reading.errors else preset, errors=reading.errors)


class _Reading:
    """Reads one draft and gathers what is wrong in it."""

    def __init__(self, draft: Draft) -> None:
        self.errors: dict[str, str] = {}
        self.draft, self._hidden = draft, hidden_fields(draft)

    def text(self, key: str) -> str:
        """What stands there."""
        return str(self.draft[key])

    def whole(self, key: str) -> int:
        """A whole number."""
        text = "".join(self.text(key).split())
        if text.isascii() and text.isdigit() and len(text) <= 9:
            return int(text)
        fallback = 0 if key in self._hidden and key in _UNSET else _STAND_IN[key]
        assert isinstance(fallback, int)
        self.tell(key)
        return fallback

    def number(self, key: str) -> float:
        """A number, with a point or a comma."""
        found = _number(self.text(key))
        if found is not None:
            return found
        fallback = 0.0 if key in self._hidden and key in _UNSET else _STAND_IN[key]
        assert isinstance(fallback, float)
        self.tell(key)
        return fallback

    def limit(self) -> int | None:
        """The greatest size in bytes; nothing where the field is empty."""
        if not self.text("max_mb").strip():
            return None
        found = _number(self.text("max_mb"))
        if found is None:
            self.tell("max_mb")
            return None
        return round(found * _MB)

    def tell(self, key: str, words: str = "") -> None:
        """Something is wrong in this field; hidden fields are not."""
        if key not in self._hidden:
            self.errors.setdefault(key, words or _RULES[key]())

    def build(self, kind: Callable[..., _T], **values: object) -> _T:
        """The value; each field it refuses is told and stood in for, so that the next one is looked at too."""
        for _ in range(len(values) + 1):
            try:
                return kind(**values)
            except Refused as error:
                named = str(error.fields.get("field", "name_template")).removeprefix("watermark.")
                self._refused(named, error)
                values[named] = _STAND_IN[named]
        raise AssertionError("stand-ins are always accepted")

    def _refused(self, named: str, error: Refused) -> None:
        if named == "name_template":
            self.tell(named, error_words(error))
        else:
            self.tell({"max_bytes": "max_mb", "text": "mark_text"}.get(named, named))


def _mark(reading: _Reading) -> Watermark | None:
    kind = reading.text("mark")
    if kind == NO_MARK:
        return None
    field = "mark_text" if kind == TEXT_MARK else "mark_image"
    words = reading.text(field)
    if not words.strip():
        reading.tell(field)
        words = "x"
    return reading.build(
        Watermark,
        text=words if kind == TEXT_MARK else "",
        image=Path(words.strip()) if kind == IMAGE_MARK else None,
        anchor=Anchor(reading.text("anchor")),
        scale_percent=reading.number("scale_percent"),
        inset_percent=reading.number("inset_percent"),
        opacity=reading.number("opacity") / 100,
        rotation_degrees=reading.number("rotation_degrees"),
        tone=Tone(reading.text("tone")),
    )


def _hidden_by_format(format_: Format, *, has_limit: bool) -> set[str]:
    hidden = set()
    if not format_.has_quality:
        hidden.add("quality")
    if not has_limit or not format_.has_quality:
        hidden.add("min_quality")
    if format_ is not Format.JPEG:
        hidden |= {"subsampling", "progressive"}
    if format_ in {Format.JPEG, Format.TIFF}:
        hidden.add("effort")
    return hidden


def _number(text: str) -> float | None:
    try:
        found = float("".join(text.split()).replace(",", "."))
    except ValueError:
        return None
    return found if abs(found) < 1e9 else None  # also "nan" and "inf"


def _shown(number: float) -> str:
    return f"{number:g}" if number else ""


def _between(low: str, high: str) -> str:
    return tr("Write a number from {low} to {high}.").replace("{low}", low).replace("{high}", high)


_RULES: dict[str, Callable[[], str]] = {
    "name": lambda: tr("Give the preset a name of 1 to 80 characters."),
    "px": lambda: _between("1", str(MAX_SIDE_PX)),
    "px_high": lambda: _between("1", str(MAX_SIDE_PX)),
    "megapixels": lambda: _between("0.01", "250"),
    "percent": lambda: _between("0.1", "1000"),
    "ppi": lambda: _between("1", "9600"),
    "amount": lambda: tr("Write a number from 0 to 3; 1 is the standard."),
    "quality": lambda: _between("1", "100"),
    "min_quality": lambda: _between("1", "100"),
    "effort": lambda: tr("Write a number from 0 (fast) to 9 (small)."),
    "max_mb": lambda: tr("Write a size in MB of at least 0.002, or leave it empty for no limit."),
    "mark_text": lambda: tr("Write the words of the watermark, at most 200 characters."),
    "mark_image": lambda: tr("Choose the picture to lay over, best a PNG with a clear ground."),
    "scale_percent": lambda: _between("0.2", "100"),
    "inset_percent": lambda: _between("0", "40"),
    "opacity": lambda: tr("Write a number above 0, at most 100."),
    "rotation_degrees": lambda: _between("-360", "360"),
    "start_at": lambda: tr("Write a whole number, 0 or more."),
}
