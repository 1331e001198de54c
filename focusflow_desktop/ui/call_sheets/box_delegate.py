"""Cells with a box to tick, painted and clicked; and the cell where a place is chosen by its name."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from focusflow_desktop.ui.call_sheets.hours_model import WHERE, HoursModel
from focusflow_desktop.ui.call_sheets.words import tr
from focusflow_desktop.ui.look import icons, theme
from focusflow_desktop.ui.look.theme import look_of, scaled
from focusflow_desktop.ui.widgets.choice_field import ChoiceField

AnyIndex = QModelIndex | QPersistentModelIndex
BOX, MARGIN, GAP = 16, 16, 10


class BoxDelegate(QStyledItemDelegate):
    """A box at the left of the words; a click on it ticks."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The row's ground, the box, the words."""
        widget: QWidget | None = option.widget
        rect: QRect = option.rect
        look = look_of(widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.accent_tint))
        box = _box(rect)
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        painter.setPen(QPen(QColor(look.accent if is_on else look.text3), 1.25))
        painter.setBrush(QColor(look.accent) if is_on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.RADIUS_BUTTON / 2, theme.RADIUS_BUTTON / 2)
        if is_on:
            tick = icons.pixmap("check", look.on_accent, box.width() - 4, painter.device().devicePixelRatio())
            painter.drawPixmap(box.left() + 2, box.top() + 2, tick)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        words = QRect(box.right() + GAP, rect.top(), rect.right() - box.right() - GAP - 4, rect.height())
        said = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(look.accent_text), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        """The words are written where they stand."""
        rect: QRect = option.rect
        left = _box(rect).right() + 2
        editor.setGeometry(QRect(left, rect.top(), rect.right() - left, rect.height()))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A click on the box ticks; the keys are the table's."""
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            reach = _box(option.rect).adjusted(-MARGIN, -MARGIN, 6, MARGIN)
            if reach.contains(event.position().toPoint()):
                if event.type() is QEvent.Type.MouseButtonRelease:
                    return model.setData(index, None, Qt.ItemDataRole.CheckStateRole)
                return True
        return False


class PlaceDelegate(QStyledItemDelegate):
    """Places are chosen by name; every other cell is words."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """The field."""
        model = index.model()
        if not isinstance(model, HoursModel) or index.column() != WHERE:
            return super().createEditor(parent, option, index)
        field = ChoiceField(tr("At the session’s place"), parent)
        field.setAccessibleName(tr("Where"))
        field.show_choices(model.places, chosen=model.rows[index.row()].location_id)
        line = field.lineEdit()
        assert line is not None
        line.setCursorPosition(0)
        field.picked.connect(lambda _place: self._written(field))
        return field

    def _written(self, field: ChoiceField) -> None:
        """A place that is picked is written at once."""
        self.commitData.emit(field)
        self.closeEditor.emit(field)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """A place is chosen already."""
        if not isinstance(editor, ChoiceField):
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """The place by its id."""
        if isinstance(editor, ChoiceField):
            model.setData(index, editor.chosen)
        else:
            super().setModelData(editor, model, index)


def _box(rect: QRect) -> QRect:
    size = scaled(BOX)
    return QRect(rect.left() + 8, rect.center().y() - size // 2, size, size)
