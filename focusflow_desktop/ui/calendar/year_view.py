"""The year: twelve small months; a day's bookings are dots under it and a depth of colour, never the colour alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QToolTip, QWidget

from focusflow_desktop.business.sessions.items import CalendarItem, ItemKind
from focusflow_desktop.ui.calendar.dates import DAY, month_grid, wall_of
from focusflow_desktop.ui.calendar.view import CalendarView, Sight
from focusflow_desktop.ui.calendar.words import day_words
from focusflow_desktop.ui.look.theme import RADIUS_CHIP, Look, Type, Weight, look_of, scaled, type_font

MARGIN, BETWEEN, HEAD, WEEKDAYS, LEAST_ROW = 24, 24, 26, 18, 26
DOT = 3  # one for each booking of a day
DEEPEST = 4  # bookings of a day from which the colour does not deepen


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tile:
    """How a day looks."""

    number: int
    count: int  # bookings, as far as they are told apart
    is_today: bool
    is_off: bool
    size: tuple[int, int]


class YearView(CalendarView):
    """Twelve months. A day's tile looks like that of any other with the same number and bookings: it is drawn once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tiles: dict[_Tile, QPixmap] = {}
        self._tiled: tuple[object, ...] = ()  # what the tiles were drawn for

    def show_sight(self, sight: Sight) -> None:
        """Count the year's bookings by day."""
        self.counts: Counter[date] = Counter()
        self.off: set[date] = set()
        for item in sight.items:
            if item.is_booking or item.kind is ItemKind.BLACKOUT:
                self._count(item, sight)
        self._totals: Counter[tuple[int, int]] = Counter()
        for day, count in self.counts.items():
            self._totals[day.year, day.month] += count
        self._cells: list[tuple[QRectF, date]] = []
        self._day = sight.day
        super().show_sight(sight)
        self._fit()

    def _count(self, item: CalendarItem, sight: Sight) -> None:
        wall = wall_of(item, sight.zone)
        for at in range((wall.last_day - wall.start.date()).days + 1):
            day = wall.start.date() + at * DAY
            if item.kind is ItemKind.BLACKOUT:
                self.off.add(day)
            else:
                self.counts[day] += 1

    @property
    def _months(self) -> tuple[int, float, float]:
        """How many stand beside each other, and the width and height of one."""
        width = self.viewport().width() - 2 * scaled(MARGIN)
        across = 4 if width >= 4 * scaled(184) else 3 if width >= 3 * scaled(184) else 2
        height = (self.viewport().height() - scaled(MARGIN)) / (12 // across)
        least = scaled(HEAD + WEEKDAYS + 6 * LEAST_ROW + BETWEEN // 2)
        return across, (width + scaled(BETWEEN)) / across, max(height, least)

    def _fit(self) -> None:
        across, _, height = self._months
        whole = round(height * (12 // across)) + scaled(MARGIN)
        self.verticalScrollBar().setRange(0, max(0, whole - self.viewport().height()))
        self.verticalScrollBar().setPageStep(max(1, self.viewport().height()))
        self.verticalScrollBar().setSingleStep(scaled(LEAST_ROW))

    def resizeEvent(self, event: object) -> None:
        """More or fewer months fit."""
        if self.sight is not None:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Month by month."""
        if self.sight is None:
            return
        look, painter = look_of(self), QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(look.panel))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across, width, height = self._months
        self._cells = []
        self._keep_tiles(look)
        for month in range(12):
            x = scaled(MARGIN) + month % across * width
            y = scaled(MARGIN) / 2 + month // across * height - self.verticalScrollBar().value()
            box = QRectF(x, y, width - scaled(BETWEEN), height - scaled(BETWEEN) / 2)
            self._paint_month(painter, look, box=box, month=date(self.sight.day.year, month + 1, 1))
        painter.end()

    def _paint_month(self, painter: QPainter, look: Look, *, box: QRectF, month: date) -> None:
        assert self.sight is not None
        days = month_grid(month, self.sight.first_weekday)
        total = self._totals[month.year, month.month]
        painter.setFont(type_font(Type.BODY, Weight.STRONG))
        painter.setPen(QColor(look.text1))
        head = QRectF(box.left(), box.top(), box.width(), scaled(HEAD))
        painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), day_words(month, "MMMM"))
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(look.text2))
        if total:
            right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
            painter.drawText(head, right, self.tr("%n booking(s)", "", total))
        column = box.width() / 7
        top = head.bottom()
        painter.setPen(QColor(look.text3))
        for at, day in enumerate(days[:7]):
            where = QRectF(box.left() + at * column, top, column, scaled(WEEKDAYS))
            painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), day_words(day, "ddd")[:2])
        top += scaled(WEEKDAYS)
        row = (box.bottom() - top) / 6
        for at, day in enumerate(days):
            if day.month == month.month:
                cell = QRectF(box.left() + at % 7 * column, top + at // 7 * row, column, row).adjusted(
                    1, 1, -1, -1
                )
                self._cells.append((cell, day))
                self._paint_cell(painter, look, cell=cell, day=day)

    def _paint_cell(self, painter: QPainter, look: Look, *, cell: QRectF, day: date) -> None:
        assert self.sight is not None
        is_today = day == self.sight.today
        size = QSize(int(cell.width()), int(cell.height()))
        count = min(self.counts[day], DEEPEST)
        tile = _Tile(
            number=day.day,
            count=count,
            is_today=is_today,
            is_off=day in self.off,
            size=(size.width(), size.height()),
        )
        if tile not in self._tiles:
            self._tiles[tile] = self._draw(tile, size, look)
        painter.drawPixmap(cell.topLeft().toPoint(), self._tiles[tile])
        if is_today or day == self._day:
            painter.setPen(QColor(look.accent_text if is_today else look.text2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CHIP, RADIUS_CHIP)

    def _keep_tiles(self, look: Look) -> None:
        """Tiles of another look, text size or screen are drawn anew."""
        drawn_for = (look, scaled(100), self.devicePixelRatioF())
        if self._tiled != drawn_for:
            self._tiled = drawn_for
            self._tiles.clear()

    def _draw(self, tile: _Tile, size: QSize, look: Look) -> QPixmap:
        """A day on its rounded ground, with a dot for each booking."""
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(size * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter, cell = QPainter(drawn), QRectF(0, 0, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if tile.count or tile.is_off:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(heat(tile.count, look) if tile.count else QColor(look.hover))
            painter.drawRoundedRect(cell, RADIUS_CHIP, RADIUS_CHIP)
        font = QFont(type_font(Type.SMALL, Weight.STRONG if tile.is_today else Weight.REGULAR))
        font.setStrikeOut(tile.is_off and not tile.count)
        painter.setFont(font)
        painter.setPen(QColor(look.text1 if tile.count or tile.is_today else look.text2))
        lifted = cell.adjusted(0, 0, 0, -DOT) if tile.count else cell
        painter.drawText(lifted, int(Qt.AlignmentFlag.AlignCenter), str(tile.number))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.text1))
        for at in range(tile.count):
            x = cell.center().x() + (at - (tile.count - 1) / 2) * (DOT + 2)
            painter.drawEllipse(QPointF(x, cell.bottom() - DOT - 1), DOT / 2, DOT / 2)
        painter.end()
        return drawn

    def day_at(self, point: QPointF) -> date | None:
        """The day under the pointer."""
        return next((day for cell, day in self._cells if cell.contains(point)), None)

    def words_of(self, day: date) -> str:
        """A day in words, for the tip and for ears."""
        parts = [day_words(day), self.tr("%n booking(s)", "", self.counts[day])]
        return ", ".join([*parts, self.tr("Not available")] if day in self.off else parts)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the day."""
        day = self.day_at(event.position())
        if day is not None:
            self.day_asked.emit(day)

    def viewportEvent(self, event: QEvent) -> bool:
        """A tip with the day's bookings."""
        if isinstance(event, QHelpEvent):
            day = self.day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words_of(day) if day else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from day to day, Enter opens the day."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        key = Qt.Key(event.key())
        if key in steps:
            day = self._day + steps[key] * DAY
            if day.year == self._day.year:
                self._day = day
                self.setAccessibleDescription(self.words_of(day))
                self.viewport().update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_asked.emit(self._day)
        else:
            super().keyPressEvent(event)


def heat(count: int, look: Look) -> QColor:
    """Deeper with more bookings; text stays readable on it."""
    colour = QColor(look.accent)
    colour.setAlphaF((0.14, 0.26, 0.38, 0.5)[min(count, DEEPEST) - 1] if count else 0.0)
    return colour
