"""Paints one cell of the grid and nothing else: state, burst sheets, picture, marks, number."""

from __future__ import annotations

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.library import glyphs
from focusflow_desktop.ui.library.marks import number_of
from focusflow_desktop.ui.library.model import PhotoGridModel
from focusflow_desktop.ui.library.sizes import MEDIUM, SHEET, Box, CellSize, fitted
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import PICTURES, Type, type_font

CENTRE = int(Qt.AlignmentFlag.AlignCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class CellState:
    """How a cell stands: ordinary, under the pointer, selected, the active one."""

    is_active: bool = False
    is_selected: bool = False
    is_hovered: bool = False


class PhotoDelegate(QStyledItemDelegate):
    """Everything in the grid is painted here."""

    def __init__(self, shelf: ThumbnailShelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.cell = CellSize(MEDIUM)
        self.bursts: Mapping[UUID, int] = {}  # of the first photo of each
        self.closed: AbstractSet[UUID] = frozenset()  # those whose stack shows only its first photo

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every cell has the size the slider says."""
        return QSize(self.cell.width, self.cell.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's way in; the grid calls paint_cell itself."""
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        model = index.model()
        assert isinstance(model, PhotoGridModel)
        shown = CellState(
            is_active=bool(state & QStyle.StateFlag.State_HasFocus),
            is_selected=bool(state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        )
        self.paint_cell(painter, rect, row=model.row_at(index.row()), state=shown)

    def paint_cell(self, painter: QPainter, rect: QRect, *, row: PhotoRow | None, state: CellState) -> None:
        """One cell; a row on its way shows the cell's shape."""
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect.topLeft(), _ground(rect.width(), rect.height(), state, ratio))
        if row is None:
            return
        box = fitted(self.cell.picture, aspect=row.aspect)
        where = QRect(rect.x() + box.x, rect.y() + box.y, box.w, box.h)
        burst = self.bursts.get(row.id, 0)
        if burst > 1 and row.id in self.closed:
            self._paint_sheets(painter, where)
        self._paint_picture(painter, where, row=row)
        if burst > 1:
            self._paint_badge(painter, where, count=burst, ratio=ratio)
        if row.is_missing:
            icon = icons.pixmap("triangle-alert", PICTURES.attention.text, 16, ratio)
            painter.drawPixmap(where.x() + 6, where.y() + 6, icon)
        if row.has_final:
            painter.drawPixmap(where.x() + 6, where.bottom() - 25, _final_badge(ratio))
        self._paint_footer(painter, rect, row=row, state=state)

    def _paint_sheets(self, painter: QPainter, where: QRect) -> None:
        for step, colour in ((2, theme.BURST_SHEETS[1]), (1, theme.BURST_SHEETS[0])):
            sheet = where.translated(SHEET * step, -SHEET * step)
            painter.fillRect(sheet, QColor(PICTURES.panel))
            painter.setPen(QColor(colour))
            painter.drawRect(sheet.adjusted(0, 0, -1, -1))

    def _paint_picture(self, painter: QPainter, where: QRect, *, row: PhotoRow) -> None:
        picture = self._shelf.look(row.id)
        if picture is None:
            painter.fillRect(where, QColor(PICTURES.raised))
            if self._shelf.is_broken(row.id):
                icon = icons.pixmap("image-off", PICTURES.text3, 16, painter.device().devicePixelRatioF())
                painter.drawPixmap(where.center().x() - 8, where.center().y() - 8, icon)
            return
        is_faint = row.flag == Flag.REJECT
        if is_faint:
            painter.setOpacity(theme.REJECTED_OPACITY)
        paint_fitted(painter, where, picture)
        if is_faint:
            painter.setOpacity(1.0)

    def _paint_badge(self, painter: QPainter, where: QRect, *, count: int, ratio: float) -> None:
        badge = _badge(count, ratio)
        width = round(badge.width() / badge.devicePixelRatio())
        painter.drawPixmap(where.right() - width - 3, where.y() + 5, badge)

    def _paint_footer(self, painter: QPainter, rect: QRect, *, row: PhotoRow, state: CellState) -> None:
        ratio = painter.device().devicePixelRatioF()
        foot: Box = self.cell.footer
        top = rect.y() + foot.y + foot.h // 2 - 7
        is_wide = self.cell.shows_label_and_number
        label = row.label if is_wide else "none"
        is_lit = state.is_hovered or state.is_active
        painter.drawPixmap(rect.x() + 8, top, _marks(row.flag, row.rating, label, is_lit, ratio))
        if is_wide:
            left = 28 + 5 * glyphs.STAR_PITCH + (8 if label == "none" else 26)
            name = _short_name(row.name, rect.width() - 8 - left, foot.h, ratio)
            painter.drawPixmap(rect.x() + left, rect.y() + foot.y, name)


def paint_fitted(painter: QPainter, where: QRect, picture: QPixmap) -> None:
    """The picture in its place: as it is where it has the size, else scaled until the right one comes."""
    ratio = picture.devicePixelRatio()
    if (
        abs(picture.width() / ratio - where.width()) <= 1
        and abs(picture.height() / ratio - where.height()) <= 1
    ):
        painter.drawPixmap(where.topLeft(), picture)
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(where, picture)


@lru_cache(maxsize=512)
def _marks(flag: Flag, rating: int, label: str, is_lit: bool, ratio: float) -> QPixmap:  # noqa: PLR0917
    """Flag, stars and label in one: a cell in motion has time for one picture of its marks, not for three."""
    made = glyphs.blank(28 + 5 * glyphs.STAR_PITCH + glyphs.LABEL_SIDE, 15, ratio)
    painter = QPainter(made)
    sign = glyphs.flag(flag, ratio=ratio)
    if sign is not None:
        painter.drawPixmap(0, 0, sign)
    if flag != Flag.REJECT or rating:
        dots = PICTURES.text2 if is_lit else PICTURES.border
        painter.drawPixmap(20, 0, glyphs.stars(rating, colour=PICTURES.text1, dots=dots, ratio=ratio))
    if label != "none":
        painter.drawPixmap(28 + 5 * glyphs.STAR_PITCH, 0, glyphs.label(label, ratio=ratio))
    painter.end()
    return made


@lru_cache(maxsize=1024)
def _short_name(name: str, width: int, height: int, ratio: float) -> QPixmap:
    """As much of the end of the name as there is room for beside the marks, painted once: text costs as three pictures."""
    font = type_font(Type.SMALL)
    shown = QFontMetrics(font).elidedText(number_of(name), Qt.TextElideMode.ElideLeft, width)
    made = glyphs.blank(width, height, ratio)
    painter = QPainter(made)
    painter.setFont(font)
    painter.setPen(QColor(PICTURES.text2))
    painter.drawText(QRect(0, 0, width, height), RIGHT, shown)
    painter.end()
    return made


@lru_cache(maxsize=64)
def _ground(width: int, height: int, state: CellState, ratio: float) -> QPixmap:
    made = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(PICTURES.window))  # opaque: copied, not blended
    fill, line, thick = PICTURES.panel, PICTURES.raised, 1
    if state.is_active:
        fill, line, thick = theme.CELL_ACTIVE, theme.CELL_ACTIVE_LINE, 2
    elif state.is_selected:
        fill, line = theme.CELL_SELECTED, theme.CELL_SELECTED_LINE
    elif state.is_hovered:
        fill, line = theme.CELL_HOVER, PICTURES.hairline
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill))
    painter.setPen(QPen(QColor(line), thick))
    inset = thick / 2
    painter.drawRoundedRect(
        QRectF(inset, inset, width - thick, height - thick), theme.RADIUS_CHIP, theme.RADIUS_CHIP
    )
    painter.end()
    return made


@lru_cache(maxsize=64)
def _badge(count: int, ratio: float) -> QPixmap:
    words = str(count)
    width, height = 30 + 7 * len(words), 20
    made = glyphs.blank(width, height, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.BURST_BADGE))
    painter.drawRoundedRect(QRectF(0, 0, width, height), theme.RADIUS_CHIP, theme.RADIUS_CHIP)
    painter.drawPixmap(8, 4, icons.pixmap("layers", PICTURES.text1, 12, ratio))
    painter.setPen(QColor(PICTURES.text1))
    painter.setFont(type_font(Type.SMALL))
    painter.drawText(QRect(20, 0, width - 20, height), CENTRE, words)
    painter.end()
    return made


@lru_cache(maxsize=4)
def _final_badge(ratio: float) -> QPixmap:
    """Says that an edited picture of this photo exists."""
    words = QCoreApplication.translate("library", "Final")
    font = type_font(Type.SMALL)
    width, height = QFontMetrics(font).horizontalAdvance(words) + 16, 20
    made = glyphs.blank(width, height, ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.BURST_BADGE))
    painter.drawRoundedRect(QRectF(0, 0, width, height), theme.RADIUS_CHIP, theme.RADIUS_CHIP)
    painter.setPen(QColor(PICTURES.good.text))
    painter.setFont(font)
    painter.drawText(QRect(0, 0, width, height), CENTRE, words)
    painter.end()
    return made
