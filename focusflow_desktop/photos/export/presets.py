"""Export presets: the built-in ones, and the studio's own as JSON files that a person can read, share and mend."""

from __future__ import annotations

import json
import types
import typing
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path

from focusflow_desktop.photos.export.names import check_template
from focusflow_desktop.photos.files import atomic
from focusflow_desktop.shared.errors import Refused, Unavailable, WorldError
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
from focusflow_desktop.shared.names import safe_name

FOLDER = "export-presets"
_MAX_BYTES = 256 << 10


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
        if _key(preset.name) == _key(name):
            return preset
    names = ", ".join(preset.name for preset in known)
    raise Refused("export.preset_unknown", f"There is no preset {name!r}; there are: {names}.", name=name)


def load_presets(studio: Path) -> tuple[list[Preset], list[WorldError]]:
    """Built-ins, then the studio's own (which win over a built-in of their name), and what is wrong with the others."""
    found = {_key(preset.name): preset for preset in builtin_presets()}
    problems: list[WorldError] = []
    for file in sorted((studio / FOLDER).glob("*.json")):
        try:
            preset = _read(file)
            found[_key(preset.name)] = preset
        except WorldError as error:
            problems.append(error)
    return list(found.values()), problems


def save_preset(studio: Path, preset: Preset) -> Path:
    """Write one of the studio's own presets."""
    folder = studio / FOLDER
    file = folder / safe_name(f"{_key(preset.name)}.json")
    text = json.dumps(_plain(preset), indent=2, ensure_ascii=False) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        atomic.replace(file, text.encode())
    except OSError as error:
        raise Unavailable(
            "export.preset_unwritten", f"The preset could not be saved: {error}", file=str(file)
        ) from error
    return file


def preset_from_json(text: str, *, file: str = "") -> Preset:
    """A preset from its JSON; a mistake names the field and what is allowed."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise _wrong(file, f"it is not JSON ({error})") from error
    preset = _built(Preset, found, at="", file=file)
    assert isinstance(preset, Preset)
    return preset


def _read(file: Path) -> Preset:
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise _wrong(str(file), "it is too large for a preset")
        return preset_from_json(file.read_text(encoding="utf-8"), file=str(file))
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(str(file), str(error)) from error


def _key(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def _plain(value: object) -> object:
    """Dataclasses to dictionaries, leaving out what is as by default."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            f.name: _plain(getattr(value, f.name))
            for f in fields(value)
            if f.default is MISSING or getattr(value, f.name) != f.default
        }
    return str(value) if isinstance(value, Path) else value


def _built(kind: type, found: object, *, at: str, file: str) -> object:
    if not isinstance(found, dict):
        raise _wrong(file, f"{at or 'the preset'} must be an object in braces")
    hints = typing.get_type_hints(kind)
    unknown = sorted(set(found) - set(hints))
    if unknown:
        raise _wrong(file, f"{at}{unknown[0]} is unknown; there are {', '.join(hints)}")
    missing = [f.name for f in fields(kind) if f.default is MISSING and f.name not in found]
    if missing:
        raise _wrong(file, f"{at}{missing[0]} is missing")
    values = {name: _value(hints[name], value, at=f"{at}{name}", file=file) for name, value in found.items()}
    try:
        return kind(**values)
    except Refused as error:
        raise _wrong(file, f"{at}{error.message}") from error


def _value(hint: object, value: object, *, at: str, file: str) -> object:
    allowed = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if value is None and type(None) in allowed:
        return None
    kind = next(each for each in allowed if each is not type(None))
    assert isinstance(kind, type)
    if is_dataclass(kind):
        return _built(kind, value, at=f"{at}.", file=file)
    if issubclass(kind, StrEnum):
        if value not in list(kind):
            raise _wrong(file, f"{at} must be one of {', '.join(kind)}")
        return kind(str(value))
    if kind is Path and isinstance(value, str):
        return Path(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        raise _wrong(file, f"{at} must be {_SAID.get(kind, kind.__name__)}")
    return value


_SAID = {int: "a whole number", float: "a number", bool: "true or false", str: "a text", Path: "a path"}


def _wrong(file: str, what: str) -> Refused:
    where = f"The preset {Path(file).name}" if file else "The preset"
    return Refused("export.preset", f"{where} cannot be used: {what}.", file=file, reason=what)
