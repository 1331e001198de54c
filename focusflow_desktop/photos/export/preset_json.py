"""A preset as JSON that a person can read, share and mend. Fields this program does not know are named and kept."""

from __future__ import annotations

import json
import types
import typing
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path

from focusflow_desktop.photos.export.presets import Preset
from focusflow_desktop.shared.errors import Refused

_SAID = {int: "a whole number", float: "a number", bool: "true or false", str: "a text", Path: "a path"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a text holds: the preset, and the fields of another version (or a typing mistake) it does not use."""

    preset: Preset
    unknown: tuple[str, ...]  # "recipe.grain"


def parse_preset(text: str, *, file: str = "") -> Parsed:
    """A preset from its JSON; a mistake names the field and what is allowed."""
    found = _loaded(text, file=file)
    preset = _built(Preset, found, at="", file=file)
    assert isinstance(preset, Preset)
    return Parsed(preset=preset, unknown=tuple(_unknown(Preset, found, at="")))


def preset_text(preset: Preset, *, earlier: str = "") -> str:
    """The preset as JSON, with what the earlier text held that this program does not know."""
    plain = _plain(preset)
    assert isinstance(plain, dict)
    if earlier:
        _keep_unknown(Preset, plain, _loaded(earlier, file=""))
    return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"


def wrong_preset(file: str, what: str) -> Refused:
    """The error of a preset that cannot be used."""
    where = f"The preset {Path(file).name}" if file else "The preset"
    return Refused("export.preset", f"{where} cannot be used: {what}.", file=file, reason=what)


def _loaded(text: str, *, file: str) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise wrong_preset(file, f"it is not JSON ({error})") from error
    return found


def _parts(kind: type) -> dict[str, type]:
    """The fields of a dataclass that are dataclasses themselves."""
    hints = typing.get_type_hints(kind)
    return {
        name: inner
        for name, hint in hints.items()
        for inner in (typing.get_args(hint) or (hint,))
        if isinstance(inner, type) and is_dataclass(inner)
    }


def _unknown(kind: type, found: object, *, at: str) -> list[str]:
    if not isinstance(found, dict):
        return []
    known = {f.name for f in fields(kind)}
    names = [f"{at}{name}" for name in found if name not in known]
    for name, inner in _parts(kind).items():
        names += _unknown(inner, found.get(name), at=f"{at}{name}.")
    return names


def _keep_unknown(kind: type, plain: dict[str, object], earlier: object) -> None:
    if not isinstance(earlier, dict):
        return
    known = {f.name for f in fields(kind)}
    plain.update({name: value for name, value in earlier.items() if name not in known})
    for name, inner in _parts(kind).items():
        part = plain.get(name)
        if isinstance(part, dict):
            _keep_unknown(inner, part, earlier.get(name))


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
        raise wrong_preset(file, f"{at or 'the preset'} must be an object in braces")
    hints = typing.get_type_hints(kind)
    missing = [f.name for f in fields(kind) if f.default is MISSING and f.name not in found]
    if missing:
        raise wrong_preset(file, f"{at}{missing[0]} is missing")
    values = {
        name: _value(hints[name], value, at=f"{at}{name}", file=file)
        for name, value in found.items()
        if name in hints
    }
    try:
        return kind(**values)
    except Refused as error:
        raise wrong_preset(file, f"{at}{error.message}") from error


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
            raise wrong_preset(file, f"{at} must be one of {', '.join(kind)}")
        return kind(str(value))
    if kind is Path and isinstance(value, str):
        return Path(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        raise wrong_preset(file, f"{at} must be {_SAID.get(kind, kind.__name__)}")
    return value
