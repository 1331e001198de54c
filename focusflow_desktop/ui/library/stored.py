"""Small pictures and their tones from the studio's own store, for the shelf and the facts panel."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from focusflow_desktop.photos.library.locations import Locations
from focusflow_desktop.photos.library.thumbnails import Thumbnails
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.ui.library.histogram import Channels

_TONES_EDGE = 256


class StoredThumbnails:
    """Where the shelf's small pictures come from. Called in the shelf's threads."""

    def __init__(self, locations: Locations, store: Thumbnails) -> None:
        self._locations, self._store = locations, store

    def thumbnail(self, photo_id: UUID, edge_px: int) -> QImage | None:
        """The picture from the store, made there first if need be; None where no file can be reached."""
        file = self._locations.file_of(photo_id)
        if file is None:
            return None
        image = QImage.fromData(self._store.fetch(file.sha256, file.path, edge=edge_px))
        return None if image.isNull() else image


class StoredTones(QObject):
    """The histogram of a photo, counted on its small picture in the background."""

    def __init__(self, thumbnails: StoredThumbnails, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails, self._runner = thumbnails, runner

    def histogram(self, photo_id: UUID, done: Callable[[Channels | None], None]) -> None:
        """The brightness counts of a photo; None where it has no picture."""

        def finished(result: object) -> None:
            done(result)  # type: ignore[arg-type]  # what _channels returns

        def failed(error: BaseException) -> None:
            if not isinstance(error, WorldError):
                raise error
            done(None)

        work = Ticket(done=finished, failed=failed)
        self._runner.submit(Lane.QUERY, lambda: self._channels(photo_id), work)

    def _channels(self, photo_id: UUID) -> Channels | None:
        image = self._thumbnails.thumbnail(photo_id, _TONES_EDGE)
        if image is None:
            return None
        import numpy as np  # here, in the background: the library's start does not wait for NumPy

        from focusflow_desktop.photos.culling.histogram import histogram

        plain = image.convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
        pixels = rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3)
        counted = histogram(pixels)
        return counted.red, counted.green, counted.blue
