"""A story: lines of what happened, newest first, each with its moment and perhaps more words below.

One list that paints its rows, for a story has hundreds: as many labels would take a third of a second to lay out. It
does not scroll itself; it is as high as its lines, and the page around it scrolls.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from focusflow_desktop.ui.look.theme import Type, Weight, look_of, scaled, type_font

_Index = QModelIndex | QPersistentModelIndex
_SIDE, _TOP, _GAP = 16, 9, 2
_WRAPS = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """What happened, when in words, and what more is to be read."""

    title: str
    when: str
    body: str = ""


class StoryModel(QAbstractListModel):
    """The lines; as text for who hears them or copies them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[StoryLine] = []

    def show_lines(self, lines: Sequence[StoryLine]) -> None:
        """Another story."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A line in one piece."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        line = self.lines[index.row()]
        return "\n".join(part for part in (f"{line.title}, {line.when}", line.body) if part)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its words are at the width of the list."""
        story = self.parent()
        assert isinstance(story, Story)
        return QSize(story.width(), story.heights[index.row()])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One line, under a hairline."""
        line, rect, look = _line(index), QRect(option.rect), look_of(option.widget)
        painter.save()
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect, QColor(look.accent_tint))
        painter.setPen(QColor(look.hairline))
        painter.drawLine(rect.topLeft(), rect.topRight())
        side = scaled(_SIDE)
        inner = rect.adjusted(side, scaled(_TOP), -side, 0)
        upper, _lower, _all = _heights(line, inner.width())
        painter.setPen(QColor(look.text1))
        painter.setFont(type_font(Type.BODY, Weight.MEDIUM))
        painter.drawText(QRect(inner.left(), inner.top(), inner.width() - _when_width(line.when), upper), _WRAPS,
                         line.title)  # fmt: skip
        painter.setPen(QColor(look.text2))
        painter.setFont(type_font(Type.SMALL))
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), upper), int(Qt.AlignmentFlag.AlignRight),
                         line.when)  # fmt: skip
        if line.body:
            painter.setFont(type_font(Type.BODY))
            painter.drawText(inner.adjusted(0, upper + _GAP, 0, 0), _WRAPS, line.body)
        painter.restore()


class Story(QListView):
    """The list. Ctrl+C copies the line the keys are on."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = StoryModel(self)
        self.heights: list[int] = []  # of each line, at the present width
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)

    def show_lines(self, lines: Sequence[StoryLine]) -> None:
        """Another story."""
        self.heights = self._heights(lines)
        self.lines.show_lines(lines)
        self.setFixedHeight(sum(self.heights))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying takes the whole line."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.currentIndex().isValid():
            QGuiApplication.clipboard().setText(str(self.currentIndex().data()))
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.heights = self._heights(self.lines.lines)
            self.setFixedHeight(sum(self.heights))
            self.scheduleDelayedItemsLayout()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the story."""
        event.ignore()

    def _heights(self, lines: Sequence[StoryLine]) -> list[int]:
        inner = self.width() - 2 * scaled(_SIDE)
        return [_heights(line, inner)[2] for line in lines]


def _line(index: _Index) -> StoryLine:
    model = index.model()
    assert isinstance(model, StoryModel)
    return model.lines[index.row()]


def _when_width(when: str) -> int:
    return QFontMetrics(type_font(Type.SMALL)).horizontalAdvance(when) + scaled(12)


@lru_cache(maxsize=2048)
def _heights(line: StoryLine, width: int) -> tuple[int, int, int]:
    """Of the title, of the words below, and of the whole row with its air."""
    upper = _height(line.title, width - _when_width(line.when), Weight.MEDIUM)
    lower = _GAP + _height(line.body, width, Weight.REGULAR) if line.body else 0
    return upper, lower, upper + lower + 2 * scaled(_TOP)


def _height(words: str, width: int, weight: Weight) -> int:
    metrics = QFontMetrics(type_font(Type.BODY, weight))
    if "\n" not in words and metrics.horizontalAdvance(words) <= width:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, max(width, 40), 1 << 20), _WRAPS, words).height()
