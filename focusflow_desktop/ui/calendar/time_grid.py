"""The day and the week under the pointer: choosing, dragging in quarters of an hour, stretching, drawing a new session."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.ui.calendar.dates import SNAP, snapped
from focusflow_desktop.ui.calendar.grid_painting import GridPainting
from focusflow_desktop.ui.calendar.moves import Drag, Grip

EDGE = 6  # pixels at a block's ends that stretch it
FAR = 5  # pixels before a press becomes a drag


class TimeGrid(GridPainting):
    """One day or seven."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose; a press that is pulled becomes a drag."""
        item = self.item_at(event.position())
        self.pick(item)
        if (
            event.button() is not Qt.MouseButton.LeftButton
            or event.position().y() < self._top
            or not self.days
        ):
            return
        day, minute = self._at(event.position())
        if item is None:
            self._drag = Drag(grip=Grip.NEW, day=day, minute=minute)
        elif item.may_move:
            self._drag = Drag(grip=self._grip(event.position(), item), day=day, minute=minute, item=item)
        self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the drag would give, or what could be taken hold of."""
        if self._drag is None or self._pressed is None or self.sight is None:
            self._show_grip(event.position())
            return
        if self._proposal is None and (event.position() - self._pressed).manhattanLength() < FAR:
            return
        proposal = self._drag.to(*self._at(event.position()), self.sight.zone)
        if proposal != self._proposal:
            self._proposal = proposal
            self.hint = ""
            self.move_tried.emit(self._drag.item, proposal)
            self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The drag is done."""
        drag, proposal = self._drag, self._proposal
        self.give_up_drag()
        if drag is None or proposal is None:
            return
        if drag.item is None:
            self.new_asked.emit(proposal)
        elif (proposal.starts_at, proposal.ends_at) != (drag.item.starts_at, drag.item.ends_at):
            self.move_asked.emit(drag.item, proposal)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an item; on empty ground begin an hour here."""
        item = self.item_at(event.position())
        if item is not None:
            self.opened.emit(item)
        elif event.position().y() >= self._top and self.sight is not None and self.days:
            day, minute = self._at(event.position())
            start = snapped(minute - SNAP / 2)
            drag = Drag(grip=Grip.NEW, day=day, minute=start + SNAP / 2)
            self.new_asked.emit(drag.to(day, start + 60, self.sight.zone))

    def give_up_drag(self) -> None:
        """Everything stays where it was."""
        self._drag = self._pressed = self._proposal = None
        self.hint = ""
        self.viewport().update()

    def _grip(self, point: QPointF, item: CalendarItem) -> Grip:
        box = next((box for box, shown in reversed(self.boxes) if shown == item), QRectF())
        if point.y() > box.bottom() - EDGE:
            return Grip.END
        return Grip.START if point.y() < box.top() + EDGE and box.height() > 4 * EDGE else Grip.MOVE

    def _show_grip(self, point: QPointF) -> None:
        item = self.item_at(point)
        is_edge = item is not None and item.may_move and self._grip(point, item) is not Grip.MOVE
        over = point.y() >= self._top and is_edge
        self.viewport().setCursor(Qt.CursorShape.SizeVerCursor if over else Qt.CursorShape.ArrowCursor)
