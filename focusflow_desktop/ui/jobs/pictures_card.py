"""Some of a job's pictures, and the way to all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from focusflow_desktop.business.jobs.queries import JobPage
from focusflow_desktop.ui.jobs.parts import indented
from focusflow_desktop.ui.jobs.strip import PictureStrip
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.widgets.button import Button, Kind
from focusflow_desktop.ui.widgets.card import Card
from focusflow_desktop.ui.widgets.rows import Rows


class PicturesCard(Card):
    """A strip of them."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Pictures"))
        self.strip: PictureStrip | None = None
        self._rows = Rows()
        show = Button(self.tr("Show in the library"), kind=Kind.LINK, small=True)
        show.clicked.connect(self.asked)
        self.body.addLayout(self._rows)
        self.body.addWidget(indented(show))

    def show_job(self, page: JobPage, shelf: ThumbnailShelf) -> None:
        """This job's pictures."""
        total = sum(session.photos for session in page.sessions)
        self.aside.setText(self.tr("%n picture(s)", "", total))
        self.strip = PictureStrip(page.pictures, shelf)
        self.strip.asked.connect(self.asked)
        holder = QWidget()
        box = QHBoxLayout(holder)
        box.setContentsMargins(16, 12, 16, 4)
        box.addWidget(self.strip)
        self._rows.show_rows([holder])
