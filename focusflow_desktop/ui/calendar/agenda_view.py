"""The agenda: one line per item, grouped by day, each day with the golden hour of its place where that is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent

from focusflow_desktop.business.sessions.items import CalendarItem
from focusflow_desktop.ui.calendar.dates import DAY, wall_of
from focusflow_desktop.ui.calendar.paint import dress_of, paint_chip
from focusflow_desktop.ui.calendar.view import CalendarView, Sight
from focusflow_desktop.ui.calendar.words import (
    day_words,
    expiry_words,
    place_time_words,
    slots_words,
    span_words,
    state_word,
)
from focusflow_desktop.ui.look.theme import Look, Type, Weight, look_of, scaled, type_font

MARGIN, HEAD, ROW = 24, 44, 40
TIMES, BEHIND = 150, 320
Line = tuple[date, CalendarItem | None]


class AgendaView(CalendarView):
    """A list of days."""

    def show_sight(self, sight: Sight) -> None:
        """From this day on."""
        lines: list[Line] = []
        by_day: dict[date, list[CalendarItem]] = {}
        for item in sight.items:
            wall = wall_of(item, sight.zone)
            for at in range((wall.last_day - wall.start.date()).days + 1):
                by_day.setdefault(wall.start.date() + at * DAY, []).append(item)
        for day in sorted(by_day):
            if day >= sight.day:
                lines.append((day, None))
                lines += [(day, item) for item in sorted(by_day[day], key=_by_time)]
        self.lines = lines
        self._days = dict(sight.notes)
        super().show_sight(sight)
        self.verticalScrollBar().setValue(0)
        self._fit()

    @property
    def order(self) -> Sequence[CalendarItem]:
        """As the list goes; what lasts several days is met once."""
        return list(dict.fromkeys(item for _, item in getattr(self, "lines", ()) if item is not None))

    def _height(self, line: Line) -> int:
        return scaled(ROW if line[1] is not None else HEAD)

    def _fit(self) -> None:
        whole = sum(map(self._height, self.lines)) + 2 * scaled(MARGIN)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(max(1, self.viewport().height()))
        bar.setSingleStep(scaled(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer lines fit."""
        super().resizeEvent(event)
        if self.sight is not None:
            self._fit()

    def bring_into_sight(self, item: CalendarItem | None) -> None:
        """Scroll to its line."""
        y = scaled(MARGIN) // 2
        for line in self.lines:
            if item is not None and line[1] == item:
                bar = self.verticalScrollBar()
                if (
                    not bar.value()
                    <= y - scaled(HEAD)
                    <= bar.value() + self.viewport().height() - 2 * scaled(ROW)
                ):
                    bar.setValue(y - scaled(HEAD))
                return
            y += self._height(line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines in sight."""
        if self.sight is None:
            return
        look, painter = look_of(self), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(look.panel))
        self.boxes = []
        y = scaled(MARGIN) // 2 - self.verticalScrollBar().value()
        for line in self.lines:
            height = self._height(line)
            if y + height > 0 and y < self.viewport().height():
                box = QRectF(scaled(MARGIN), y, self.viewport().width() - 2 * scaled(MARGIN), height)
                if line[1] is None:
                    self._paint_day(painter, look, box=box, day=line[0])
                else:
                    self._paint_item(painter, look, box=box, item=line[1])
            y += height
        painter.end()

    def _paint_day(self, painter: QPainter, look: Look, *, box: QRectF, day: date) -> None:
        assert self.sight is not None
        is_today = day == self.sight.today
        painter.setFont(type_font(Type.HEADING, Weight.STRONG))
        painter.setPen(QColor(look.accent_text if is_today else look.text1))
        words = day_words(day)
        words = f"{self.tr('Today')} · {words}" if is_today else words
        bottom = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
        where = box.adjusted(0, 0, 0, -8)
        painter.drawText(where, bottom, words)
        width = QFontMetricsF(painter.font()).horizontalAdvance(words)
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(look.text2))
        painter.drawText(where.adjusted(width + 14, 0, 0, -1), bottom, self._days.get(day, ""))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QColor(look.hairline))
        painter.drawLine(box.bottomLeft() - QPointF(0, 3), box.bottomRight() - QPointF(0, 3))

    def _paint_item(self, painter: QPainter, look: Look, *, box: QRectF, item: CalendarItem) -> None:
        assert self.sight is not None
        zone = self.sight.zone
        self.boxes.append((box, item))
        painter.setFont(type_font(Type.BODY))
        painter.setPen(QColor(look.text2))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(
            QRectF(box.left(), box.top(), scaled(TIMES), box.height()), middle, span_words(item, zone)
        )
        behind = scaled(BEHIND) if box.width() > 3 * scaled(BEHIND) else 0
        chip = box.adjusted(scaled(TIMES), 5, -behind - 12 * bool(behind), -5)
        words = " · ".join(part for part in (item.title, self._note(item)) if part)
        paint_chip(painter, chip, dress_of(item, look), look=look, words=words, time="",
                   is_chosen=item.id == self._chosen)  # fmt: skip
        if behind:
            aside = QRectF(box.right() - behind, box.top(), behind, box.height())
            words = " · ".join(part for part in (item.place, ", ".join(item.people)) if part)
            painter.setFont(type_font(Type.SMALL))
            painter.setPen(QColor(look.text2))
            shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, behind)
            painter.drawText(aside, middle, shown)

    def _note(self, item: CalendarItem) -> str:
        assert self.sight is not None
        zone = self.sight.zone
        state = slots_words(item) if item.slots else expiry_words(item, zone) or state_word(item)
        clash = self.tr("Clash") if item.has_clash else ""
        return " · ".join(part for part in (state, place_time_words(item, zone), clash) if part)


def _by_time(item: CalendarItem) -> tuple[bool, float, str]:
    return not item.is_all_day, item.starts_at.timestamp(), item.title
