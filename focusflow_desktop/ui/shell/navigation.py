"""The rail at the left: the rooms that exist, and at its foot how this studio stands with its server.

184 wide with words beside icons on the desk, 80 with words below them in picture rooms.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.style_sheet import dress
from focusflow_desktop.ui.look.theme import Look, Type, Weight, look_of, scaled, type_font
from focusflow_desktop.ui.shell.page import Room, Surface
from focusflow_desktop.ui.widgets.text import rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the studio stands with its server: one word, one line, and the whole story for who asks."""

    word: str
    line: str
    story: str
    short: str  # the word in the narrow rail
    icon: str = "laptop"


class RailEntry(QAbstractButton):
    """One room: icon, word, and how many things there need the person."""

    def __init__(self, icon: str, word: str, parent: QWidget, *, line: str = "") -> None:
        super().__init__(parent)
        self._icon = icon
        self._line = line
        self._count = 0
        self._is_narrow = False
        self._short = ""
        self.setText(word)
        self.setAccessibleName(word)
        self.setCheckable(not line)
        self.setAutoExclusive(not line)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_narrow(self, *, narrow: bool) -> None:
        """Word below the icon."""
        self._is_narrow = narrow
        self.updateGeometry()
        self.update()

    def show_count(self, count: int) -> None:
        """How many things need the person; 0 shows nothing."""
        self._count = count
        self.setAccessibleDescription(self.tr("%n thing(s) waiting for you", "", count) if count else "")
        self.update()

    def show_standing(self, standing: Standing) -> None:
        """For the entry at the foot."""
        self._icon, self._line, self._short = standing.icon, standing.line, standing.short
        self.setText(standing.word)
        self.setAccessibleName(f"{standing.word}. {standing.line}")
        self.update()

    def sizeHint(self) -> QSize:
        """32 high, 52 with the word below, 44 with two lines."""
        if self._is_narrow:
            return QSize(72, scaled(theme.RAIL_ROW_PICTURES))
        return QSize(160, scaled(44 if self._line else theme.RAIL_ROW))

    def changeEvent(self, event: QEvent) -> None:
        """Text may have grown."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, icon, word, count, focus."""
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, look)
        is_here = self.isChecked()
        word = look.text1 if is_here or self._line or self.underMouse() else look.text2
        ink = look.accent_text if is_here else look.text2
        if self._is_narrow:
            self._paint_narrow(painter, word, ink)
        else:
            self._paint_wide(painter, look, word, ink)

    def _paint_ground(self, painter: QPainter, look: Look) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        fill = look.accent_tint if self.isChecked() else look.hover if self.underMouse() else ""
        if fill:
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(self.rect(), theme.RADIUS_BUTTON, theme.RADIUS_BUTTON)
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(QColor(look.accent_text))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                self.rect().adjusted(1, 1, -1, -1), theme.RADIUS_BUTTON, theme.RADIUS_BUTTON
            )

    def _paint_narrow(self, painter: QPainter, word: str, ink: str) -> None:
        size = scaled(18)
        glyph = icons.pixmap(self._icon, ink, size, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, scaled(8), glyph)
        painter.setFont(type_font(Type.SMALL, Weight.MEDIUM if self.isChecked() else Weight.REGULAR))
        painter.setPen(QColor(word))
        box = QRect(0, scaled(30), self.width(), scaled(18))
        shown = painter.fontMetrics().elidedText(
            self._short or self.text(), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_wide(self, painter: QPainter, look: Look, word: str, ink: str) -> None:
        size = scaled(16)
        top = scaled(6) if self._line else (self.height() - size) // 2
        painter.drawPixmap(8, top, icons.pixmap(self._icon, ink, size, self.devicePixelRatioF()))
        painter.setFont(
            type_font(Type.BODY, Weight.MEDIUM if self.isChecked() or self._line else Weight.REGULAR)
        )
        painter.setPen(QColor(word))
        left = 8 + size + 10
        height = scaled(20) if self._line else self.height()
        box = QRect(left, scaled(4) if self._line else 0, self.width() - left - 8, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(look.text2))
        if self._line:
            box.translate(0, scaled(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._line)
        elif self._count:
            painter.drawText(
                box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self._count)
            )


class Rail(QFrame):
    """The rooms that exist, in order, and the standing."""

    room_chosen = Signal(str)
    standing_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Rooms"))
        self._entries: dict[str, RailEntry] = {}
        self._rooms = QVBoxLayout()
        self._rooms.setSpacing(2)
        self._foot = RailEntry("laptop", self.tr("On this machine"), self, line=" ")
        self._foot.clicked.connect(self.standing_asked)
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(8, 12, 8, 8)
        box.setSpacing(8)
        box.addLayout(self._rooms)
        box.addStretch(1)
        box.addWidget(rule())
        box.addWidget(self._foot)
        self.setFixedWidth(theme.RAIL_DESK)

    def add_room(self, room: Room) -> None:
        """Adds an entry below the others."""
        entry = RailEntry(room.icon, room.title, self)
        entry.setObjectName(room.id)
        entry.setToolTip(room.shortcut)
        entry.clicked.connect(self._on_clicked)
        self._entries[room.id] = entry
        self._rooms.addWidget(entry)

    def show_room(self, room_id: str, *, surface: Surface, look: Look) -> None:
        """Marks a room and takes on its hand."""
        narrow = surface is Surface.PICTURES
        for entry in (*self._entries.values(), self._foot):
            entry.set_narrow(narrow=narrow)
        self.setFixedWidth(scaled(theme.RAIL_PICTURES if narrow else theme.RAIL_DESK))
        self._box.setContentsMargins(4 if narrow else 8, 12, 4 if narrow else 8, 8)
        if look_of(self) is not look or not self.styleSheet():
            dress(self, look)
        if room_id in self._entries:
            self._entries[room_id].setChecked(True)

    def name_room(self, room_id: str, title: str) -> None:
        """Another word for a room that stands here."""
        self._entries[room_id].setText(title)
        self._entries[room_id].setAccessibleName(title)

    def show_count(self, room_id: str, count: int) -> None:
        """How many things need the person in a room."""
        self._entries[room_id].show_count(count)

    def show_standing(self, standing: Standing) -> None:
        """How the studio stands with its server."""
        self._foot.show_standing(standing)
        self._foot.setToolTip(standing.story)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.room_chosen.emit(sender.objectName())
