"""A day that may be unknown. The empty field opens its calendar at today, and Delete empties it again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

_NONE = QDate(1990, 1, 1)  # Qt's date fields know no emptiness: the first day stands for it


class _Month(QCalendarWidget):
    """The calendar below the field."""

    def showEvent(self, event: QShowEvent) -> None:
        """With no day chosen yet, this month."""
        super().showEvent(event)
        if self.selectedDate() == _NONE:
            today = QDate.currentDate()
            self.setCurrentPage(today.year(), today.month())


class DayField(QDateEdit):
    """`day` is None as long as nobody has set one; `settled` tells another one once the person has gone on."""

    settled = Signal(object)  # date | None

    def __init__(self, unknown: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self._month: _Month | None = None  # made when it is first opened: it is dear
        self.setMinimumDate(_NONE)
        self.setSpecialValueText(unknown)
        self.setDate(_NONE)
        self._held: date | None = None
        self.editingFinished.connect(self._settle)

    @property
    def day(self) -> date | None:
        """What is set."""
        day = self.date()
        return None if day == _NONE else date(day.year(), day.month(), day.day())

    def show_day(self, day: date | None) -> None:
        """Show it and tell nobody."""
        with QSignalBlocker(self):
            self.setDate(QDate(day.year, day.month, day.day) if day is not None else _NONE)
        self._held = day

    def stepBy(self, steps: int) -> None:
        """The first step out of nowhere is today."""
        if self.day is None:
            self.setDate(QDate.currentDate())
        else:
            super().stepBy(steps)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the empty field; Qt would look for the next part of a date that is not there, for ever."""
        if self.day is None:
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It may open the calendar."""
        self._make_month()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete empties it; digits begin with today's date; other keys may open the calendar."""
        self._make_month()
        if event.key() == Qt.Key.Key_Delete:
            self.setDate(_NONE)
            return
        if self.day is None and event.text().isdigit():
            self.setDate(QDate.currentDate())
            self.setSelectedSection(self.sectionAt(0))
        super().keyPressEvent(event)

    def _make_month(self) -> None:
        if self._month is None:
            self._month = _Month()
            self.setCalendarWidget(self._month)
            for told in (self._month.clicked, self._month.activated):
                told.connect(self._on_picked)

    @Slot(QDate)
    def _on_picked(self, day: QDate) -> None:
        self.setDate(day)
        self._settle()

    @Slot()
    def _settle(self) -> None:
        if self.day != self._held:
            self._held = self.day
            self.settled.emit(self._held)
