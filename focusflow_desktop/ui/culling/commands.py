"""The room's commands, made from the table of keys, and kept to the preset the person has chosen.

A key that the person gave to something else by hand is theirs; the preset goes without.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication

from focusflow_desktop.settings import Settings
from focusflow_desktop.ui.culling.key_presets import keys_of
from focusflow_desktop.ui.culling.keys import Key
from focusflow_desktop.ui.shell.commands import Command, Commands
from focusflow_desktop.ui.shell.own_keys import own_keys

ROOM = "culling"
PRESET, SPACE = "culling.key_preset", "culling.space"


class CullingKeys:
    """Registers the commands once, and gives them other keys when a setting changes."""

    def __init__(self, commands: Commands, settings: Settings, *, run: Callable[[Key], None]) -> None:
        self._commands, self._settings = commands, settings
        commands.register(*(_command(key, run) for key in self._table()))
        settings.listen(self._on_setting)

    def _table(self) -> tuple[Key, ...]:
        return keys_of(self._settings.text(PRESET), space=self._settings.text(SPACE))

    def _on_setting(self, key: str) -> None:
        if key in (PRESET, SPACE):
            own = own_keys(self._settings)
            table = {f"{ROOM}.{entry.name}": entry.keys for entry in self._table()}
            self._commands.rebind_all(with_own(table, own))


def with_own(table: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """The preset's keys by command id, under the person's own: a key they use elsewhere is free of the preset."""
    theirs = {key for keys in own.values() for key in keys.split(", ")}
    rest = {
        name: ", ".join(key for key in keys.split(", ") if key not in theirs) for name, keys in table.items()
    }
    return {**rest, **own}


def _command(key: Key, run: Callable[[Key], None]) -> Command:
    return Command(
        id=f"{ROOM}.{key.name}",
        title=QCoreApplication.translate("culling", key.title),
        run=partial(run, key),
        room=ROOM,
        shortcut=key.keys,
        repeats=key.repeats,
        menu=QCoreApplication.translate("culling", key.menu) if key.menu else "",
        icon=key.icon,
        in_palette=not key.advances,
    )
