"""The fields of a list's row, one widget per kind of column. Each shows a value and tells what was typed as it is left.

What was typed is read by the studio's operations, not here: a field that is refused keeps it until it is put right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID
from zoneinfo import available_timezones

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from focusflow_desktop.business.studio.columns import COLOURS, Column, ColumnKind, Value
from focusflow_desktop.ui.look.theme import LABELS, scaled
from focusflow_desktop.ui.widgets.choice_field import ChoiceField, row_with
from focusflow_desktop.ui.widgets.day_field import DayField
from focusflow_desktop.ui.widgets.money import money_words

HOUR, DAY = 60, 24 * 60
SWATCH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlan:
    """One field: its column, its words, and the words of its choices ("" for none of them)."""

    column: Column
    label: str
    help: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    heading: str = ""  # stands above it, where a group begins


class RowField(Protocol):
    """What every field of a row can do."""

    settled: SignalInstance  # what was typed or chosen

    def show_value(self, value: Value, *, currency: str) -> None:
        """Show it and tell nobody."""


class LineField(QLineEdit):
    """Text, or anything that is typed as text: lengths, times, amounts, numbers."""

    settled = Signal(object)

    def __init__(self, kind: ColumnKind) -> None:
        super().__init__()
        self._kind, self._held = kind, ""
        self.editingFinished.connect(self._settle)

    def show_value(self, value: Value, *, currency: str) -> None:
        """Show it as it would be typed."""
        self._held = value_words(self._kind, value, currency=currency)
        self.setText(self._held)
        self.setCursorPosition(0)

    @Slot()
    def _settle(self) -> None:
        if self.text() != self._held:
            self._held = self.text()  # Enter and leaving are two tidings of one
            self.settled.emit(self._held)


class LinesField(QPlainTextEdit):
    """Several lines."""

    settled = Signal(object)

    def __init__(self, *, lines: int = 4) -> None:
        super().__init__()
        self._held = ""
        self.setTabChangesFocus(True)
        self.setMinimumHeight(scaled(20 * lines + 16))

    def show_value(self, value: Value, *, currency: str = "") -> None:
        """Show it."""
        self._held = str(value or "")
        with QSignalBlocker(self):
            self.setPlainText(self._held)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written is kept."""
        super().focusOutEvent(event)
        self.settle()

    def settle(self) -> None:
        """Tell what was written, if it is anything new."""
        if self.toPlainText() != self._held:
            self._held = self.toPlainText()
            self.settled.emit(self._held)


class PickField(QComboBox):
    """One of a few words. The wheel scrolls the page, not the choice."""

    settled = Signal(object)

    def __init__(self, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(self._on_activated)

    def show_value(self, value: Value, *, currency: str = "") -> None:
        """Mark it."""
        self.setCurrentIndex(row_with(self, str(value or "")))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not the choice's."""
        event.ignore()

    @Slot(int)
    def _on_activated(self, at: int) -> None:
        self.settled.emit(self.itemData(at))


class ColourField(PickField):
    """One of the calendar's colours, each with its name."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__([("", words.get("", "")), *((name, words.get(name, name)) for name in COLOURS)])
        self.setIconSize(QSize(scaled(SWATCH), scaled(SWATCH)))
        for at in range(1, self.count()):
            self.setItemIcon(at, swatch(self.itemData(at)))


class ZoneField(QComboBox):
    """A time zone by a part of its name."""

    settled = Signal(object)

    def __init__(self, nothing: str) -> None:
        super().__init__()
        self._held = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.addItems(sorted(available_timezones()))
        completer, line = self.completer(), self.lineEdit()
        assert completer is not None
        assert line is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.setPlaceholderText(nothing)
        line.editingFinished.connect(self._settle)
        self.activated.connect(self._settle)

    def show_value(self, value: Value, *, currency: str = "") -> None:
        """Show it."""
        self._held = str(value or "")
        self.setCurrentIndex(self.findText(self._held))
        self.setEditText(self._held)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not the choice's."""
        event.ignore()

    @Slot()
    def _settle(self) -> None:
        if self.currentText().strip() != self._held:
            self._held = self.currentText().strip()
            self.settled.emit(self._held)


class LinkField(ChoiceField):
    """One row of another list."""

    settled = Signal(object)

    def __init__(self, nothing: str) -> None:
        super().__init__(nothing)
        self.picked.connect(self.settled)

    def show_value(self, value: Value, *, currency: str = "") -> None:
        """Choose it."""
        self.choose(value if isinstance(value, UUID) else None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not the choice's."""
        event.ignore()


class TickField(QCheckBox):
    """Yes or no."""

    settled = Signal(object)

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.clicked.connect(self._on_clicked)

    def show_value(self, value: Value, *, currency: str = "") -> None:
        """Tick it."""
        self.setChecked(bool(value))

    @Slot(bool)
    def _on_clicked(self, is_on: bool) -> None:
        self.settled.emit(is_on)


class RowDayField(DayField):
    """A day that may be unknown."""

    def show_value(self, value: Value, *, currency: str = "") -> None:
        """Show it."""
        self.show_day(value if isinstance(value, date) else None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Not the day's."""
        event.ignore()


def make_row_field(plan: FieldPlan) -> QWidget:
    """The field for a column's kind; every one is a RowField."""
    kind, nothing = plan.column.kind, plan.words.get("", "")
    if kind is ColumnKind.LINES:
        return LinesField()
    if kind is ColumnKind.CHOICE:
        return PickField(plan.words.items())
    if kind is ColumnKind.COLOUR:
        return ColourField(plan.words)
    single = {ColumnKind.ZONE: ZoneField, ColumnKind.LINK: LinkField, ColumnKind.DAY: RowDayField}
    if kind in single:
        made: QWidget = single[kind](nothing)
        return made
    return TickField(plan.label) if kind is ColumnKind.YES_NO else LineField(kind)


def value_words(kind: ColumnKind, value: Value, *, currency: str = "") -> str:
    """A value as a person would type it; the signs of units are the same in every language."""
    if value is None:
        return ""
    if kind is ColumnKind.MONEY:
        return money_words(int(str(value)), currency) or str(value)
    if kind is ColumnKind.MINUTES:
        return length_words(int(str(value)))
    if kind is ColumnKind.CLOCK:
        return clock_words(int(str(value)))
    return str(value)


def length_words(minutes: int) -> str:
    """45 min, 1 h 30 min, 2 d."""
    if minutes >= DAY and minutes % DAY == 0:
        return f"{minutes // DAY} d"
    hours, rest = divmod(minutes, HOUR)
    return (
        " ".join(part for part in (f"{hours} h" * (hours > 0), f"{rest} min" * (rest > 0)) if part) or "0 min"
    )


def clock_words(minute: int) -> str:
    """A time of day with twelve or twenty-four hours, as the system has it."""
    hour, rest = divmod(minute, HOUR)
    if "AP" not in QLocale().timeFormat(QLocale.FormatType.ShortFormat).upper() or minute == DAY:
        return f"{hour:02}:{rest:02}"
    return f"{hour % 12 or 12}:{rest:02} {'am' if hour < 12 else 'pm'}"


def swatch(name: str) -> QIcon:
    """A colour of the calendar as a dot."""
    pixmap = QPixmap(scaled(SWATCH), scaled(SWATCH))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LABELS[name]))
    painter.drawEllipse(pixmap.rect())
    painter.end()
    return QIcon(pixmap)
