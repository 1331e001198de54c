"""Says which camera's clock seems off by whole or half hours, and offers to put it right for the filing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.ui.filing.words import clock_act, clock_words, tr
from focusflow_desktop.ui.look.theme import Tone
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import retone, text

Shifts = Mapping[str, timedelta]


class ClocksNote(QFrame):
    """A tinted box above the parts, with a line for each camera; hidden while every clock seems right."""

    shifts_asked = Signal(object)  # what is to be added to the times of each camera

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.acts: list[Button] = []
        retone(self, Tone.INFORMATION.value, name="badge")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 8, 12, 8)
        self._box.setSpacing(6)
        self.hide()

    def show_clocks(self, *, done: Shifts, offered: Shifts, names: Mapping[str, str]) -> None:
        """Those put right, then those that seem off."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.acts = []
        for camera, shift in done.items():
            without = {other: by for other, by in done.items() if other != camera}
            said = clock_words(names.get(camera, camera), shift, is_done=True)
            self._box.addWidget(self._line(said, tr("As it was"), wanted=without))
        for camera, shift in offered.items():
            said = clock_words(names.get(camera, camera), shift, is_done=False)
            self._box.addWidget(self._line(said, clock_act(shift), wanted={**done, camera: shift}))
        self.setVisible(bool(done or offered))

    def _line(self, said: str, act: str, *, wanted: Shifts) -> QWidget:
        line = QWidget()
        button = Button(act, small=True)
        button.clicked.connect(lambda: self.shifts_asked.emit(wanted))
        self.acts.append(button)
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(Glyph("clock", tone=Tone.INFORMATION.value))
        box.addWidget(text(said, wraps=True), 1)
        box.addWidget(button)
        return line
