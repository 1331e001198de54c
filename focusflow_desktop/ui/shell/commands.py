"""Every command of the program, registered once: the menu, the shortcut, the palette and the keys overlay read this table.

A command belongs to a room (a page id) or to all rooms (ANYWHERE); its shortcut works only there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

ANYWHERE = ""


def always() -> bool:
    """The rule of a command that is never disabled."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing a person can do, under one name."""

    id: str  # "library.import_card"
    title: str
    run: Callable[[], None]
    room: str = ANYWHERE
    shortcut: str = ""  # portable text, several separated by ", "
    enabled: Callable[[], bool] = always
    icon: str = ""
    menu: str = ""  # title of the menu it stands in; "" for keys and palette only
    repeats: bool = False  # whether holding the key repeats it
    in_palette: bool = True


class Commands(QObject):
    """The table of commands and the QActions made from it."""

    changed = Signal()
    ran = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._home: QWidget | None = None
        self._room = ANYWHERE
        self._rebound: dict[str, str] = {}

    def register(self, *commands: Command) -> None:
        """Adds commands; an id or a key that is taken in the same room is our mistake."""
        for command in commands:
            assert command.id not in self._commands, f"command registered twice: {command.id}"
            own = self._with_own_keys(command)
            self._commands[own.id] = own
            self._make_action(own)
        self.changed.emit()

    def settle_in(self, window: QWidget) -> None:
        """The window whose keys these are."""
        self._home = window
        window.addActions(list(self._actions.values()))

    def enter(self, room: str) -> None:
        """The room the person is in; other rooms' keys fall silent."""
        self._room = room
        self.refresh()

    def refresh(self) -> None:
        """Makes every key of the room answer; whether its command may run is asked when it is pressed."""
        for command in self._commands.values():
            self._actions[command.id].setEnabled(self.is_here(command))

    def grey_out(self) -> None:
        """Asks every enabled-rule now, to be shown in a menu; refresh() afterwards."""
        for command in self._commands.values():
            self._actions[command.id].setEnabled(self.is_here(command) and command.enabled())

    def is_here(self, command: Command) -> bool:
        """Whether a command belongs to the present room."""
        return command.room in (ANYWHERE, self._room)

    @property
    def here(self) -> tuple[Command, ...]:
        """The commands of the present room, its own first."""
        found = [command for command in self._commands.values() if self.is_here(command)]
        return tuple(sorted(found, key=lambda command: command.room == ANYWHERE))

    @property
    def all(self) -> tuple[Command, ...]:
        """Every command."""
        return tuple(self._commands.values())

    def __getitem__(self, command_id: str) -> Command:
        return self._commands[command_id]

    def action(self, command_id: str) -> QAction:
        """The QAction of a command, for menus and buttons."""
        return self._actions[command_id]

    def run(self, command_id: str) -> bool:
        """Runs a command if it may run here and now; says whether it did."""
        command = self._commands[command_id]
        if not self.is_here(command) or not command.enabled():
            return False
        command.run()
        self.ran.emit(command_id)
        return True

    def holder_of(self, shortcut: str, *, room: str) -> Command | None:
        """The command that holds any of these keys where `room` would meet it."""
        wanted = set(_keys(shortcut))
        for command in self._commands.values():
            meets = room in (ANYWHERE, command.room) or command.room == ANYWHERE
            if meets and wanted & set(_keys(command.shortcut)):
                return command
        return None

    def rebind(self, command_id: str, shortcut: str) -> Command | None:
        """Gives a command other keys; returns the command that holds them already, and then changes nothing."""
        holder = self.holder_of(shortcut, room=self._commands[command_id].room)
        if holder is not None and holder.id != command_id:
            return holder
        self._bind(command_id, shortcut)
        self.changed.emit()
        return None

    def rebind_all(self, shortcuts: dict[str, str]) -> None:
        """The person's own keys, also for commands that are registered later."""
        self._rebound = dict(shortcuts)
        for command_id in self._commands.keys() & shortcuts.keys():
            self._bind(command_id, shortcuts[command_id])
        self.changed.emit()

    def retitle(self, command_id: str, title: str) -> None:
        """Call a command otherwise."""
        self._commands[command_id] = replace(self._commands[command_id], title=title)
        self._actions[command_id].setText(title)
        self.changed.emit()

    def _with_own_keys(self, command: Command) -> Command:
        """The person's key if it is free; ours must be free, unless the person gave it away."""
        wanted = self._rebound.get(command.id, command.shortcut)
        taken = self.holder_of(wanted, room=command.room)
        if taken is None:
            return replace(command, shortcut=wanted)
        is_theirs = command.id in self._rebound or taken.id in self._rebound
        assert is_theirs, f"{wanted} of {command.id} is held by {taken.id}"
        return replace(command, shortcut="")

    def _bind(self, command_id: str, shortcut: str) -> None:
        self._rebound[command_id] = shortcut
        self._commands[command_id] = replace(self._commands[command_id], shortcut=shortcut)
        self._actions[command_id].setShortcuts(_sequences(shortcut))

    def _make_action(self, command: Command) -> None:
        action = QAction(command.title, self)
        action.setShortcuts(_sequences(command.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(command.repeats)
        action.setEnabled(self.is_here(command))
        action.setObjectName(command.id)
        action.triggered.connect(self._on_triggered)
        self._actions[command.id] = action
        if self._home is not None:
            self._home.addAction(action)

    def _on_triggered(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.run(sender.objectName())


def _keys(shortcut: str) -> list[str]:
    return [key for key in shortcut.split(", ") if key]


def _sequences(shortcut: str) -> list[QKeySequence]:
    return [QKeySequence(key) for key in _keys(shortcut)]


def key_caps(shortcut: str) -> list[str]:
    """The first shortcut as the words on its key caps."""
    keys = _keys(shortcut)
    if not keys:
        return []
    text = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
    if text.endswith("+"):
        return [*[part for part in text[:-1].split("+") if part], "+"]
    return [
        {"Return": "↵", "Enter": "↵", "Right": "→", "Left": "←", "Up": "↑", "Down": "↓"}.get(p, p)
        for p in text.split("+")
    ]
