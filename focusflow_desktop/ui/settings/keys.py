"""Every command's key, to be changed by pressing another. A key that is taken is said, not stolen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QWidget

from focusflow_desktop.settings import Settings
from focusflow_desktop.ui.look.theme import scaled
from focusflow_desktop.ui.shell.commands import Command, Commands
from focusflow_desktop.ui.shell.messages import Messages
from focusflow_desktop.ui.shell.own_keys import keep_own_key
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.text import text


class KeyRow(QWidget):
    """One command and its key."""

    def __init__(self, command: Command, card: KeysCard) -> None:
        super().__init__(card)
        self.command = command
        self._card = card
        self.edit = QKeySequenceEdit(QKeySequence(command.shortcut.split(", ")[0]))
        self.edit.setMaximumSequenceLength(1)
        self.edit.setFixedWidth(scaled(160))
        self.edit.setAccessibleName(command.title)
        self.edit.setClearButtonEnabled(True)
        self.edit.editingFinished.connect(self._on_finished)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 4, 16, 4)
        box.addWidget(text(command.title), 1)
        box.addWidget(self.edit)

    @Slot()
    def _on_finished(self) -> None:
        keys = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if keys != self.command.shortcut.split(", ")[0]:
            self._card.rebind(self, keys)


class KeysCard(Card):
    """The keys of all rooms, folded until asked for."""

    def __init__(self, commands: Commands, settings: Settings, messages: Messages) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Your keys"))
        self._commands, self._settings, self._messages = commands, settings, messages
        self._rows: list[KeyRow] = []
        unfold = Button(self.tr("Change single keys…"), icon="keyboard", kind=Kind.LINK, parent=self)
        unfold.clicked.connect(self.unfold)
        self._unfold = unfold
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.addWidget(unfold, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> tuple[KeyRow, ...]:
        """The rows that are shown."""
        return tuple(self._rows)

    @Slot()
    def unfold(self) -> None:
        """Shows every command."""
        self._unfold.hide()
        for command in self._commands.all:
            row = KeyRow(command, self)
            self._rows.append(row)
            self.body.addWidget(row)

    def rebind(self, row: KeyRow, keys: str) -> None:
        """Gives a command another key, if that key is free."""
        holder = self._commands.rebind(row.command.id, keys)
        if holder is not None:
            row.edit.setKeySequence(QKeySequence(row.command.shortcut.split(", ")[0]))
            said = self.tr("{key} belongs to “{command}”. Give that one another key first.")
            self._messages.warn(said.replace("{key}", keys).replace("{command}", holder.title))
            return
        row.command = self._commands[row.command.id]
        self._keep(row.command.id, keys)

    def _keep(self, command_id: str, keys: str) -> None:
        try:
            keep_own_key(self._settings, command_id, keys)
        except OSError as problem:
            said = self.tr("The key works until you close the program, but could not be stored: {reason}")
            self._messages.error(said.replace("{reason}", problem.strerror or str(problem)))
