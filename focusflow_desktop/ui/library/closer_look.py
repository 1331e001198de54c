"""The facts beside the grid: of the photo one has stayed at for a moment, never of one that is left again."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject

from focusflow_desktop.photos.library.rows import PhotoDetail
from focusflow_desktop.tasks.throttle import Debounce
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.facts import FactsPanel
from focusflow_desktop.ui.library.histogram import Channels
from focusflow_desktop.ui.library.state import PictureFacts

LOOK_MS = 60  # an arrow key held down does not ask for every photo's facts


class CloserLook(QObject):
    """Asks for one photo's facts and tones and shows them if one is still there when they come."""

    def __init__(
        self, parent: QObject, door: LibraryDoor, *, panel: FactsPanel, tones: PictureFacts | None
    ) -> None:
        super().__init__(parent)
        self._door, self._panel, self._tones = door, panel, tones
        self._photo: UUID | None = None
        self._soon = Debounce(self, self._ask, delay_ms=LOOK_MS)

    def at(self, photo_id: UUID) -> None:
        """The photo one has come to."""
        self._photo = photo_id
        self._soon.request()

    def again(self) -> None:
        """What is known of it has changed."""
        self._soon.request()

    def _ask(self) -> None:
        photo = self._photo
        if photo is None:
            return
        self._door.detail(photo, self._take)
        if self._tones is not None:
            self._panel.show_histogram(None)
            self._tones.histogram(photo, partial(self._take_tones, photo))

    def _take(self, detail: PhotoDetail | None) -> None:
        if detail is None or detail.row.id == self._photo:
            self._panel.show_photo(detail)

    def _take_tones(self, photo_id: UUID, channels: Channels | None) -> None:
        if photo_id == self._photo:
            self._panel.show_histogram(channels)
