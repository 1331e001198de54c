"""The slots of a day as rows that can be chosen: number, time, whose it is, what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from focusflow_desktop.business.mini_days.queries import SlotRow
from focusflow_desktop.ui.look.theme import look_of
from focusflow_desktop.ui.mini_days.words import answer_word, slot_word, time_words, tr

AnyIndex = QModelIndex | QPersistentModelIndex
NUMBER, TIME, FAMILY, ANSWER = range(4)


class SlotModel(QAbstractTableModel):
    """One day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SlotRow, ...] = ()
        self._tz: str | None = None
        self._zone: tzinfo | None = None

    def show_rows(self, rows: Sequence[SlotRow], *, tz: str | None, zone: tzinfo) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._rows, self._tz, self._zone = tuple(rows), tz, zone
        self.endResetModel()

    def row(self, row: int) -> SlotRow | None:
        """One slot."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """All slots."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Number, time, family, answer."""
        return 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Slot"), tr("Time"), tr("Family"), tr("Answer"))[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, and a quiet colour for what nobody has."""
        row = self.row(index.row())
        if row is None or self._zone is None:
            return None
        if role == Qt.ItemDataRole.ForegroundRole and row.session_id is None:
            widget = self.parent()
            return look_of(widget if isinstance(widget, QWidget) else None).text2
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            NUMBER: str(row.number),
            TIME: time_words(row.starts_at, tz=self._tz, zone=self._zone),
            FAMILY: slot_word(row),
            ANSWER: answer_word(row.answer) if row.answer is not None else "",
        }[index.column()]


def slot_view(model: SlotModel) -> QTableView:
    """The table."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(tr("Slots"))
    view.setProperty("surface", "panel")
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(FAMILY, QHeaderView.ResizeMode.Stretch)
    head.resizeSection(NUMBER, 64)
    head.resizeSection(TIME, 96)
    head.resizeSection(ANSWER, 160)
    return view
