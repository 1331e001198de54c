"""How the day and the week are drawn: hours down, days across, an all-day row above, the now line, the drag under way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.ui.calendar.dates import DAY, DAY_MINUTES, View, Wall, days_of, part_on, wall_of
from focusflow_desktop.ui.calendar.layout import columns_of, lanes_of
from focusflow_desktop.ui.calendar.moves import Drag, Proposal
from focusflow_desktop.ui.calendar.paint import dress_of, paint_block, paint_chip
from focusflow_desktop.ui.calendar.view import CalendarView, Sight
from focusflow_desktop.ui.calendar.words import (
    between,
    clock_words,
    day_words,
    more_words,
    note_words,
    place_time_words,
    span_words,
)
from focusflow_desktop.ui.look import icons
from focusflow_desktop.ui.look.theme import Look, Type, Weight, look_of, scaled, type_font

HOUR, GUTTER, HEAD, LANE = 52, 56, 56, 24
MOST_LANES = 4
SET_IN = 12  # what lies over an earlier item is set in this much
OPENS_AT = 7 * 60 + 40  # where a day is scrolled to when nothing is earlier


class GridPainting(CalendarView):
    """One day or seven, as they are drawn; time_grid.py adds the pointer."""

    def __init__(self, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.days: tuple[date, ...] = ()
        self._walls: dict[UUID, Wall] = {}
        self._long: list[CalendarItem] = []
        self._by_day: dict[date, list[CalendarItem]] = {}
        self._lanes: list[int] = []
        self._drag: Drag | None = None
        self._pressed: QPointF | None = None
        self._proposal: Proposal | None = None
        self.hint = ""
        self._was_scrolled = False
        minute = QTimer(self)
        minute.setInterval(30_000)
        minute.timeout.connect(self.viewport().update)
        minute.start()

    # what is shown

    def show_sight(self, sight: Sight) -> None:
        """Show these days."""
        first, after = days_of(self._view, sight.day, sight.first_weekday)
        self.days = tuple(first + at * DAY for at in range((after - first).days))
        self._walls = {item.id: wall_of(item, sight.zone) for item in sight.items}
        in_sight = [item for item in sight.items if self._days_taken(item)]
        self._long = [item for item in in_sight if item.is_all_day or self._walls[item.id].is_long]
        short = [item for item in in_sight if not (item.is_all_day or self._walls[item.id].is_long)]
        short.sort(key=lambda item: item.starts_at)  # what begins later is painted over what began before
        self._by_day = {
            day: [item for item in short if part_on(self._walls[item.id], day) is not None]
            for day in self.days
        }
        self._lanes = lanes_of([self._days_taken(item) or (0, 1) for item in self._long])
        super().show_sight(sight)
        self._fit()
        if not self._was_scrolled and self.viewport().height() > 0:
            self._was_scrolled = True
            self._scroll_to(self._earliest())

    def show_hint(self, words: str) -> None:
        """What stands beside the drag: clashes of the time under the pointer."""
        self.hint = words
        self.viewport().update()

    @property
    def order(self) -> Sequence[CalendarItem]:
        """By day, then by time; only what is in sight."""
        shown = {item.id for item in self._long} | {i.id for items in self._by_day.values() for i in items}
        return [item for item in super().order if item.id in shown]

    def bring_into_sight(self, item: CalendarItem | None) -> None:
        """Scroll until the item's beginning is to be seen."""
        if item is None or item in self._long or item.id not in self._walls:
            return
        start = self._walls[item.id].start
        top = self._y(start.hour * 60 + start.minute)
        if not self._top <= top <= self.viewport().height() - scaled(HOUR):
            self._scroll_to(start.hour * 60 + start.minute - 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer hours fit."""
        super().resizeEvent(event)
        self._fit()

    # geometry

    @property
    def _all_day(self) -> float:
        lanes = min(MOST_LANES, max(self._lanes, default=-1) + 1)
        noted = bool(self.sight and any(day in self.days for day, _ in self.sight.notes))
        return scaled(8) + max(1, lanes + noted) * scaled(LANE)

    @property
    def _top(self) -> float:
        return scaled(HEAD) + self._all_day

    @property
    def _column(self) -> float:
        return (self.viewport().width() - scaled(GUTTER)) / max(1, len(self.days))

    def _x(self, at: int) -> float:
        return scaled(GUTTER) + at * self._column

    def _y(self, minute: float) -> float:
        return self._top + minute * scaled(HOUR) / 60 - self.verticalScrollBar().value()

    def _at(self, point: QPointF) -> tuple[date, float]:
        """The day and the minute under the pointer."""
        across = int((point.x() - scaled(GUTTER)) // self._column)
        minute = (point.y() - self._top + self.verticalScrollBar().value()) * 60 / scaled(HOUR)
        return self.days[max(0, min(len(self.days) - 1, across))], max(0.0, min(float(DAY_MINUTES), minute))

    def _days_taken(self, item: CalendarItem) -> tuple[int, int] | None:
        wall = self._walls[item.id]
        first, last = (wall.start.date() - self.days[0]).days, (wall.last_day - self.days[0]).days
        if last < 0 or first >= len(self.days):
            return None
        return max(0, first), min(len(self.days), last + 1)

    def _fit(self) -> None:
        height = self.viewport().height() - self._top
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(24 * scaled(HOUR) - height) + 8))
        bar.setPageStep(max(1, round(height)))
        bar.setSingleStep(scaled(HOUR) // 2)

    def _scroll_to(self, minute: float) -> None:
        self.verticalScrollBar().setValue(round(minute * scaled(HOUR) / 60))

    def _earliest(self) -> float:
        firsts = [part_on(self._walls[i.id], day) for day, items in self._by_day.items() for i in items]
        return min([OPENS_AT, *(part[0] - 20 for part in firsts if part and part[0] > 0)])

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Hours, blocks, the now line, then the head over them."""
        if self.sight is None or not self.days:
            return
        look, painter = look_of(self), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(look.panel))
        self.boxes = []
        painter.setClipRect(QRectF(0, self._top, self.viewport().width(), self.viewport().height()))
        self._paint_hours(painter, look)
        for at, day in enumerate(self.days):
            self._paint_day(painter, at, day)
        self._paint_now(painter, look)
        self._paint_drag(painter, look)
        painter.setClipping(False)
        self._paint_head(painter, look)
        painter.end()

    def _paint_hours(self, painter: QPainter, look: Look) -> None:
        width = self.viewport().width()
        painter.setFont(type_font(Type.SMALL))
        for hour in range(25):
            y = self._y(hour * 60)
            painter.setPen(QColor(look.hairline))
            painter.drawLine(QPointF(scaled(GUTTER) - 4, y), QPointF(width, y))
            if hour < 24:
                painter.setPen(QColor(look.text3))
                where = QRectF(0, y + 2, scaled(GUTTER) - 10, scaled(Type.SMALL.line))
                words = clock_words(time(hour))
                painter.drawText(where, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop), words)
        painter.setPen(QColor(look.hairline))
        for at in range(len(self.days)):
            painter.drawLine(QPointF(self._x(at), 0), QPointF(self._x(at), self.viewport().height()))

    def _paint_day(self, painter: QPainter, at: int, day: date) -> None:
        assert self.sight is not None
        items = self._by_day.get(day, [])
        spans = [part_on(self._walls[item.id], day) or (0, 0) for item in items]
        for item, span, place in zip(items, spans, columns_of(spans), strict=True):
            one = (self._column - 6) / place.columns
            left = place.column * (min(one, scaled(SET_IN)) if place.is_over else one)
            right = one * (place.column + place.width)
            gap = 2 if place.column + place.width < place.columns else 0
            box = QRectF(
                self._x(at) + 3 + left,
                self._y(span[0]) + 1,
                right - left - gap,
                max(scaled(18), (span[1] - span[0]) * scaled(HOUR) / 60 - 2),
            )
            self.boxes.append((box, item))
            if place.is_over:
                painter.fillRect(box.adjusted(-1, -1, 1, 1), QColor(look_of(self).panel))
            self._paint_item(painter, box, item)

    def _paint_item(self, painter: QPainter, box: QRectF, item: CalendarItem) -> None:
        assert self.sight is not None
        look, zone = look_of(self), self.sight.zone
        place_time = place_time_words(item, zone)
        lines = [item.title, span_words(item, zone), note_words(item, zone), place_time, item.place]
        lines.append(", ".join(item.people))
        is_dragged = self._drag is not None and self._drag.item == item and self._proposal is not None
        painter.setOpacity(0.4 if is_dragged else 1.0)
        paint_block(
            painter, box, dress_of(item, look), look=look, lines=[line for line in lines if line],
            is_chosen=item.id == self._chosen,
        )  # fmt: skip
        painter.setOpacity(1.0)

    def _paint_now(self, painter: QPainter, look: Look) -> None:
        assert self.sight is not None
        if self.sight.today not in self.days:
            return
        wall = self.sight.now.astimezone(self.sight.zone)
        x, y = self._x(self.days.index(self.sight.today)), self._y(wall.hour * 60 + wall.minute)
        painter.setPen(QPen(QColor(look.bad.base), 2))
        painter.setBrush(QColor(look.bad.base))
        painter.drawLine(QPointF(x, y), QPointF(x + self._column, y))
        painter.drawEllipse(QPointF(x, y), 3, 3)

    def _paint_drag(self, painter: QPainter, look: Look) -> None:
        if self._proposal is None or self.sight is None:
            return
        zone = self.sight.zone
        start, end = self._proposal.starts_at.astimezone(zone), self._proposal.ends_at.astimezone(zone)
        wall = Wall(start=start.replace(tzinfo=None), end=end.replace(tzinfo=None))
        times = between(clock_words(start), clock_words(end))
        title = self._drag.item.title if self._drag and self._drag.item else self.tr("New session")
        for at, day in enumerate(self.days):
            part = part_on(wall, day)
            if part is None:
                continue
            height = max(scaled(18), (part[1] - part[0]) * scaled(HOUR) / 60 - 2)
            box = QRectF(self._x(at) + 3, self._y(part[0]) + 1, self._column - 6, height)
            item = self._drag.item if self._drag else None
            ground = dress_of(item, look) if item else dress_of(_NOTHING, look)
            paint_block(painter, box, ground, look=look, lines=[title, times, self.hint], is_chosen=True)

    def _paint_head(self, painter: QPainter, look: Look) -> None:
        assert self.sight is not None
        width, head = self.viewport().width(), scaled(HEAD)
        painter.fillRect(QRectF(0, 0, width, self._top), QColor(look.panel))
        for at, day in enumerate(self.days):
            is_today = day == self.sight.today
            tone = look.accent_text if is_today else look.text1
            left = self._x(at) + 10
            painter.setFont(type_font(Type.SMALL))
            painter.setPen(QColor(tone if is_today else look.text2))
            name = day_words(day, "ddd" if len(self.days) > 1 else "dddd")
            painter.drawText(QPointF(left, scaled(22)), f"{name} · {self.tr('Today')}" if is_today else name)
            painter.setFont(type_font(Type.HEADING, Weight.STRONG if is_today else Weight.MEDIUM))
            painter.setPen(QColor(tone))
            painter.drawText(QPointF(left, scaled(44)), str(day.day))
            painter.setPen(QColor(look.hairline))
            painter.drawLine(QPointF(self._x(at), 0), QPointF(self._x(at), self._top))
        painter.setPen(QColor(look.text3))
        painter.setFont(type_font(Type.SMALL))
        where = QRectF(0, head, scaled(GUTTER) - 10, scaled(LANE) + 4)
        middle = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(where, middle, self.tr("All day"))
        painter.setPen(QColor(look.hairline))
        painter.drawLine(QPointF(0, head), QPointF(width, head))
        self._paint_long(painter, look)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QColor(look.border))
        painter.drawLine(QPointF(0, self._top - 1), QPointF(width, self._top - 1))

    def _paint_long(self, painter: QPainter, look: Look) -> None:
        assert self.sight is not None
        top, lane_height = scaled(HEAD) + 4, scaled(LANE)
        hidden = [0] * len(self.days)
        for item, lane in zip(self._long, self._lanes, strict=True):
            first, after = self._days_taken(item) or (0, 1)
            if lane >= MOST_LANES - 1 and max(self._lanes) >= MOST_LANES:
                for at in range(first, after):
                    hidden[at] += 1
                continue
            box = QRectF(
                self._x(first) + 3,
                top + lane * lane_height,
                (after - first) * self._column - 6,
                lane_height - 3,
            )
            self.boxes.append((box, item))
            words = " · ".join(part for part in (item.title, note_words(item, self.sight.zone)) if part)
            paint_chip(painter, box, dress_of(item, look), look=look, words=words, time="",
                       is_chosen=item.id == self._chosen)  # fmt: skip
        self._paint_notes(painter, look, hidden=hidden)

    def _paint_notes(self, painter: QPainter, look: Look, *, hidden: Sequence[int]) -> None:
        """What did not fit, and the light of the day."""
        assert self.sight is not None
        top, lane_height = scaled(HEAD) + 4, scaled(LANE)
        painter.setPen(QColor(look.text2))
        painter.setFont(type_font(Type.SMALL))
        metrics = QFontMetricsF(painter.font())
        for at, count in enumerate(hidden):
            if count:
                baseline = top + MOST_LANES * lane_height - scaled(8)
                painter.drawText(QPointF(self._x(at) + 10, baseline), more_words(count))
        taken = min(MOST_LANES, max(self._lanes, default=-1) + 1)
        for day, words in self.sight.notes:
            if day in self.days:
                x, side = self._x(self.days.index(day)) + 10, scaled(14)
                drawn = icons.pixmap("sunset", look.text2, side, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(x, top + taken * lane_height + 3), drawn)
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._column - 18 - side)
                painter.drawText(QPointF(x + side + 4, top + (taken + 0.65) * lane_height), shown)


_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_NOTHING = CalendarItem(id=UUID(int=0), title="", starts_at=_NEVER, ends_at=_NEVER)
