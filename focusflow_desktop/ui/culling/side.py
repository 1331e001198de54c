"""Beside the picture: its tones, its facts, its burst."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.photos.library.rows import PhotoDetail
from focusflow_desktop.ui.culling.burst_list import BurstList
from focusflow_desktop.ui.library import words
from focusflow_desktop.ui.library.histogram import Histogram
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.look import theme
from focusflow_desktop.ui.look.theme import Type, scaled
from focusflow_desktop.ui.widgets.text import rule, text

FACTS = 4


class SidePanel(QWidget):
    """Shows what it is given."""

    def __init__(self, shelf: ThumbnailShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(scaled(theme.COLUMN_LOUPE))
        self.histogram = Histogram()
        self.file = text(step=Type.SMALL, tone="2", wraps=True)
        self.burst = BurstList(shelf)
        self._exposure = [text(step=Type.SMALL, tone="2") for _ in range(FACTS)]
        line = QHBoxLayout()
        line.setSpacing(4)
        for at, label in enumerate(self._exposure):
            if at:
                line.addStretch(1)
            line.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.histogram)
        column.addLayout(line)
        for part in (self.file, rule()):
            column.addWidget(part)
        column.addWidget(self.burst, 1)
        column.addStretch(0)

    def show_detail(self, detail: PhotoDetail) -> None:
        """The facts of a photo."""
        facts = words.exposure_words(detail)
        for label, fact in zip(self._exposure, (*facts, *[""] * FACTS), strict=False):
            label.setText(fact)
        taken = detail.row.taken_at
        said = (words.file_words(detail), f"{taken:%H:%M:%S}" if taken is not None else "")
        self.file.setText(" · ".join(fact for fact in said if fact))
        self.file.setToolTip(words.when(taken))
