"""The strip of small pictures at the bottom, the one on screen in its middle. Paints only what is in view."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from focusflow_desktop.photos.culling.looks import Bursts
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.culling.place import Place
from focusflow_desktop.ui.library import glyphs
from focusflow_desktop.ui.library.delegate import paint_fitted
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.sizes import Box, fitted
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import PICTURES, Type, type_font

PICTURE = QSize(96, 64)
PORTRAIT = 48
GAP = 12
TOP = 12


class Filmstrip(QWidget):
    """The photos around the place."""

    chosen = Signal(int)  # a place

    def __init__(self, rows: PhotoGridModel, shelf: ThumbnailShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.FILMSTRIP)
        self.setAccessibleName(self.tr("Filmstrip"))
        self._rows = rows
        self._shelf = shelf
        self._place = Place(ids=())
        self._also: tuple[UUID, ...] = ()
        self._bursts: dict[UUID, int] = {}
        shelf.arrived.connect(self._on_arrived)
        rows.rows_arrived.connect(self.update)

    def show_place(self, place: Place) -> None:
        """The photos, and which one is on screen."""
        self._place = place
        self._want()
        self.update()

    def show_bursts(self, bursts: Bursts) -> None:
        """How many photos each burst has, on the first of them."""
        self._bursts = {group.photos[0]: len(group.photos) for group in bursts.group_of.values()}
        self.update()

    def want_also(self, ids: Sequence[UUID]) -> None:
        """Fetch these small pictures too; they are shown elsewhere."""
        if tuple(ids) != self._also:
            self._also = tuple(ids)
            self._want()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From the middle outwards."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PICTURES.panel))
        for at, rect in self._cells():
            self._paint_one(painter, rect, at=at)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes there."""
        for at, rect in self._cells():
            if rect.contains(event.position().toPoint()):
                self.chosen.emit(at)
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer are in view."""
        super().resizeEvent(event)
        self._want()

    def _cells(self) -> list[tuple[int, QRect]]:
        ids = self._place.ids
        if not ids:
            return []
        here = self._width_of(ids[self._place.at])
        left = right = self.width() // 2 - here // 2
        found: list[tuple[int, QRect]] = []
        at = self._place.at
        while at < len(ids) and right < self.width():
            width = self._width_of(ids[at])
            found.append((at, QRect(right, TOP, width, PICTURE.height())))
            right, at = right + width + GAP, at + 1
        at = self._place.at - 1
        while at >= 0 and left > 0:
            width = self._width_of(ids[at])
            left -= width + GAP
            found.append((at, QRect(left, TOP, width, PICTURE.height())))
            at -= 1
        return found

    def _width_of(self, photo_id: UUID) -> int:
        row = self._rows.row_of(photo_id)
        return PORTRAIT if row is not None and row.aspect < 1 else PICTURE.width()

    def _paint_one(self, painter: QPainter, rect: QRect, *, at: int) -> None:
        photo_id = self._place.ids[at]
        row = self._rows.row_of(photo_id)
        if at == self._place.at:
            painter.setPen(QPen(QColor(theme.CELL_ACTIVE_LINE), 2))
            painter.setBrush(QColor(theme.CELL_ACTIVE))
            painter.drawRoundedRect(rect.adjusted(-4, -4, 4, 22), theme.RADIUS_CHIP, theme.RADIUS_CHIP)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        picture = self._shelf.look(photo_id)
        if picture is None:
            painter.fillRect(rect, QColor(PICTURES.raised))
        else:
            painter.setOpacity(theme.REJECTED_OPACITY if row is not None and row.flag == Flag.REJECT else 1.0)
            box = fitted(
                Box(0, 0, rect.width(), rect.height()), aspect=picture.width() / max(1, picture.height())
            )
            paint_fitted(painter, QRect(rect.x() + box.x, rect.y() + box.y, box.w, box.h), picture)
            painter.setOpacity(1.0)
        burst = self._bursts.get(photo_id, 0)
        if burst:
            _paint_badge(painter, rect, words=str(burst))
        if row is None:
            return
        ratio, below = self.devicePixelRatioF(), rect.bottom() + 4
        flag = glyphs.flag(row.flag, size=12, ratio=ratio)
        if flag is not None:
            painter.drawPixmap(rect.x(), below, flag)
        if row.rating:
            left = rect.x() + (16 if flag is not None else 0)
            stars = glyphs.stars(row.rating, colour=PICTURES.text1, ratio=ratio)
            if left + row.rating * glyphs.STAR_PITCH <= rect.right() + 2:
                painter.drawPixmap(left, below - 1, stars)
            else:
                _paint_short_rating(painter, left, below, rating=row.rating, ratio=ratio)

    def _want(self) -> None:
        ids = [self._place.ids[at] for at, _ in self._cells()]
        for photo_id in ids:
            place = self._rows.place_of(photo_id)
            if place is not None:
                self._rows.row_at(place)
        ratio = self.devicePixelRatioF()
        ids += [photo_id for photo_id in self._also if photo_id not in ids]
        self._shelf.want(ids, box=QSize(round(PICTURE.width() * ratio), round(PICTURE.height() * ratio)))

    def _on_arrived(self, _photo_id: object) -> None:
        self.update()


def _paint_short_rating(painter: QPainter, left: int, below: int, *, rating: int, ratio: float) -> None:
    """A number and one star, where a narrow picture has no room for the stars."""
    painter.setFont(type_font(Type.SMALL))
    painter.setPen(QColor(PICTURES.text1))
    words = str(rating)
    painter.drawText(left, below + painter.fontMetrics().ascent() - 2, words)
    star = glyphs.stars(1, colour=PICTURES.text1, ratio=ratio)
    painter.drawPixmap(left + painter.fontMetrics().horizontalAdvance(words) + 1, below - 1, star)


def _paint_badge(painter: QPainter, rect: QRect, *, words: str) -> None:
    """A number in the picture's upper right corner."""
    painter.setFont(type_font(Type.SMALL))
    metrics = painter.fontMetrics()
    width = max(metrics.height(), metrics.horizontalAdvance(words) + 8)
    badge = QRect(rect.right() - width - 1, rect.y() + 2, width, metrics.height() + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.BURST_BADGE))
    painter.drawRoundedRect(badge, theme.RADIUS_LABEL, theme.RADIUS_LABEL)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(PICTURES.text1))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
