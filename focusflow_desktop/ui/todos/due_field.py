"""By when: someday, on a day, or so many days before or after something that may move."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from focusflow_desktop.business.todos.operations import SOMEDAY, Due
from focusflow_desktop.shared.records.job_types import DueAnchor
from focusflow_desktop.ui.todos.words import anchor_word
from focusflow_desktop.ui.widgets.choice_field import row_with
from focusflow_desktop.ui.widgets.form import indent

_NEVER, _DAY, _RULE = range(3)
_FARTHEST = 1000


class DueField(QWidget):
    """Tells `changed` with a Due as soon as the person has set another."""

    changed = Signal(object)  # Due

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = QComboBox()
        self.way.addItems([self.tr("Someday"), self.tr("On a day"), self.tr("Counted in days")])
        self.way.setAccessibleName(self.tr("By when"))
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.tr("Day"))
        self.count = QSpinBox()
        self.count.setRange(0, _FARTHEST)
        indent(self.count)
        self.count.setAccessibleName(self.tr("Days"))
        self.side = QComboBox()
        self.side.addItems([self.tr("days before"), self.tr("days after")])
        self.side.setAccessibleName(self.tr("Before or after"))
        self.anchor = QComboBox()
        self.anchor.setAccessibleName(self.tr("Counted from"))
        self._counted = QWidget()
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.count)
        upper.addWidget(self.side, 1)
        counted = QVBoxLayout(self._counted)
        counted.setContentsMargins(0, 0, 0, 0)
        counted.setSpacing(8)
        counted.addLayout(upper)
        counted.addWidget(self.anchor)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for field in (self.way, self.day, self._counted):
            box.addWidget(field)
        self.setFocusProxy(self.way)
        self.way.activated.connect(self._on_way)
        self.day.dateChanged.connect(self._tell)
        self.count.valueChanged.connect(self._tell)
        for choice in (self.side, self.anchor):
            choice.activated.connect(self._tell)
        self._show_way()

    @property
    def due(self) -> Due:
        """What is set."""
        way = self.way.currentIndex()
        if way == _DAY:
            day = self.day.date()
            return Due(on=date(day.year(), day.month(), day.day()))
        anchor = self.anchor.currentData()
        if way == _RULE and anchor:
            sign = 1 if self.side.currentIndex() else -1
            return Due(anchor=DueAnchor(anchor), offset_days=sign * self.count.value())
        return SOMEDAY

    def show_due(self, due: Due, *, today: date, has_job: bool, has_session: bool) -> None:
        """Show what is set; what a day can be counted from depends on what the to-do hangs on."""
        anchors: list[DueAnchor] = []
        if has_job:
            anchors += [anchor for anchor in DueAnchor if anchor is not DueAnchor.SESSION]
        anchors += [DueAnchor.SESSION] if has_session else []
        blocked = [
            QSignalBlocker(field) for field in (self.way, self.day, self.count, self.side, self.anchor)
        ]
        self.anchor.clear()
        for anchor in anchors:
            self.anchor.addItem(anchor_word(anchor), anchor)
        model = self.way.model()
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        model.setData(
            model.index(_RULE, 0),
            enabled if anchors else Qt.ItemFlag.NoItemFlags,
            Qt.ItemDataRole.UserRole - 1,
        )
        way = _RULE if due.anchor is not None else _DAY if due.on is not None else _NEVER
        self.way.setCurrentIndex(way)
        day = due.on or today
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.count.setValue(abs(due.offset_days))
        self.side.setCurrentIndex(int(due.offset_days > 0))
        if due.anchor is not None:
            self.anchor.setCurrentIndex(max(0, row_with(self.anchor, due.anchor)))
        for block in blocked:
            block.unblock()
        self._show_way()

    @Slot()
    def _on_way(self) -> None:
        self._show_way()
        self._tell()

    def _show_way(self) -> None:
        self.day.setVisible(self.way.currentIndex() == _DAY)
        self._counted.setVisible(self.way.currentIndex() == _RULE)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit(self.due)
