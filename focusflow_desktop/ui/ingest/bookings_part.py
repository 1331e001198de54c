"""One line of the import room: how many bookings lie on the cards' days, and whether filing follows the import."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from focusflow_desktop.ui.widgets.glyph import Glyph


class BookingsPart(QWidget):
    """A tick; hidden where nothing is booked on those days."""

    ticked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = QCheckBox()
        self.tick.toggled.connect(self.ticked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("calendar-days"))
        row.addWidget(self.tick)
        row.addStretch(1)
        self.hide()

    def show_count(self, count: int, *, is_ticked: bool) -> None:
        """So many bookings."""
        self.tick.setText(
            self.tr("%n booking(s) on these days: file by bookings after the import", "", count)
        )
        with QSignalBlocker(self.tick):
            self.tick.setChecked(is_ticked)
        self.setVisible(bool(count))
