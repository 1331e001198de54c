"""The loupe with all that stands around it: head above, facts and burst beside, filmstrip below."""

from __future__ import annotations

import time
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from focusflow_desktop.photos.library.rows import PhotoDetail
from focusflow_desktop.ui.culling.filmstrip import Filmstrip
from focusflow_desktop.ui.culling.head import CullingHead
from focusflow_desktop.ui.culling.loupe import LoupeView
from focusflow_desktop.ui.culling.pace import Pace
from focusflow_desktop.ui.culling.side import SidePanel
from focusflow_desktop.ui.culling.sitting import Sitting
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.histogram import Channels
from focusflow_desktop.ui.library.state import PictureFacts
from focusflow_desktop.ui.library.thumbnails import ThumbnailShelf
from focusflow_desktop.ui.widgets.text import rule


class LoupeRoom(QWidget):
    """Follows the sitting; what is chosen by mouse goes to it."""

    def __init__(
        self,
        sitting: Sitting,
        loupe: LoupeView,
        *,
        library: LibraryDoor,
        shelf: ThumbnailShelf,
        facts: PictureFacts | None = None,
    ) -> None:
        super().__init__()
        self._sitting, self._door, self._tones = sitting, library, facts
        self._pace = Pace()
        self.head = CullingHead()
        self.loupe = loupe
        self.side = SidePanel(shelf)
        self.film = Filmstrip(sitting.photos, shelf)
        self._lay_out()
        self._wire()

    def show_detail(self, detail: PhotoDetail | None) -> None:
        """The facts beside the picture."""
        if detail is not None and detail.row.id == self._sitting.current:
            self.side.show_detail(detail)

    def _lay_out(self) -> None:
        self.setFocusProxy(self.loupe)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.loupe, 1)
        body.addWidget(rule(vertical=True))
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addLayout(body, 1)
        column.addWidget(rule())
        column.addWidget(self.film)

    def _wire(self) -> None:
        sitting = self._sitting
        sitting.moved.connect(self._on_moved)
        sitting.marked.connect(self._on_marked)
        sitting.bursts_arrived.connect(self._on_bursts)
        sitting.progress_changed.connect(self._on_progress)
        self.loupe.settled.connect(self._on_settled)
        self.film.chosen.connect(sitting.go_to_place)
        self.side.burst.chosen.connect(sitting.go_to)
        self.side.burst.keep_asked.connect(sitting.keep_this)

    def _on_moved(self) -> None:
        self._show_burst()
        self.film.show_place(self._sitting.place)

    def _on_marked(self) -> None:
        self._pace.note(time.monotonic())
        self.film.update()

    def _on_progress(self) -> None:
        progress = self._sitting.progress
        self.head.show_progress(progress, left=self._pace.left(progress.total - progress.marked))

    def _on_bursts(self) -> None:
        self.film.show_bursts(self._sitting.bursts)
        self._show_burst()

    def _show_burst(self) -> None:
        current, bursts = self._sitting.current, self._sitting.bursts
        group = bursts.group_of.get(current) if current is not None else None
        if current is None or group is None:
            self.side.burst.hide()
            self.film.want_also(())
            return
        self.side.burst.show_group(group, bursts.facts(group), active=current)
        self.film.want_also(group.photos)

    def _on_settled(self, photo_id: UUID) -> None:
        self._door.detail(photo_id, self.show_detail)
        if self._tones is not None:
            self._tones.histogram(photo_id, partial(self._take_tones, photo_id))

    def _take_tones(self, photo_id: UUID, channels: Channels | None) -> None:
        if photo_id == self._sitting.current:
            self.side.histogram.show_counts(channels)
