"""How a to-do is painted: box, title, what it hangs on, and its day at the right."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from focusflow_desktop.business.todos.queries import TodoRow
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import Look, Type, look_of, scaled, type_font
from focusflow_desktop.ui.todos.list_model import TodoModel
from focusflow_desktop.ui.todos.words import day_word, detail_words

AnyIndex = QModelIndex | QPersistentModelIndex
ROW, TALL_ROW = 40, 52
BOX, MARGIN = 16, 16


class TodoDelegate(QStyledItemDelegate):
    """Paints rows; a click on the box ticks."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line of words, or two."""
        row = _row(index)
        return QSize(200, scaled(TALL_ROW if row is not None and detail_words(row) else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        row = _row(index)
        if row is None:
            return
        widget: QWidget | None = option.widget
        rect: QRect = option.rect
        look = look_of(widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.accent_tint))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(look.hover))
        painter.setPen(QColor(look.hairline))
        painter.drawLine(rect.left() + MARGIN, rect.bottom(), rect.right() - MARGIN, rect.bottom())
        _paint_box(painter, _box(rect), look, is_done=row.done_at is not None)
        model = index.model()
        assert isinstance(model, TodoModel)
        right = _paint_day(painter, rect, look, row=row, model=model)
        _paint_words(painter, rect, look, row=row, right=right)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        """The title is written where it stands."""
        rect: QRect = option.rect
        left = _box(rect).right() + 8
        editor.setGeometry(QRect(left, rect.top() + 4, rect.right() - left - 8, rect.height() - 8))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A click on the box ticks; the keys are the view's."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            reach = _box(option.rect).adjusted(-MARGIN, -MARGIN, 8, MARGIN)
            if event.button() is Qt.MouseButton.LeftButton and reach.contains(event.position().toPoint()):
                return model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
        return False


def _row(index: AnyIndex) -> TodoRow | None:
    model = index.model()
    return model.row(index.row()) if isinstance(model, TodoModel) else None


def _box(rect: QRect) -> QRect:
    size = scaled(BOX)
    return QRect(rect.left() + MARGIN, rect.center().y() - size // 2, size, size)


def _paint_box(painter: QPainter, box: QRect, look: Look, *, is_done: bool) -> None:
    painter.setPen(QPen(QColor(look.accent if is_done else look.border), 1.5))
    painter.setBrush(QColor(look.accent) if is_done else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, theme.RADIUS_BUTTON / 2, theme.RADIUS_BUTTON / 2)
    if is_done:
        tick = icons.pixmap("check", look.on_accent, box.width() - 4, painter.device().devicePixelRatio())
        painter.drawPixmap(box.left() + 2, box.top() + 2, tick)


def _paint_day(painter: QPainter, rect: QRect, look: Look, *, row: TodoRow, model: TodoModel) -> int:
    """The day at the right; returns where it begins."""
    right = rect.right() - MARGIN
    if row.due is None:
        return right
    words = day_word(row.due, today=model.today)
    painter.setFont(type_font(Type.SMALL))
    painter.setPen(QColor(look.bad.text if row.is_overdue else look.text2))
    width = painter.fontMetrics().horizontalAdvance(words)
    painter.drawText(
        QRect(right - width, rect.top(), width, rect.height()), Qt.AlignmentFlag.AlignVCenter, words
    )
    if not row.is_overdue:
        return right - width
    size = scaled(12)
    glyph = icons.pixmap("triangle-alert", look.bad.text, size, painter.device().devicePixelRatio())
    painter.drawPixmap(right - width - size - 6, rect.center().y() - size // 2, glyph)
    return right - width - size - 6


def _paint_words(painter: QPainter, rect: QRect, look: Look, *, row: TodoRow, right: int) -> None:
    left = _box(rect).right() + 12
    width = right - left - 12
    detail = detail_words(row)
    half = rect.height() // 2
    upper = (
        QRect(left, rect.top() + 6, width, half - 4)
        if detail
        else QRect(left, rect.top(), width, rect.height())
    )
    font = type_font(Type.BODY)
    font.setStrikeOut(row.done_at is not None)
    painter.setFont(font)
    painter.setPen(QColor(look.text2 if row.done_at is not None else look.text1))
    elide, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter
    painter.drawText(upper, middle, painter.fontMetrics().elidedText(row.title, elide, width))
    if detail:
        painter.setFont(type_font(Type.SMALL))
        painter.setPen(QColor(look.text2))
        lower = QRect(left, rect.top() + half, width, half - 4)
        painter.drawText(lower, middle, painter.fontMetrics().elidedText(detail, elide, width))
