"""Rows that are shown anew with every answer, in a place that lasts: what stands around them is built only once."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Rows(QVBoxLayout):
    """A column without air between its rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """These, instead of those that were."""
        old = [item.widget() for item in (self.itemAt(at) for at in range(self.count())) if item is not None]
        for widget in old:
            if widget is not None:
                self.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self.addWidget(row)
