"""The list of presets: any number of them run together; the chosen one tells below what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.ui.export.state import ExportState, PresetLine
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.text import retone, text


class PresetTick(QCheckBox):
    """A tick that tells when the keyboard comes to it."""

    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By the keyboard the preset is shown, as a click on it does."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.reached.emit()


class PresetBox(QFrame):
    """One preset: a box to tick, its name and one line."""

    toggled = Signal(int, bool)
    chosen = Signal(int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.setProperty("surface", "card")
        self._tick = PresetTick()
        self._tick.reached.connect(self._tell_chosen)
        self._tick.toggled.connect(self._on_toggled)
        self._name, self._line = text(weight=Weight.MEDIUM), text(step=Type.SMALL, tone="2")
        self._files = text(step=Type.SMALL, tone="2")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._tick)
        row.addLayout(words, 1)
        row.addWidget(self._files)

    def show_state(self, preset: PresetLine, *, is_chosen: bool) -> None:
        """This preset as it is now."""
        self._name.setText(preset.name)
        self._line.setText(preset.line)
        self._files.setText(self.tr("%n file(s)", "", preset.files) if preset.is_on else "")
        self._tick.blockSignals(True)
        self._tick.setChecked(preset.is_on)
        self._tick.blockSignals(False)
        self._tick.setAccessibleName(preset.name)
        retone(self, "chosen" if is_chosen else "card", name="surface")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Shows below what this preset does."""
        super().mousePressEvent(event)
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        self.chosen.emit(self._number)

    def _on_toggled(self, is_on: bool) -> None:
        self.toggled.emit(self._number, is_on)


class PresetsPart(QWidget):
    """All presets, one under the other."""

    toggled = Signal(int, bool)
    chosen = Signal(int)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[PresetBox] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        heading = text(self.tr("Presets, run together"), step=Type.SMALL, weight=Weight.STRONG, tone="2")
        new = Button(self.tr("New preset"), icon="plus", kind=Kind.LINK, small=True)
        new.clicked.connect(self.new_asked)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(new)
        self._problems = text(step=Type.SMALL, tone="attention", wraps=True)
        self._layout.addLayout(head)
        self._layout.addWidget(self._problems)

    def show_state(self, state: ExportState) -> None:
        """The presets as they are now."""
        self._problems.setText("\n".join(state.preset_problems))
        self._problems.setVisible(bool(state.preset_problems))
        while len(self._boxes) < len(state.presets):
            made = PresetBox(len(self._boxes))
            made.toggled.connect(self.toggled)
            made.chosen.connect(self.chosen)
            self._boxes.append(made)
            self._layout.addWidget(made)
        for number, box in enumerate(self._boxes):
            box.setVisible(number < len(state.presets))
            if number < len(state.presets):
                box.show_state(state.presets[number], is_chosen=number == state.chosen)
