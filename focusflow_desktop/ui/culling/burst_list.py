"""The burst beside the picture: each photo with what is suggested and why. It suggests; it never marks and hides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.photos.culling.advisor import Advice, Suggestion
from focusflow_desktop.photos.culling.bursts import Group
from focusflow_desktop.photos.culling.looks import advise_photos
from focusflow_desktop.photos.library.rows import BurstFacts
from focusflow_desktop.ui.culling.advice_words import reason_words, suggestion_words
from focusflow_desktop.ui.library.delegate import paint_fitted
from focusflow_desktop.ui.library.sizes import Box, fitted
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import PICTURES, Type, Weight, scaled, type_font
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.text import text

ADVICE = Qt.ItemDataRole.UserRole
PICTURE = QSize(84, 56)
ICONS = {
    Suggestion.KEEP: ("circle-check", PICTURES.good.text),
    Suggestion.LOOK: ("circle", PICTURES.text2),
    Suggestion.REJECT: ("circle-x", PICTURES.bad.text),
}


class BurstList(QWidget):
    """Shown only where the photo belongs to a group."""

    chosen = Signal(object)  # photo id
    keep_asked = Signal()

    def __init__(self, shelf: ThumbnailShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group: Group[UUID] | None = None
        self.title = text(weight=Weight.STRONG)
        self.span = text(step=Type.SMALL, tone="2")
        self.lines = QListWidget()
        self.lines.setItemDelegate(AdviceDelegate(shelf, self.lines))
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setAccessibleName(self.tr("Burst"))
        self.lines.itemClicked.connect(self._on_clicked)
        shelf.arrived.connect(self._on_arrived)
        self.keep = Button(self.tr("Keep this, reject the rest"), caps=("Shift ↵",))
        self.keep.clicked.connect(self.keep_asked)
        for part in (self.lines, self.keep):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the picture
        note = self.tr("Nothing is hidden. Suggestions never mark by themselves.")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.span)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.lines, 1)
        column.addWidget(text(note, step=Type.SMALL, tone="2", wraps=True))
        column.addWidget(self.keep)
        self.hide()

    @property
    def ids(self) -> tuple[UUID, ...]:
        """The photos it shows."""
        return self._group.photos if self._group is not None else ()

    def show_group(self, group: Group[UUID] | None, facts: Sequence[BurstFacts], *, active: UUID) -> None:
        """This burst or bracket, at the active photo; None where the photo stands alone."""
        self.setVisible(group is not None)
        if group != self._group:
            self._group = group
            self._fill(facts)
        if active in self.ids:
            self.lines.setCurrentRow(self.ids.index(active))

    def _fill(self, facts: Sequence[BurstFacts]) -> None:
        self.lines.clear()
        group = self._group
        if group is None:
            return
        times = [one.taken_at for one in facts if one.taken_at is not None]
        seconds = (max(times) - min(times)).total_seconds() if times else 0.0
        words = self.tr("Bracket of {0}") if group.keeps_all else self.tr("Burst of {0}")
        self.title.setText(words.replace("{0}", str(len(group.photos))))
        self.span.setText(f"{seconds:.1f} s")
        self.keep.setVisible(not group.keeps_all)
        for advice in advise_photos(group, facts):
            said = (suggestion_words(advice), reason_words(advice, of=len(group.photos)))
            item = QListWidgetItem("\n".join(said))
            item.setData(ADVICE, advice)
            self.lines.addItem(item)

    def _on_clicked(self, item: QListWidgetItem, /) -> None:
        self.chosen.emit(self.ids[self.lines.row(item)])

    def _on_arrived(self, photo_id: UUID) -> None:
        if photo_id in self.ids:
            self.lines.viewport().update()


class AdviceDelegate(QStyledItemDelegate):
    """A small picture, the suggestion with its sign, the reason below."""

    def __init__(self, shelf: ThumbnailShelf, parent: QWidget) -> None:
        super().__init__(parent)
        self._shelf = shelf

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The picture and a little air."""
        return QSize(200, max(PICTURE.height() + 10, scaled(2 * Type.BODY.line + 12)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line of the list."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        advice: Advice[UUID] = index.data(ADVICE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.CELL_ACTIVE_LINE), 2))
            painter.setBrush(QColor(theme.CELL_ACTIVE))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.RADIUS_CHIP, theme.RADIUS_CHIP)
        where = QRect(rect.x() + 5, rect.y() + (rect.height() - PICTURE.height()) // 2, *PICTURE.toTuple())
        self._paint_picture(painter, where, photo=advice.photo)
        self._paint_words(painter, rect.adjusted(PICTURE.width() + 13, 0, -4, 0), index=index)
        painter.restore()

    def _paint_picture(self, painter: QPainter, where: QRect, *, photo: UUID) -> None:
        picture = self._shelf.look(photo)
        if picture is None:
            painter.fillRect(where, QColor(PICTURES.raised))
            return
        aspect = picture.width() / max(1, picture.height())
        box = fitted(Box(0, 0, where.width(), where.height()), aspect=aspect)
        paint_fitted(painter, QRect(where.x() + box.x, where.y() + box.y, box.w, box.h), picture)

    def _paint_words(
        self, painter: QPainter, rect: QRect, *, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        advice: Advice[UUID] = index.data(ADVICE)
        said, _, reason = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        icon, colour = ICONS[advice.suggestion]
        side, line = scaled(12), scaled(Type.BODY.line)
        top = rect.y() + rect.height() // 2 - line
        glyph = icons.pixmap(icon, colour, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.x(), top + (line - side) // 2, glyph)
        left = QRect(rect.x() + side + 4, top, rect.width() - side - 4, line)
        for words, place, font, ink in (
            (said, left, type_font(Type.BODY, Weight.MEDIUM), PICTURES.text1),
            (reason, QRect(rect.x(), top + line, rect.width(), line), type_font(Type.SMALL), PICTURES.text2),
        ):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
