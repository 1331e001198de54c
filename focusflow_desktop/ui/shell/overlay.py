"""A scrim over the whole window with one popover on it. Escape or a click beside it closes it; focus comes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QWidget
from shiboken6 import isValid

from focusflow_desktop.ui.look.style_sheet import dress, style_sheet
from focusflow_desktop.ui.look.theme import Look, look_of

_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Overlay(QWidget):
    """Covers its window while open. Subclasses fill `popover` and place it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._look: Look | None = None
        self._back: QWidget | None = None
        self.popover = QFrame(self)
        self.popover.setProperty("surface", "popover")
        self.hide()
        window.installEventFilter(self)

    def stand_in(self, look: Look) -> None:
        """The look of the room in sight; put on when it opens next."""
        self._look = look
        if self.isVisible():
            dress(self, look)

    def open(self) -> None:
        """Shows it over the window."""
        if self.isVisible():
            return
        if self._look is not None and self.styleSheet() != style_sheet(self._look):
            dress(self, self._look)
        self._back = QApplication.focusWidget()
        self._shade()
        self.setGeometry(self._window.rect())
        self.place()
        self.show()
        self.raise_()

    def close_overlay(self) -> None:
        """Goes away and gives the focus back."""
        self.hide()
        if self._back is not None and isValid(self._back):
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None

    def place(self) -> None:
        """Puts the popover where it belongs."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self.place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """While it is open, plain keys are its own: the room's commands below do not hear them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_ours = not event.modifiers() & _COMMANDING
            event.setAccepted(is_ours)
            return is_ours
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_overlay()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the popover closes; one on it does nothing here."""
        if not self.popover.geometry().contains(event.position().toPoint()):
            self.close_overlay()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The scrim."""
        QPainter(self).fillRect(self.rect(), QColor(look_of(self).scrim))

    def _shade(self) -> None:
        shadow = QGraphicsDropShadowEffect(self.popover)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 12)
        shadow.setColor(QColor(0, 0, 0, 153 if look_of(self).is_dark else 41))
        self.popover.setGraphicsEffect(shadow)
