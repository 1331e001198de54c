"""Where the files go: one or two destinations, and whether they are two physical drives."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.ui.ingest.state import ImportState, Place
from focusflow_desktop.ui.look.theme import Type, Weight
from focusflow_desktop.ui.widgets.button import Button
from focusflow_desktop.ui.widgets.glyph import Glyph
from focusflow_desktop.ui.widgets.text import ElidedLabel, retone, rule, text


class PlaceRow(QWidget):
    """One destination."""

    change_asked = Signal()

    def __init__(self, title: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._path = ElidedLabel()
        self._line = text(step=Type.SMALL, tone="2")
        self._change = Button(
            self.tr("Choose…"), small=True, name=self.tr("Choose: {place}").replace("{place}", title)
        )
        self._change.clicked.connect(self.change_asked)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._path)
        words.addWidget(self._line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.addWidget(Glyph(icon))
        row.addLayout(words, 1)
        row.addWidget(self._change)

    def show_state(self, place: Place | None, *, may_change: bool, empty: str) -> None:
        """This destination, or what it is for when there is none."""
        self._path.setText(f"{self._title} · {place.path}" if place else self._title)
        self._line.setText(place.line if place else empty)
        retone(self._line, place.tone.value if place and place.tone else "2")
        self._change.setEnabled(may_change)


class PlacesPart(QWidget):
    """Both destinations under one heading."""

    change_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = text(self.tr("Where to"), step=Type.SMALL, weight=Weight.STRONG, tone="2")
        self._note = text(step=Type.SMALL)
        heading = QHBoxLayout()
        heading.addWidget(self._heading)
        heading.addStretch(1)
        heading.addWidget(self._note)
        self._rows = (
            PlaceRow(self.tr("Pictures"), "laptop"),
            PlaceRow(self.tr("Second copy"), "hard-drive"),
        )
        self._rows[0].change_asked.connect(self._ask_first)
        self._rows[1].change_asked.connect(self._ask_second)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(heading)
        for row in self._rows:
            box.addWidget(rule())
            box.addWidget(row)

    def show_state(self, state: ImportState) -> None:
        """The destinations as they are now."""
        self._note.setText(state.places_note)
        retone(self._note, state.places_tone.value if state.places_tone else "2")
        may_change = not state.is_running and not state.is_finished
        hints = (
            self.tr("Choose where the pictures live"),
            self.tr("A second copy on another drive is what makes a card safe to format"),
        )
        for number, row in enumerate(self._rows):
            place = state.places[number] if number < len(state.places) else None
            row.show_state(place, may_change=may_change, empty=hints[number])

    def _ask_first(self) -> None:
        self.change_asked.emit(0)

    def _ask_second(self) -> None:
        self.change_asked.emit(1)
