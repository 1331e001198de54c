"""Draws messages at the bottom of the window: icon, words, one act. They leave by themselves, errors stay longer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.style_sheet import dress
from focusflow_desktop.ui.look.theme import Look, Tone, scaled
from focusflow_desktop.ui.shell.messages import Message
from focusflow_desktop.ui.widgets.badge import TONE_ICONS
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import text

STAYS_MS = {Tone.BAD: 12_000, Tone.ATTENTION: 10_000}
STAYS_USUALLY_MS = 6_000
AT_MOST = 3


class Toast(QFrame):
    """One message."""

    left = Signal(object)

    def __init__(self, message: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self.message = message
        self._run: Callable[[], None] | None = message.run
        self.setProperty("surface", "popover")
        self.setAccessibleName(message.text)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 8)
        box.setSpacing(12)
        box.addWidget(Glyph(TONE_ICONS[message.tone], tone=message.tone.value))
        words = text(message.text, wraps=len(message.text) > 70)
        words.setMinimumWidth(scaled(360) if len(message.text) > 70 else 0)
        box.addWidget(words, 1)
        if message.act:
            act = Button(message.act, small=True, parent=self)
            act.clicked.connect(self._act)
            box.addWidget(act)
        close = Button(icon="x", kind=Kind.QUIET, small=True, name=self.tr("Put away"), parent=self)
        close.clicked.connect(self.leave)
        box.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.leave)
        self._timer.start(STAYS_MS.get(message.tone, STAYS_USUALLY_MS))

    def leave(self) -> None:
        """Goes away."""
        self._timer.stop()
        self.left.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while the pointer is on it."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Begins to leave again."""
        self._timer.start(STAYS_USUALLY_MS)
        super().leaveEvent(event)

    def _act(self) -> None:
        run, self._run = self._run, None
        self.leave()
        if run is not None:
            run()


class Toasts(QObject):
    """The messages on the window, the newest at the bottom."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._shown: list[Toast] = []
        self._reserve = 0
        self._look: Look | None = None
        over.installEventFilter(self)

    @property
    def shown(self) -> tuple[Message, ...]:
        """What is on the window now."""
        return tuple(toast.message for toast in self._shown)

    def show_message(self, message: Message) -> None:
        """Draws a message; the oldest leaves if there are too many."""
        toast = Toast(message, self._over)
        toast.left.connect(self._on_left)
        if self._look is not None:
            dress(toast, self._look)
        self._shown.append(toast)
        while len(self._shown) > AT_MOST:
            self._on_left(self._shown[0])
        toast.show()
        self._arrange()

    def stand_in(self, look: Look) -> None:
        """The look of the room in sight."""
        self._look = look
        for toast in self._shown:
            dress(toast, look)

    def keep_above(self, pixels: int) -> None:
        """Leaves the bottom of the window free, for the drawer."""
        self._reserve = pixels
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if event.type() is QEvent.Type.Resize:
            self._arrange()
        return super().eventFilter(watched, event)

    def _on_left(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._arrange()

    def _arrange(self) -> None:
        bottom = self._over.height() - self._reserve - theme.SPACE[3]
        for toast in reversed(self._shown):
            toast.adjustSize()
            toast.move(self._over.width() - toast.width() - theme.SPACE[4], bottom - toast.height())
            toast.raise_()
            bottom -= toast.height() + theme.SPACE[1]
