"""The jobs that are over or put away, beside the board: completed, lost, cancelled, archived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from focusflow_desktop.business.jobs.queries import JobCard
from focusflow_desktop.ui.jobs.words import card_words, stage_word
from focusflow_desktop.ui.look.theme import Type, Weight, look_of, scaled, type_font

AnyIndex = QModelIndex | QPersistentModelIndex
_LINE, _SIDE, _AIR = 20, 16, 8


class EndedModel(QAbstractListModel):
    """The list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[JobCard, ...] = ()
        self.zone: tzinfo = UTC

    def show_rows(self, rows: Sequence[JobCard], *, zone: tzinfo) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self.rows, self.zone = tuple(rows), zone
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, also for a screen reader."""
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(
                filter(None, (row.title, stage_word(row.stage), card_words(row, zone=self.zone)))
            )
        return None


class EndedDelegate(QStyledItemDelegate):
    """Paints rows."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Two lines."""
        return QSize(200, 2 * scaled(_LINE) + 2 * scaled(_AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Title and what became of it; below, whose and when."""
        model = index.model()
        assert isinstance(model, EndedModel)
        row, look, rect = model.rows[index.row()], look_of(option.widget), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.accent_tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(look.hover))
        painter.setPen(QColor(look.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        side, line = scaled(_SIDE), scaled(_LINE)
        inner = QRect(rect.left() + side, rect.top() + scaled(_AIR), rect.width() - 2 * side, line)
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(look.text2))
        word = stage_word(row.stage)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), word)
        taken = painter.fontMetrics().horizontalAdvance(word) + side
        _line(painter, inner.translated(0, line), card_words(row, zone=model.zone))
        painter.setFont(type_font(Type.BODY, Weight.MEDIUM))
        painter.setPen(QColor(look.text1))
        _line(painter, inner.adjusted(0, 0, -taken, 0), row.title)
        painter.restore()


class EndedList(QListView):
    """Enter or a click opens a job."""

    job_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ended = EndedModel(self)
        self.setModel(self.ended)
        self.setItemDelegate(EndedDelegate(self))
        self.setAccessibleName(self.tr("Ended jobs"))
        self.setProperty("surface", "panel")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.job_opened.emit(self.ended.rows[index.row()].id)


def _line(painter: QPainter, rect: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), shown)
