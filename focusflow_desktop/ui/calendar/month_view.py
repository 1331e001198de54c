"""The month: whole weeks, what is longer than a day as bars across them, and "+3 more" where a day is full."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.ui.calendar.dates import Wall, month_grid, wall_of
from focusflow_desktop.ui.calendar.layout import lanes_of
from focusflow_desktop.ui.calendar.moves import moved
from focusflow_desktop.ui.calendar.paint import dress_of, paint_chip
from focusflow_desktop.ui.calendar.view import CalendarView, Sight
from focusflow_desktop.ui.calendar.words import clock_words, day_words, more_words
from focusflow_desktop.ui.look.theme import Look, Type, Weight, look_of, scaled, type_font

HEAD, DAY_HEAD, CHIP = 28, 26, 22


class MonthView(CalendarView):
    """Rows of weeks."""

    def show_sight(self, sight: Sight) -> None:
        """Show the month of this day."""
        self.days = month_grid(sight.day, sight.first_weekday)
        self._walls: dict[CalendarItem, Wall] = {item: wall_of(item, sight.zone) for item in sight.items}
        self._weeks: list[list[tuple[CalendarItem, int, int, int]]] = []
        for week in range(0, len(self.days), 7):
            self._weeks.append(self._laid(self.days[week]))
        self._more: list[tuple[QRectF, date]] = []
        self._pulled: CalendarItem | None = None
        self._pressed_on: date | None = None
        self._over: date | None = None
        super().show_sight(sight)

    def _laid(self, first: date) -> list[tuple[CalendarItem, int, int, int]]:
        """The items of a week with their first day, the day after, and their lane."""
        here = []
        for item, wall in self._walls.items():
            start, last = (wall.start.date() - first).days, (wall.last_day - first).days
            if last >= 0 and start < 7:
                here.append((item, max(0, start), min(7, last + 1)))
        here.sort(
            key=lambda one: (one[1], one[1] - one[2], not one[0].is_all_day, one[0].starts_at, one[0].title)
        )
        lanes = lanes_of([(start, after) for _, start, after in here])
        return [(*one, lane) for one, lane in zip(here, lanes, strict=True)]

    @property
    def _cell(self) -> tuple[float, float]:
        rows = max(1, len(self.days) // 7)
        height = (self.viewport().height() - scaled(HEAD)) / rows
        return self.viewport().width() / 7, height

    def _day_at(self, point: QPointF) -> date | None:
        width, height = self._cell
        row, column = int((point.y() - scaled(HEAD)) // height), int(point.x() // width)
        at = row * 7 + column
        return self.days[at] if row >= 0 and 0 <= column < 7 and at < len(self.days) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Days, then chips."""
        if self.sight is None:
            return
        look, painter = look_of(self), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(look.panel))
        self.boxes, self._more = [], []
        self._paint_days(painter, look)
        for row in range(len(self._weeks)):
            self._paint_week(painter, look, row)
        painter.end()

    def _paint_days(self, painter: QPainter, look: Look) -> None:
        assert self.sight is not None
        width, height = self._cell
        for at, day in enumerate(self.days):
            box = QRectF(at % 7 * width, scaled(HEAD) + at // 7 * height, width, height)
            if day.month != self.sight.day.month:
                painter.fillRect(box, QColor(look.window))
            if day == self._over and self._pulled is not None:
                painter.fillRect(box, QColor(look.accent_tint))
            painter.setPen(QColor(look.hairline))
            painter.drawLine(box.topLeft(), box.topRight())
            painter.drawLine(box.topLeft(), box.bottomLeft())
            is_today = day == self.sight.today
            painter.setFont(type_font(Type.BODY, Weight.STRONG if is_today else Weight.REGULAR))
            tone = look.text1 if day.month == self.sight.day.month else look.text3
            painter.setPen(QColor(look.accent_text if is_today else tone))
            words = day_words(day, "d MMM") if day.day == 1 else str(day.day)
            words = f"{words} · {self.tr('Today')}" if is_today else words
            painter.drawText(QPointF(box.left() + 8, box.top() + scaled(18)), words)
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(look.text2))
        for at, day in enumerate(self.days[:7]):
            painter.drawText(QPointF(at * width + 8, scaled(18)), day_words(day, "ddd"))

    def _paint_week(self, painter: QPainter, look: Look, row: int) -> None:
        assert self.sight is not None
        width, height = self._cell
        top = scaled(HEAD) + row * height + scaled(DAY_HEAD)
        fits = max(1, int((height - scaled(DAY_HEAD) - 2) // scaled(CHIP)))
        counts = [0] * 7
        for _, start, after, lane in self._weeks[row]:
            for at in range(start, after):
                counts[at] = max(counts[at], lane + 1)
        hidden = [0] * 7
        for item, start, after, lane in self._weeks[row]:
            room = fits if all(counts[at] <= fits for at in range(start, after)) else fits - 1
            if lane >= room:
                for at in range(start, after):
                    hidden[at] += 1
                continue
            box = QRectF(
                start * width + 4, top + lane * scaled(CHIP), (after - start) * width - 7, scaled(CHIP) - 2
            )
            self.boxes.append((box, item))
            wall = self._walls[item]
            time = "" if item.is_all_day or wall.is_long else clock_words(wall.start)
            paint_chip(painter, box, dress_of(item, look), look=look, words=item.title, time=time,
                       is_chosen=item.id == self._chosen)  # fmt: skip
        painter.setFont(type_font(Type.SMALL, Weight.MEDIUM))
        painter.setPen(QColor(look.text2))
        for at, count in enumerate(hidden):
            if count:
                box = QRectF(at * width + 10, top + (fits - 1) * scaled(CHIP), width - 14, scaled(CHIP) - 2)
                middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
                painter.drawText(box, middle, more_words(count))
                self._more.append((box, self.days[row * 7 + at]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, open a full day, or take hold of a session."""
        for box, day in self._more:
            if box.contains(event.position()):
                self.day_asked.emit(day)
                return
        super().mousePressEvent(event)
        self._pressed_on = self._day_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A session that is pulled to another day."""
        if not event.buttons() & Qt.MouseButton.LeftButton or self.choice is None or not self.choice.may_move:
            return
        over = self._day_at(event.position())
        if self._pulled is None and over == self._pressed_on:
            return
        self._pulled, self._over = self.choice, over
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It lands there, at its own time of day."""
        item, came_from = self._pulled, self._pressed_on
        self._pulled = self._over = self._pressed_on = None
        self.viewport().update()
        over = self._day_at(event.position())
        if item is None or over is None or came_from is None or over == came_from or self.sight is None:
            return
        self.move_asked.emit(item, moved(item, self.sight.zone, days=(over - came_from).days, minutes=0))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an item, or the day."""
        day = self._day_at(event.position())
        if self.item_at(event.position()) is not None:
            super().mouseDoubleClickEvent(event)
        elif day is not None:
            self.day_asked.emit(day)

    def _nudge(self, key: Qt.Key, *, stretches: bool) -> None:
        """Up and down move by a week here."""
        weeks = {Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}.get(key, 0)
        item = self.choice
        if not weeks:
            super()._nudge(key, stretches=stretches)
        elif item is not None and item.may_move and self.sight is not None:
            self.move_asked.emit(item, moved(item, self.sight.zone, days=weeks, minutes=0))
