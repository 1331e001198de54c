"""A progress bar 4 px high, with its words for a screen reader."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget


class ProgressBar(QProgressBar):
    """How far something is."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setAccessibleName(name)

    def show_progress(self, done: int, total: int) -> None:
        """Moves to `done` of `total`; a total of 0 means not known yet."""
        self.setRange(0, total)
        self.setValue(done)
