"""When sidecars are looked at: on coming back to the window, on opening a shoot; and what is said of them in passing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

from focusflow_desktop.ui.behind.sidecars import SidecarKeeper
from focusflow_desktop.ui.shell.messages import Messages
from focusflow_desktop.ui.shell.window import Window

_ROOMS = ("library", "culling", "sidecars")


class SidecarMoments(QObject):
    """Joins one window to the keeper of its studio."""

    def __init__(self, window: Window, keeper: SidecarKeeper, messages: Messages) -> None:
        super().__init__(window)
        self._keeper, self._messages = keeper, messages
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_application)
        window.room_shown.connect(self._on_room)
        keeper.twins_made.connect(self._on_twins)

    @Slot(Qt.ApplicationState)
    def _on_application(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._keeper.look_outside()

    @Slot(str)
    def _on_room(self, room: str) -> None:
        if room in _ROOMS:
            self._keeper.look_outside()

    @Slot(object)
    def _on_twins(self, made: Sequence[Path]) -> None:
        self._messages.info(twins_words(made))


def twins_words(made: Sequence[Path]) -> str:
    """Told once per file: why its sidecar has a longer name, and what that means."""
    said = QCoreApplication.translate(
        "sidecars",
        "%n RAW file(s) share a name with another RAW beside them. Their marks are in a sidecar with the whole name, such "
        "as {file}; programs that look only for {short} do not see them.",
        "",
        len(made),
    )
    first = min(made)
    return said.replace("{file}", first.name).replace("{short}", f"{first.name.split('.')[0]}.xmp")
