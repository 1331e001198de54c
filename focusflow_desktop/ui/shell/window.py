"""The window: rail, the room in sight, the task drawer, the menu, the messages. It holds layout and wiring.

Rooms are made when first shown. Picture rooms are dressed dark once; the desk follows the chosen theme.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.settings import Settings
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.operation import Door
from focusflow_desktop.tasks.task import Task, Tasks
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.style_sheet import dress, dress_application
from focusflow_desktop.ui.look.theme import Look, Scheme, desk_look
from focusflow_desktop.ui.shell.commands import Command, Commands
from focusflow_desktop.ui.shell.drawer import Drawer
from focusflow_desktop.ui.shell.keys import KeysOverlay
from focusflow_desktop.ui.shell.messages import Messages
from focusflow_desktop.ui.shell.navigation import Rail, Standing
from focusflow_desktop.ui.shell.own_keys import own_keys
from focusflow_desktop.ui.shell.page import Frame, Room, Surface
from focusflow_desktop.ui.shell.palette import Palette, SearchProvider
from focusflow_desktop.ui.shell.toasts import Toasts

log = logging.getLogger("focusflow.ui")

FIRST_SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(960, 600)


class Window(QMainWindow):
    """The one window of the program."""

    room_shown = Signal(str)
    closing = Signal()

    def __init__(
        self, *, door: Door, tasks: Tasks, settings: Settings, messages: Messages, commands: Commands
    ) -> None:
        super().__init__()
        self._rooms: dict[str, Room] = {}
        self._pages: dict[str, QWidget] = {}
        self._room = ""
        self._menus: dict[str, QMenu] = {}
        self._settings, self._commands, self._tasks = settings, commands, tasks
        self.frame = Frame(
            door=door,
            tasks=tasks,
            commands=commands,
            messages=messages,
            settings=settings,
            show_room=self.show_room,
            has_room=self.has_room,
        )
        self.setWindowTitle("FocusFlow")
        self.setMinimumSize(LEAST_SIZE)
        self._lay_out(tasks)
        self._palette = Palette(commands, self)
        self._keys = KeysOverlay(commands, self)
        self._toasts = Toasts(self)
        messages.said.connect(self._toasts.show_message)
        door.refused.connect(self._on_refused)
        tasks.added.connect(self._on_task_added)
        commands.rebind_all(own_keys(settings))
        self._register_commands()
        commands.settle_in(self)
        commands.changed.connect(self._fill_menus)
        settings.listen(self._on_setting)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        self._dress()
        self._fill_menus()
        self._restore_place()

    @property
    def room(self) -> str:
        """The id of the room in sight."""
        return self._room

    @property
    def desk(self) -> Look:
        """The desk's look now."""
        return desk_look(Scheme(self._settings.text("look.scheme")))

    def add_room(self, room: Room) -> None:
        """Makes a room reachable; its page is built when it is first shown."""
        self._rooms[room.id] = room
        if room.icon:
            self._rail.add_room(room)
        if room.shortcut or room.icon:
            self._commands.register(
                Command(
                    id=f"go.{room.id}",
                    title=self.tr("Go to {room}").replace("{room}", room.title),
                    run=lambda: self.show_room(room.id),
                    shortcut=room.shortcut,
                    icon=room.icon,
                    menu=self.tr("Go"),
                )
            )

    def add_provider(self, provider: SearchProvider) -> None:
        """Lets the palette find more than commands."""
        self._palette.add_provider(provider)

    @property
    def rooms(self) -> tuple[Room, ...]:
        """Every room, in the order of the house."""
        return tuple(self._rooms.values())

    def name_room(self, room: str, title: str) -> None:
        """Call a room of the rail otherwise, there and in the palette."""
        entry = self._rooms.get(room)
        if entry is not None and entry.title != title:
            self._rooms[room] = replace(entry, title=title)
            self._rail.name_room(room, title)
            self._commands.retitle(f"go.{room}", self.tr("Go to {room}").replace("{room}", title))

    def has_room(self, room: str) -> bool:
        """Whether a room exists in this program."""
        return room in self._rooms

    def page(self, room: str) -> QWidget:
        """The page of a room, built if it was not."""
        if room not in self._pages:
            page = self._rooms[room].factory(self.frame)
            page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            if page.property("surface") is None:
                page.setProperty("surface", "window")
            if self._rooms[room].surface is Surface.PICTURES:
                dress(page, theme.PICTURES)
            self._pages[room] = page
            self._stack.addWidget(page)
        return self._pages[room]

    def show_room(self, room: str, /, **place: object) -> None:
        """Leads to a room; `place` goes to the page's show_place."""
        page = self.page(room)
        entry = self._rooms[room]
        self._room = room
        look = theme.PICTURES if entry.surface is Surface.PICTURES else self.desk
        self._rail.setVisible(entry.shows_rail)
        self._rail.show_room(entry.stands_under or room, surface=entry.surface, look=look)
        if theme.look_of(self._drawer) is not look:
            self._dress_frame(look)
        self._stack.setCurrentWidget(page)
        show_place = getattr(page, "show_place", None)
        if show_place is not None:
            show_place(**place)
        self._commands.enter(room)
        self._fit_menus()
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.room_shown.emit(room)

    def show_standing(self, standing: Standing) -> None:
        """How the studio stands with its server."""
        self._rail.show_standing(standing)
        self._standing = standing

    def show_count(self, room: str, count: int) -> None:
        """How many things need the person in a room."""
        self._rail.show_count(room, count)

    def show_drawer(self, *, shown: bool) -> None:
        """Unfolds or folds the tasks."""
        self._drawer.setVisible(shown)
        self._toasts.keep_above(self._drawer.height() if shown else 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers the place; `closing` lets the program end its work."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        try:
            self._settings.set_memo("window.geometry", geometry)
        except OSError as problem:
            log.info("the window's place was not remembered: %s", problem)
        self.closing.emit()
        super().closeEvent(event)

    def _lay_out(self, tasks: Tasks) -> None:
        self._rail = Rail()
        self._rail.room_chosen.connect(self.show_room)
        self._rail.standing_asked.connect(self._tell_standing)
        self._standing = Standing(
            word=self.tr("On this machine"),
            short=self.tr("Local"),
            line=self.tr("No server yet"),
            story=self.tr(
                "Everything is on this machine and works without a network. "
                "There is no server yet, so nothing waits to be sent and clients cannot open galleries."
            ),
        )
        self._rail.show_standing(self._standing)
        self._stack = QStackedWidget()
        self._drawer = Drawer(tasks)
        self._drawer.setVisible(False)
        self._drawer.folded.connect(self._fold_drawer)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self._drawer)
        centre = QWidget()
        box = QHBoxLayout(centre)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._rail)
        box.addLayout(right, 1)
        self.setCentralWidget(centre)

    def _register_commands(self) -> None:
        file, view, help_ = self.tr("File"), self.tr("View"), self.tr("Help")
        self._commands.register(
            Command(id="app.palette", title=self.tr("Search or command"), run=self._palette.open, shortcut="Ctrl+K",
                    icon="search", menu=view, in_palette=False),
            Command(id="app.tasks", title=self.tr("Tasks"), run=self._toggle_drawer, shortcut="Ctrl+J",
                    icon="list-checks", menu=view),
            Command(id="app.show_tasks", title=self.tr("Show the tasks"), run=self._show_drawer, in_palette=False),
            Command(id="app.full_screen", title=self.tr("Full screen"), run=self._toggle_full_screen, shortcut="F11",
                    icon="expand", menu=view),
            Command(id="app.keys", title=self.tr("Keys of this room"), run=self._keys.open, shortcut="?, F1",
                    icon="keyboard", menu=help_),
            Command(id="app.quit", title=self.tr("Quit"), run=self._quit, shortcut="Ctrl+Q", icon="log-out", menu=file),
        )  # fmt: skip

    @Slot()
    def _fill_menus(self) -> None:
        bar = self.menuBar()
        bar.clear()
        for old in self._menus.values():
            old.deleteLater()
        self._menus = menus = dict[str, QMenu]()
        order = [
            self.tr("File"),
            self.tr("Edit"),
            self.tr("Photo"),
            self.tr("View"),
            self.tr("Go"),
            self.tr("Help"),
        ]
        named = sorted(
            (command for command in self._commands.all if command.menu),
            key=lambda command: order.index(command.menu) if command.menu in order else len(order) - 2,
        )
        for command in named:
            if command.menu not in menus:
                menus[command.menu] = bar.addMenu(command.menu)
                menus[command.menu].aboutToShow.connect(self._commands.grey_out)
                menus[command.menu].aboutToHide.connect(self._wake_later)
            menus[command.menu].addAction(self._commands.action(command.id))
        self._fit_menus()

    def _fit_menus(self) -> None:
        """A menu of another room is not shown here: everything in it would be grey."""
        here = {command.menu for command in self._commands.here}
        for title, menu in self._menus.items():
            menu.menuAction().setVisible(title in here)

    @Slot()
    def _wake_later(self) -> None:
        QTimer.singleShot(0, self._commands.refresh)

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        dress_application(app, self.desk, scale=self._settings.number("look.text_percent") / 100)
        for room, page in self._pages.items():
            if self._rooms[room].surface is Surface.PICTURES:
                dress(page, theme.PICTURES)
        entry = self._rooms.get(self._room)
        is_dark_room = entry is not None and entry.surface is Surface.PICTURES
        look = theme.PICTURES if is_dark_room else self.desk
        self._dress_frame(look)
        self._drawer.setFixedHeight(theme.scaled(theme.DRAWER))

    def _dress_frame(self, look: Look) -> None:
        """What stands around the room is of the room's hand."""
        for part in (self._rail, self._drawer, self.menuBar()):
            dress(part, look)
        for overlay in (self._palette, self._keys):
            overlay.stand_in(look)
        self._toasts.stand_in(look)

    def _on_setting(self, key: str) -> None:
        if key in ("look.scheme", "look.text_percent"):
            self._dress()

    @Slot()
    def _on_system_scheme(self) -> None:
        if self._settings.text("look.scheme") == Scheme.SYSTEM:
            self._dress()

    def _restore_place(self) -> None:
        remembered = self._settings.memo("window.geometry")
        if not isinstance(remembered, str) or not self.restoreGeometry(
            QByteArray.fromBase64(QByteArray(remembered.encode()))
        ):
            self.resize(FIRST_SIZE)

    @Slot(object)
    def _on_refused(self, error: WorldError) -> None:
        self.frame.messages.error(error)

    @Slot(object)
    def _on_task_added(self, _task: Task) -> None:
        self.show_drawer(shown=True)

    @Slot()
    def _fold_drawer(self) -> None:
        self.show_drawer(shown=False)

    def _show_drawer(self) -> None:
        self.show_drawer(shown=True)

    def _toggle_drawer(self) -> None:
        self.show_drawer(shown=self._drawer.isHidden())

    def _quit(self) -> None:
        self.close()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _tell_standing(self) -> None:
        self.frame.messages.info(self._standing.story)
