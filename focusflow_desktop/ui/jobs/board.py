"""The board: a column for each open stage. A card is dragged to another, or sent there with Ctrl and an arrow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
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
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from focusflow_desktop.business.jobs.queries import JobCard, StageColumn
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.ui.jobs.words import card_words, stage_word
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import Type, Weight, look_of, scaled, type_font
from focusflow_desktop.ui.widgets.money import money_words
from focusflow_desktop.ui.widgets.text import text

AnyIndex = QModelIndex | QPersistentModelIndex
MIME = "application/x-focusflow-job"
CARD = 62


class ColumnModel(QAbstractListModel):
    """The cards of one stage."""

    dropped = Signal(object)  # the job's id

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[JobCard, ...] = ()
        self.zone: tzinfo = UTC

    def show_cards(self, cards: Sequence[JobCard], *, zone: tzinfo) -> None:
        """Replace them."""
        self.beginResetModel()
        self._cards, self.zone = tuple(cards), zone
        self.endResetModel()

    def card(self, row: int) -> JobCard | None:
        """One of them."""
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All cards."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a card, also for a screen reader."""
        card = self.card(index.row())
        if card is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return f"{card.title}. {card_words(card, zone=self.zone)}"

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """A card can be dragged; the column takes drops."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Jobs and nothing else."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The job that is dragged."""
        data = QMimeData()
        card = self.card(indexes[0].row()) if indexes else None
        if card is not None:
            data.setData(MIME, card.id.bytes)
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: AnyIndex
    ) -> bool:
        """Ask for the move; nothing is taken out of the other column here."""
        self.dropped.emit(UUID(bytes=bytes(data.data(MIME).data())))
        return False


class CardDelegate(QStyledItemDelegate):
    """Paints a card."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Two lines."""
        return QSize(120, scaled(CARD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One card."""
        model = index.model()
        assert isinstance(model, ColumnModel)
        card = model.card(index.row())
        if card is None:
            return
        look = look_of(option.widget)
        rect: QRect = option.rect.adjusted(4, 3, -4, -3)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(look.accent if is_chosen else look.hairline))
        painter.setBrush(QColor(look.accent_tint if is_chosen else look.panel))
        painter.drawRoundedRect(rect, theme.RADIUS_BUTTON, theme.RADIUS_BUTTON)
        inside = rect.adjusted(10, 8, -10, -8)
        half = inside.height() // 2
        elide = Qt.TextElideMode.ElideRight
        for words, font, colour, top in (
            (card.title, type_font(Type.BODY, Weight.MEDIUM), look.text1, inside.top()),
            (card_words(card, zone=model.zone), type_font(Type.SMALL), look.text2, inside.top() + half),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(inside.left(), top, inside.width(), half)
            shown = painter.fontMetrics().elidedText(words, elide, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class ColumnView(QListView):
    """One column; Ctrl with an arrow sends a card on, the arrow alone goes to the next column."""

    sent = Signal(int)
    left_to = Signal(int)
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The board's own keys; everything else is Qt's."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit(step)
        elif step is not None:
            self.left_to.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class Board(QWidget):
    """All open stages side by side."""

    job_opened = Signal(object)  # the job's id
    move_asked = Signal(object, object)  # the job's id, the stage it goes to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self.stages: list[JobStage] = []
        self.views: list[ColumnView] = []
        self.models: list[ColumnModel] = []
        self._titles: list[QLabel] = []
        self._values: list[QLabel] = []

    def show_columns(self, columns: Sequence[StageColumn], *, zone: tzinfo, currency: str) -> None:
        """Show what there is; the card that was chosen stays chosen where it still stands."""
        if [column.stage for column in columns] != self.stages:
            self._make_columns([column.stage for column in columns])
        for at, column in enumerate(columns):
            chosen = self.models[at].card(self.views[at].currentIndex().row())
            self.models[at].show_cards(column.cards, zone=zone)
            value = money_words(column.value_minor, currency) if column.value_minor else ""
            self._titles[at].setText(f"{stage_word(column.stage)}  {column.total}")
            self._values[at].setText(value)
            rows = [card.id for card in column.cards]
            if chosen is not None and chosen.id in rows:
                self.views[at].setCurrentIndex(self.models[at].index(rows.index(chosen.id), 0))

    def _make_columns(self, stages: list[JobStage]) -> None:
        self.stages = stages
        for at, stage in enumerate(stages):
            model, view = ColumnModel(self), ColumnView()
            view.setModel(model)
            view.setItemDelegate(CardDelegate(view))
            view.setAccessibleName(stage_word(stage))
            view.setFrameShape(QListView.Shape.NoFrame)
            view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
            view.setDefaultDropAction(Qt.DropAction.MoveAction)
            view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.doubleClicked.connect(self._on_opened)
            view.opened.connect(self._on_opened)
            view.sent.connect(lambda step, at=at: self._send(at, step))
            view.left_to.connect(lambda step, at=at: self._go(at, step))
            model.dropped.connect(lambda job, stage=stage: self.move_asked.emit(job, stage))
            title, value = text(weight=Weight.STRONG), text(step=Type.SMALL, tone="2")
            head = QHBoxLayout()
            head.setContentsMargins(4, 0, 4, 0)
            head.addWidget(title, 1)
            head.addWidget(value)
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addLayout(head)
            column.addWidget(view, 1)
            self._box.addLayout(column, 1)
            self.models.append(model)
            self.views.append(view)
            self._titles.append(title)
            self._values.append(value)

    def _send(self, at: int, step: int) -> None:
        card = self.models[at].card(self.views[at].currentIndex().row())
        if card is not None and 0 <= at + step < len(self.stages):
            self.move_asked.emit(card.id, self.stages[at + step])

    def _go(self, at: int, step: int) -> None:
        if 0 <= at + step < len(self.views):
            view, model = self.views[at + step], self.models[at + step]
            view.setFocus()
            if model.rowCount() and not view.currentIndex().isValid():
                view.setCurrentIndex(model.index(0, 0))

    @Slot()
    def _on_opened(self) -> None:
        view = self.sender()
        if isinstance(view, ColumnView):
            card = self.models[self.views.index(view)].card(view.currentIndex().row())
            if card is not None:
                self.job_opened.emit(card.id)
