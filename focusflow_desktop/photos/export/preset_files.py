"""The studio's own presets, one JSON file each. A file that cannot be read is named and left as it is.

Nothing is lost by a click: what is replaced or removed is handed back as a Change, and a removed file waits in a folder.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.photos.export.preset_json import parse_preset, preset_text, wrong_preset
from focusflow_desktop.photos.export.presets import Preset, builtin_presets, preset_key
from focusflow_desktop.photos.files import atomic
from focusflow_desktop.shared.errors import Refused, Unavailable, WorldError
from focusflow_desktop.shared.names import collision_key, distinct, safe_name

FOLDER = "export-presets"
REMOVED = "removed"
_MAX_BYTES = 256 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One preset of the studio; a built-in has no file."""

    preset: Preset
    file: Path | None = None
    unknown: tuple[str, ...] = ()  # fields of its file that this program does not know, and keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All presets of a studio, and what is wrong with the files that are none."""

    entries: tuple[Entry, ...]
    problems: tuple[WorldError, ...] = ()

    def find(self, name: str) -> Entry | None:
        """The preset of this name, however it is typed."""
        return next((e for e in self.entries if preset_key(e.preset.name) == preset_key(name)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one write did, enough to take it back: `before` is the old content, `waits` where a removed file lies."""

    file: Path
    before: bytes | None = None
    waits: Path | None = None


def load_shelf(studio: Path) -> Shelf:
    """Built-ins, then the studio's own; these win over a built-in of their name."""
    found = {preset_key(preset.name): Entry(preset=preset) for preset in builtin_presets()}
    problems: list[WorldError] = []
    for file in sorted((studio / FOLDER).glob("*.json")):
        try:
            parsed = parse_preset(_text(file), file=str(file))
        except WorldError as error:
            problems.append(error)
            continue
        entry = Entry(preset=parsed.preset, file=file, unknown=parsed.unknown)
        found[preset_key(parsed.preset.name)] = entry
    return Shelf(entries=tuple(found.values()), problems=tuple(problems))


def add_preset(studio: Path, preset: Preset) -> Change:
    """A new file for a preset whose name is free; no file that lies there is touched."""
    _refuse_taken(studio, preset, own=None)
    folder = studio / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {collision_key(path.name) for path in folder.iterdir()}
        file = folder / distinct(safe_name(f"{preset_key(preset.name) or 'preset'}.json"), taken)
        atomic.write_new(file, preset_text(preset).encode())
    except OSError as error:
        raise _unwritten(error) from error
    return Change(file=file)


def change_preset(studio: Path, file: Path, preset: Preset) -> Change:
    """The preset in its file, perhaps under another name; what the file held of other versions stays in it."""
    _refuse_taken(studio, preset, own=file)
    before = _text(file)
    try:
        atomic.replace(file, preset_text(preset, earlier=before).encode())
    except OSError as error:
        raise _unwritten(error) from error
    return Change(file=file, before=before.encode())


def remove_preset(file: Path) -> Change:
    """Takes the file out of the list; it waits in a folder beside it."""
    bin_ = file.parent / REMOVED
    try:
        bin_.mkdir(exist_ok=True)
        waits = bin_ / distinct(file.name, {collision_key(path.name) for path in bin_.iterdir()})
        atomic.place(file, waits)
    except OSError as error:
        raise _unwritten(error) from error
    return Change(file=file, waits=waits)


def take_back(change: Change) -> None:
    """Undoes one change; a name that was taken meanwhile is not overwritten."""
    try:
        if change.waits is not None:
            atomic.place(change.waits, change.file)
        elif change.before is not None:
            atomic.replace(change.file, change.before)
        else:
            remove_preset(change.file)
    except OSError as error:
        raise _unwritten(error) from error


def free_name(name: str, shelf: Shelf) -> str:
    """`name`, or with a number behind it that no preset has."""
    number, tried = 2, name
    while shelf.find(tried) is not None:
        tried = f"{name} {number}"
        number += 1
    return tried


def _refuse_taken(studio: Path, preset: Preset, *, own: Path | None) -> None:
    shelf = load_shelf(studio)
    if own is not None and any(
        e.file == own and preset_key(e.preset.name) == preset_key(preset.name) for e in shelf.entries
    ):
        return  # it keeps its name, even where that is a built-in's
    if shelf.find(preset.name) is not None:
        message = f"There is a preset {preset.name!r} already. Give this one another name."
        raise Refused("export.preset_name_taken", message, field="name", name=preset.name)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise wrong_preset(str(file), "it is too large for a preset")
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise wrong_preset(str(file), str(error)) from error


def _unwritten(error: OSError) -> Unavailable:
    said = error.strerror or str(error)
    return Unavailable(
        "export.preset_unwritten",
        f"The preset could not be saved: {said}. What was saved before is still there.",
        file=str(error.filename or ""),
        reason=said,
    )
