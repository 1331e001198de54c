"""Buttons with a Lucide icon that follows the look they stand in, and a key cap where a key does the same."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from focusflow_desktop.ui.shell import icons
from focusflow_desktop.ui.shell.theme import look_of, scaled

GAP = 4


class Kind(StrEnum):
    """How much a button asks for attention."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    LINK = "link"
    CHIP = "chip"


_REDRESS = (
    QEvent.Type.StyleChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.ParentChange,
    QEvent.Type.EnabledChange,
)


class Button(QPushButton):
    """A push button of a kind."""

    def __init__(
        self,
        words: str = "",
        *,
        icon: str = "",
        kind: Kind = Kind.PLAIN,
        small: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._icon_name = icon
        self._kind = kind
        self.setProperty("kind", kind.value)
        if small:
            self.setProperty("small", True)
        self.setAccessibleName(name or words)
        if name and not words:
            self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._redress()

    def set_icon(self, name: str) -> None:
        """Another icon."""
        self._icon_name = name
        self._redress()

    def changeEvent(self, event: QEvent) -> None:
        """The look may have changed: the icon follows."""
        super().changeEvent(event)
        if event.type() in _REDRESS:
            self._redress()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time it stands in its place."""
        super().showEvent(event)
        self._redress()

    def _redress(self) -> None:
        if not self._icon_name:
            return
        look = look_of(self)
        colour = {
            Kind.PRIMARY: look.on_accent,
            Kind.LINK: look.accent_text,
            Kind.QUIET: look.text2,
            Kind.CHIP: look.accent_text if self.isChecked() else look.text2,
        }.get(self._kind, look.text1)
        if not self.isEnabled():
            colour = look.ornament
        size = scaled(12 if self._kind is Kind.CHIP else 16)
        gap = GAP if self.text() else 0
        self.setIcon(icons.icon(self._icon_name, colour, size, gap=gap))
        self.setIconSize(QSize(size + gap, size))
