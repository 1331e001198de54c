"""Buttons with a Lucide icon that follows the look they stand in, and a key cap where a key does the same."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from focusflow_desktop.ui.look import icons
from focusflow_desktop.ui.look.theme import look_of, scaled
from focusflow_desktop.ui.widgets.key_cap import caps_width, paint_caps

GAP = 4
_CHIP = 56  # a chip is never narrower


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
        caps: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._icon_name = icon
        self._kind = kind
        self._caps = list(caps)
        self.setProperty("kind", kind.value)
        if kind is Kind.CHIP:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if small:
            self.setProperty("small", True)
        self.setAccessibleName(name or words)
        if name and not words:
            self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._redress()

    def sizeHint(self) -> QSize:
        """With room for its key caps."""
        hint = super().sizeHint()
        return QSize(hint.width() + caps_width(self._caps) + 12, hint.height()) if self._caps else hint

    def minimumSizeHint(self) -> QSize:
        """As its size hint: words and caps are never cut. A chip shortens its words before its row gets too long."""
        if self._kind is Kind.CHIP:
            hint = super().minimumSizeHint()
            return QSize(min(hint.width(), scaled(_CHIP)), hint.height())
        return self.sizeHint() if self._caps else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and its key caps at the right."""
        if self._kind is Kind.CHIP and self.width() < self.sizeHint().width():
            self._paint_shortened()
            return
        if not self._caps:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        room = caps_width(self._caps) + 12
        option.rect.setRight(option.rect.right() - room)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = look_of(self).on_accent if self._kind is Kind.PRIMARY else ""
        right, middle = self.width() - 11, self.height() // 2
        paint_caps(painter, self._caps, right=right, middle=middle, look=look_of(self), ink=ink)

    def _paint_shortened(self) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.fontMetrics().horizontalAdvance(self.text()) - (self.sizeHint().width() - self.width())
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)

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
