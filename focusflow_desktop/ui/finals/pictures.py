"""Where the small pictures of the choices come from: a final's own file, or the photo as the library shows it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QImage

from focusflow_desktop.photos.finals.queries import LinkedFinal, WaitingFinal
from focusflow_desktop.photos.library.thumbnails import Thumbnails
from focusflow_desktop.ui.library.thumbnails import ThumbnailSource


class ChoicePictures:
    """A shelf's source that knows finals and photos. Its `thumbnail` is called in the shelf's threads."""

    def __init__(self, photos: ThumbnailSource, store: Thumbnails) -> None:
        self._photos, self._store = photos, store
        self._finals: dict[UUID, tuple[str, Path | None]] = {}

    def know(self, finals: Iterable[WaitingFinal | LinkedFinal]) -> None:
        """The finals that are shown from here on; exchanged whole, so that threads never see half of it."""
        self._finals = {final.final_id: (final.sha256, final.path) for final in finals}

    def thumbnail(self, photo_id: UUID, edge_px: int) -> QImage | None:
        """The picture of a final or of a photo; None where no file can be reached."""
        found = self._finals.get(photo_id)
        if found is None:
            return self._photos.thumbnail(photo_id, edge_px)
        sha256, path = found
        if path is None:
            return None
        image = QImage.fromData(self._store.fetch(sha256, path, edge=edge_px))
        return None if image.isNull() else image
