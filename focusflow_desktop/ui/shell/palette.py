"""Ctrl+K: every command and whatever the search providers know, by typing.

Commands are matched here; a provider answers when it can, and an answer to an older question is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.shell import fuzzy
from focusflow_desktop.ui.shell.commands import Commands, key_caps
from focusflow_desktop.ui.shell.overlay import Overlay
from focusflow_desktop.ui.shell.palette_list import Hit, HitDelegate, HitModel
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.key_cap import KeyCap
from focusflow_desktop.ui.widgets.text import rule, text

COMMANDS_SHOWN = 12
HITS_SHOWN = 6
LIST_ROWS = 10


class SearchProvider(Protocol):
    """Something the palette can find: photos, collections, jobs."""

    group: str

    def search(self, typed: str, show: Callable[[Sequence[Hit]], None]) -> None:
        """Answers by calling `show` once, now or later, on the window's thread."""
        ...


class Palette(Overlay):
    """The palette over the window."""

    def __init__(self, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self._providers: list[SearchProvider] = []
        self._asked = 0
        self._found: dict[str, Sequence[Hit]] = {}
        self.model = HitModel(self)
        self.field = QLineEdit()
        self.field.setProperty("bare", True)
        self.field.setPlaceholderText(self.tr("Search or command"))
        self.field.setAccessibleName(self.tr("Search or command"))
        self.field.setFont(theme.type_font(Type.HEADING))
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self._glyph = Glyph("search")
        self._count = text(step=Type.SMALL, tone="2")
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._on_chosen)
        self._lay_out()

    def add_provider(self, provider: SearchProvider) -> None:
        """Lets it be asked."""
        self._providers.append(provider)

    def open(self) -> None:
        """Empty and ready."""
        self.field.clear()
        self._on_typed("")
        super().open()
        self.list.scrollToTop()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """640 wide, 112 from the top."""
        width = min(scaled(theme.PALETTE_WIDTH), self.width() - 48)
        rows = self.model.height_of(LIST_ROWS)
        self.list.setFixedHeight(min(rows, max(scaled(120), self.height() - theme.PALETTE_TOP - scaled(150))))
        height = self.popover.sizeHint().height()
        self.popover.setGeometry(
            (self.width() - width) // 2, min(theme.PALETTE_TOP, self.height() // 8), width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter move in the list while the field keeps the focus."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        key = Qt.Key(event.key())
        if key in step:
            self._choose(self.model.neighbour(self.list.currentIndex().row(), step[key]))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen()
            return True
        if key == Qt.Key.Key_Escape:
            self.close_overlay()
            return True
        return False

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        self._asked += 1
        self._found = {self.tr("Commands"): self._matching_commands(typed)}
        self._show_found()
        if typed.strip():
            for provider in self._providers:
                provider.search(typed, partial(self._answered, self._asked, provider.group))

    def _answered(self, asked: int, group: str, hits: Sequence[Hit]) -> None:
        if asked == self._asked:
            self._found[group] = hits[:HITS_SHOWN]
            self._show_found()

    def _show_found(self) -> None:
        self.model.show_groups(self._found)
        found = sum(len(hits) for hits in self._found.values())
        self._count.setText(self.tr("%n found", "", found) if found else self.tr("Nothing found"))
        self._choose(self.model.neighbour(-1, 1))
        if self.isVisible():
            self.place()

    def _matching_commands(self, typed: str) -> list[Hit]:
        rated: list[tuple[float, Hit]] = []
        for command in self._commands.here:
            fit = fuzzy.match(typed, command.title)
            if fit is None or not command.in_palette or not command.enabled():
                continue
            hit = Hit(
                title=command.title,
                icon=command.icon or "chevron-right",
                caps=tuple(key_caps(command.shortcut)),
                letters=fit.letters,
                run=partial(self._run_command, command.id),
            )
            rated.append((-fit.score, hit))
        rated.sort(key=lambda pair: pair[0])
        return [hit for _, hit in rated[:COMMANDS_SHOWN]]

    def _run_command(self, command_id: str) -> None:
        self._commands.run(command_id)

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))
        if row <= self.model.neighbour(-1, 1):
            self.list.scrollToTop()  # the group's title with it
        else:
            self.list.scrollTo(self.model.index(row))

    @Slot()
    def _on_chosen(self) -> None:
        hit = self.model.hit(self.list.currentIndex().row())
        if hit is not None:
            self.close_overlay()
            hit.run()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 20, 14)
        head.setSpacing(12)
        for widget in (self._glyph, self.field, self._count):
            head.addWidget(widget, 1 if widget is self.field else 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 10, 20, 10)
        foot.setSpacing(8)
        for caps, word in ((["↑", "↓"], self.tr("choose")), (["↵"], self.tr("open"))):
            foot.addWidget(KeyCap(caps))
            foot.addWidget(text(word, step=Type.SMALL, tone="2"))
            foot.addSpacing(8)
        foot.addStretch(1)
        foot.addWidget(KeyCap(["Esc"]))
        foot.addWidget(text(self.tr("close"), step=Type.SMALL, tone="2"))
        box = QVBoxLayout(self.popover)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(rule())
        box.addWidget(self.list)
        box.addWidget(rule())
        box.addLayout(foot)
