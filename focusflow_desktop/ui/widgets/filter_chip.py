"""A filter that is on or off, with how many it would leave."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from focusflow_desktop.ui.widgets.button import Button, Kind


class FilterChip(Button):
    """A chip of the filter bar. `toggled` tells when the person switches it."""

    def __init__(self, words: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, icon=icon, kind=Kind.CHIP, parent=parent)
        self._words = words
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def show_count(self, count: int | None) -> None:
        """How many it leaves; None while that is being counted."""
        shown = self._words if count is None else f"{self._words}  {count:n}"
        self.setText(shown)
        self.setAccessibleName(shown)

    def _on_toggled(self) -> None:
        self._redress()
