"""What every view of the calendar shares: the items, which one is chosen, what the keys and a screen reader get."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.ui.calendar.dates import SNAP
from focusflow_desktop.ui.calendar.moves import moved, stretched_by
from focusflow_desktop.ui.calendar.words import spoken

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a view is asked to show."""

    items: tuple[CalendarItem, ...] = ()
    day: date
    now: datetime
    zone: tzinfo = UTC
    first_weekday: int = 0
    notes: tuple[tuple[date, str], ...] = ()  # golden hour, the way there

    @property
    def today(self) -> date:
        """The day on the studio's wall."""
        return self.now.astimezone(self.zone).date()


class CalendarView(QAbstractScrollArea):
    """A view. It paints, says what was chosen, and asks for moves; it changes nothing itself."""

    chosen = Signal(object)  # CalendarItem | None
    opened = Signal(object)  # CalendarItem
    move_asked = Signal(object, object)  # CalendarItem, Proposal
    move_tried = Signal(object, object)  # the same, while it is being dragged
    new_asked = Signal(object)  # Proposal
    day_asked = Signal(object)  # date

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.sight: Sight | None = None
        self._chosen: UUID | None = None
        self.boxes: list[tuple[QRectF, CalendarItem]] = []  # where items were painted, topmost last

    @property
    def choice(self) -> CalendarItem | None:
        """The chosen item, while it is in sight."""
        return next((item for item in self.order if item.id == self._chosen), None)

    @property
    def order(self) -> Sequence[CalendarItem]:
        """The items as the keys go through them."""
        return sorted(self.sight.items, key=lambda item: (item.starts_at, item.title)) if self.sight else ()

    def show_sight(self, sight: Sight) -> None:
        """Show this."""
        self.sight = sight
        self.viewport().update()

    def choose(self, item_id: UUID | None) -> None:
        """Mark an item without telling anybody."""
        self._chosen = item_id
        self.viewport().update()

    def item_at(self, point: QPointF) -> CalendarItem | None:
        """The item under the pointer."""
        return next((item for box, item in reversed(self.boxes) if box.contains(point)), None)

    def pick(self, item: CalendarItem | None) -> None:
        """The person chose it: it is marked, spoken and told."""
        self.choose(item.id if item else None)
        if item is not None and self.sight is not None:
            self.setAccessibleDescription(spoken(item, self.sight.zone))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.bring_into_sight(item)
        self.chosen.emit(item)

    def bring_into_sight(self, _item: CalendarItem | None) -> None:
        """Scroll to the item, where a view scrolls."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer."""
        self.pick(self.item_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Taken, so that it goes no further."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is under the pointer."""
        item = self.item_at(event.position())
        if item is not None:
            self.opened.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from item to item, with Alt they move the session, Enter opens it."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        if key in steps and event.modifiers() & ALT:
            self._nudge(key, stretches=bool(event.modifiers() & SHIFT))
        elif key in steps:
            self._go(key, steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.choice is not None:
                self.opened.emit(self.choice)
        elif key == Qt.Key.Key_Escape and self.choice is not None:
            self.pick(None)
        else:
            super().keyPressEvent(event)

    def _go(self, _key: Qt.Key, by: int) -> None:
        order = self.order
        if not order or self.sight is None:
            return
        at = next((n for n, item in enumerate(order) if item.id == self._chosen), None)
        if at is None:
            later = (n for n, item in enumerate(order) if item.ends_at >= self.sight.now)
            at = next(later, 0)
        else:
            at = max(0, min(len(order) - 1, at + by))
        self.pick(order[at])

    def _nudge(self, key: Qt.Key, *, stretches: bool) -> None:
        item = self.choice
        if item is None or not item.may_move or self.sight is None:
            return
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        minutes = {Qt.Key.Key_Up: -SNAP, Qt.Key.Key_Down: SNAP}.get(key, 0)
        if stretches and minutes:
            self.move_asked.emit(item, stretched_by(item, minutes))
        elif item.is_all_day and not days:
            return
        else:
            self.move_asked.emit(item, moved(item, self.sight.zone, days=days, minutes=minutes))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each view paints itself."""
        raise NotImplementedError
