"""The inquiries of one list as Qt's views want them, and how a row is painted: name, age, details, first words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from focusflow_desktop.business.inquiries.queries import InquiryRow
from focusflow_desktop.shared.records.inquiries import InquiryStatus
from focusflow_desktop.ui.inquiries.words import age_words, detail_words
from focusflow_desktop.ui.look.theme import Type, Weight, look_of, scaled, type_font

AnyIndex = QModelIndex | QPersistentModelIndex
_LINE, _SIDE, _AIR = 20, 16, 9
_LATE_DAYS = 2  # who waits longer stands out


class InquiryModel(QAbstractListModel):
    """One list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[InquiryRow, ...] = ()
        self._now = datetime.min.replace(tzinfo=UTC)
        self._zone: tzinfo = UTC

    def show_rows(self, rows: Sequence[InquiryRow], *, now: datetime, zone: tzinfo) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self.rows, self._now, self._zone = tuple(rows), now, zone
        self.endResetModel()

    def row(self, row: int) -> InquiryRow | None:
        """One of them."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def row_of(self, inquiry_id: UUID | None) -> int:
        """Where it stands; -1 when it does not stand here."""
        return next((at for at, row in enumerate(self.rows) if row.id == inquiry_id), -1)

    def age(self, row: InquiryRow) -> str:
        """How long ago it came."""
        return age_words(row.received_at, now=self._now, zone=self._zone)

    def is_late(self, row: InquiryRow) -> bool:
        """Whether somebody waits too long."""
        return row.status is InquiryStatus.NEW and (self._now - row.received_at).days >= _LATE_DAYS

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, also for a screen reader."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(part for part in (row.name, self.age(row), detail_words(row), row.body) if part)
        return None


class InquiryDelegate(QStyledItemDelegate):
    """Paints rows."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Three lines."""
        return QSize(200, 3 * scaled(_LINE) + 2 * scaled(_AIR))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        model = index.model()
        assert isinstance(model, InquiryModel)
        row = model.row(index.row())
        if row is None:
            return
        look, rect = look_of(option.widget), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.accent_tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(look.hover))
        painter.setPen(QColor(look.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        side, line = scaled(_SIDE), scaled(_LINE)
        inner = QRect(rect.left() + side, rect.top() + scaled(_AIR), rect.width() - 2 * side, line)
        colour = look.attention.text if model.is_late(row) else look.text2
        age = model.age(row)
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(colour))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), age)
        taken = painter.fontMetrics().horizontalAdvance(age) + side
        painter.setFont(type_font(Type.BODY, Weight.MEDIUM))
        painter.setPen(QColor(look.text1))
        _line(painter, inner.adjusted(0, 0, -taken, 0), row.name)
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(look.text2))
        _line(painter, inner.translated(0, line), detail_words(row))
        _line(painter, inner.translated(0, 2 * line), " ".join(row.body.split()))
        painter.restore()


def _line(painter: QPainter, rect: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), shown)
