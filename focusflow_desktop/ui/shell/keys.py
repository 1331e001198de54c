"""The keys of the room one is in, all at once, read from the table of commands. Opened by the question mark."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from focusflow_desktop.ui.look.theme import Type, Weight, scaled
from focusflow_desktop.ui.shell.commands import ANYWHERE, Command, Commands, key_caps
from focusflow_desktop.ui.shell.overlay import Overlay
from focusflow_desktop.ui.widgets.key_cap import KeyCap
from focusflow_desktop.ui.widgets.text import text

MOST_ROWS = 20


class KeysOverlay(Overlay):
    """Every command of the room that has a key."""

    def __init__(self, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        box = QVBoxLayout(self.popover)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self._area)
        self._content: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Keys of this room"))

    @property
    def shown(self) -> tuple[Command, ...]:
        """The commands it shows."""
        return tuple(command for command in self._commands.here if command.shortcut)

    def open(self) -> None:
        """Fills and shows."""
        self._fill()
        super().open()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """In the middle."""
        if self._content is None:
            return
        size = (self._content.sizeHint() + QSize(4, 4)).boundedTo(self.size() - QSize(32, 32))
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        self.popover.setGeometry(left, top, size.width(), size.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key that is not held alone closes it."""
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
            self.close_overlay()

    def _fill(self) -> None:
        self._content = QWidget()
        self._content.setProperty("surface", "none")
        box = QVBoxLayout(self._content)
        box.setContentsMargins(24, 20, 24, 24)
        box.setSpacing(16)
        box.addWidget(text(self.tr("Keys of this room"), step=Type.HEADING, weight=Weight.STRONG))
        columns = QHBoxLayout()
        columns.setSpacing(40)
        commands = self.shown
        own = [command for command in commands if command.room != ANYWHERE]
        everywhere = [command for command in commands if command.room == ANYWHERE]
        for group in (own, everywhere):
            for part in _parts(group):
                columns.addLayout(_column(part))
        box.addLayout(columns)
        self._area.setWidget(self._content)


def _parts(commands: list[Command]) -> list[list[Command]]:
    """Columns of equal length."""
    count = -(-len(commands) // MOST_ROWS) or 1
    rows = -(-len(commands) // count)
    return [commands[start : start + rows] for start in range(0, len(commands), rows or 1)]


def _column(commands: list[Command]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    for row, command in enumerate(commands):
        title = text(command.title, tone="2")
        title.setMinimumWidth(scaled(140))
        grid.addWidget(title, row, 0)
        grid.addWidget(KeyCap(key_caps(command.shortcut)), row, 1, Qt.AlignmentFlag.AlignRight)
    grid.setRowStretch(len(commands), 1)
    return grid
