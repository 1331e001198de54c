"""Every setting once: key, kind, default, words, page. Kept as one JSON file, written whole or not at all.

Keys this version does not know are kept for the version that does. A broken file is set aside and said, never
overwritten. The words are English here; the settings page translates them.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

log = logging.getLogger("focusflow.settings")

Value = str | bool | int


class Kind(StrEnum):
    """What a setting holds, and so what the page shows for it."""

    CHOICE = "choice"
    SWITCH = "switch"
    TEXT = "text"
    FOLDER = "folder"


class Page(StrEnum):
    """The parts of the settings room, in order."""

    LOOK = "Look"
    KEYS = "Culling and keys"
    FILES = "Files and sidecars"
    PERSON = "Photographer"
    SAFETY = "Backups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting."""

    key: str
    page: Page
    kind: Kind
    default: Value
    title: str
    help: str = ""
    choices: tuple[tuple[Value, str], ...] = ()
    is_shown: bool = True  # False while nothing in the program reads it

    def accepts(self, value: object) -> bool:
        """Whether a value from the file may be used."""
        if self.kind is Kind.CHOICE:
            return any(value == choice and type(value) is type(choice) for choice, _ in self.choices)
        return isinstance(value, bool) if self.kind is Kind.SWITCH else isinstance(value, str)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        key="look.scheme",
        page=Page.LOOK,
        kind=Kind.CHOICE,
        default="system",
        title="Theme of the desk",
        help="Library and culling are always dark and neutral, so that nothing tints a photograph.",
        choices=(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
    Setting(
        key="look.text_percent",
        page=Page.LOOK,
        kind=Kind.CHOICE,
        default=100,
        title="Text size",
        choices=tuple((percent, f"{percent} %") for percent in (100, 110, 125, 150, 175, 200)),
    ),
    Setting(
        key="look.surround",
        page=Page.LOOK,
        kind=Kind.CHOICE,
        default="#1a1a1a",
        title="Around the picture",
        help="L goes through them while you cull.",
        choices=(("#1a1a1a", "Dark"), ("#808080", "Middle grey"), ("#ffffff", "White"), ("#000000", "Black")),
    ),
    Setting(
        key="culling.auto_advance",
        page=Page.KEYS,
        kind=Kind.SWITCH,
        default=False,
        title="Go on after each mark",
        help="Shift with a mark always goes on; Caps Lock does the same while it is lit.",
    ),
    Setting(
        key="culling.space",
        page=Page.KEYS,
        kind=Kind.CHOICE,
        default="zoom",
        title="Space",
        choices=(("zoom", "Hold to see 100 %"), ("next", "Next picture")),
    ),
    Setting(
        key="culling.key_preset",
        page=Page.KEYS,
        kind=Kind.CHOICE,
        default="lightroom",
        title="Keys",
        help="Every key can be changed; press ? to see the keys of the room you are in.",
        choices=(
            ("lightroom", "Like Lightroom Classic"),
            ("photo_mechanic", "Like Photo Mechanic"),
            ("capture_one", "Like Capture One"),
        ),
    ),
    Setting(
        key="sidecars.write",
        page=Page.FILES,
        kind=Kind.SWITCH,
        default=True,
        title="Write marks into sidecar files",
        help="For imported cards. Folders added in place stay untouched until you switch them on one by one.",
    ),
    Setting(
        key="sidecars.profile",
        page=Page.FILES,
        kind=Kind.CHOICE,
        default="lightroom",
        title="Sidecars for",
        help="Names of files and labels as this program reads them.",
        choices=(
            ("lightroom", "Lightroom and Bridge"),
            ("photo_mechanic", "Photo Mechanic"),
            ("capture_one", "Capture One"),
            ("darktable", "darktable"),
            ("digikam", "digiKam"),
        ),
    ),
    Setting(
        key="pictures.kept_gb",
        page=Page.FILES,
        kind=Kind.CHOICE,
        default=4,
        title="Large pictures kept ready",
        help="Copies that make culling quick. What was used longest ago goes first; your pictures stay where they are.",
        choices=tuple((size, f"{size} GB") for size in (2, 4, 8, 16, 32, 64)),
    ),
    Setting(
        key="person.name",
        page=Page.PERSON,
        kind=Kind.TEXT,
        default="",
        title="Your name",
        help="Written into exports as the creator.",
    ),
    Setting(
        key="person.copyright",
        page=Page.PERSON,
        kind=Kind.TEXT,
        default="",
        title="Copyright notice",
        help="Written into exports whose preset keeps it. Empty: nothing is written.",
    ),
    Setting(
        key="backup.folder",
        page=Page.SAFETY,
        kind=Kind.FOLDER,
        default="",
        title="Second folder for backups",
        help="Best on another drive: every backup is copied there too. Empty: only beside the studio.",
    ),
)


class Settings:
    """The values in use. Reads the file once; writes it whole on every change."""

    def __init__(self, file: Path, table: tuple[Setting, ...] = SETTINGS) -> None:
        self._file = file
        self._table = {setting.key: setting for setting in table}
        self._listeners: list[Callable[[str], None]] = []
        self.set_aside: Path | None = None
        self._stored = self._read()

    @property
    def table(self) -> tuple[Setting, ...]:
        """Every setting this version knows."""
        return tuple(self._table.values())

    def value(self, key: str) -> Value:
        """The value in use: the stored one if it is acceptable, else the default."""
        setting = self._table[key]
        stored = self._stored.get(key)
        return stored if setting.accepts(stored) else setting.default  # type: ignore[return-value]  # accepts() checked it

    def text(self, key: str) -> str:
        """A value that is text."""
        return str(self.value(key))

    def is_on(self, key: str) -> bool:
        """A value that is a switch."""
        return bool(self.value(key))

    def number(self, key: str) -> int:
        """A value that is a number."""
        return int(self.value(key))

    def set(self, key: str, value: Value) -> None:
        """Stores a value and tells who listens. Raises OSError if the file cannot be written; then nothing changed."""
        assert self._table[key].accepts(value), f"{key} does not take {value!r}"
        if self.value(key) == value:
            return
        self._keep(key, value)
        for listener in list(self._listeners):
            listener(key)

    def memo(self, key: str) -> object:
        """Something a window remembers (its size, a person's keys), not a setting of the table."""
        return self._stored.get(f"memo.{key}")

    def set_memo(self, key: str, value: object) -> None:
        """Remembers something that JSON can hold."""
        self._keep(f"memo.{key}", value)

    def listen(self, listener: Callable[[str], None]) -> None:
        """Calls the listener with the key of each setting that changes."""
        self._listeners.append(listener)

    def _keep(self, key: str, value: object) -> None:
        stored = {**self._stored, key: value}
        _write_whole(self._file, json.dumps(stored, indent=2, sort_keys=True, ensure_ascii=False) + "\n")
        self._stored = stored

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError:
            return self._put_aside()
        return found if isinstance(found, dict) else self._put_aside()

    def _put_aside(self) -> dict[str, object]:
        kept = self._file.with_suffix(".broken.json")
        number = 1
        while kept.exists():
            kept = self._file.with_suffix(f".broken-{number}.json")
            number += 1
        self._file.rename(kept)
        self.set_aside = kept
        log.info("settings could not be read; the file was kept as %s", kept.name)
        return {}


def _write_whole(file: Path, text: str) -> None:
    """The new file or the old one, never half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_name(f".{file.name}.new")
    with scratch.open("w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    scratch.replace(file)
