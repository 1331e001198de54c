"""Finals in place of originals in the grid, as long as the person wants to see them; culling always shows originals."""

from __future__ import annotations

import logging
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.library.locations import Locations
from focusflow_desktop.photos.library.thumbnails import Thumbnails
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.ui.library.page import LibraryPage
from focusflow_desktop.ui.library.stored import StoredThumbnails
from focusflow_desktop.ui.shell.commands import Command
from focusflow_desktop.ui.shell.page import Frame

log = logging.getLogger(__name__)
MEMO = "library.shows_finals"


class GridPictures(StoredThumbnails):
    """The grid's small pictures: of the newest final where that is wanted and can be had, else of the original."""

    def __init__(self, originals: Locations, store: Thumbnails, *, studio: Studio) -> None:
        super().__init__(originals, store)
        self._newest_finals = Locations(studio, prefers_finals=True)
        self._of_finals = StoredThumbnails(self._newest_finals, store)
        self.shows_finals = False

    def forget(self) -> None:
        """Files have come or gone."""
        self._newest_finals.forget()

    def thumbnail(self, photo_id: UUID, edge_px: int) -> QImage | None:
        """Called in the shelf's threads."""
        if self.shows_finals:
            try:
                return self._of_finals.thumbnail(photo_id, edge_px)
            except (
                WorldError
            ) as error:  # a final that is away or broken: the original tells more than nothing
                log.info("the final of %s is not shown: %s", photo_id, error)
        return super().thumbnail(photo_id, edge_px)


class FinalsShown(QObject):
    """The command that switches; it is remembered."""

    def __init__(self, page: LibraryPage, frame: Frame, pictures: GridPictures) -> None:
        super().__init__(page)
        self._page, self._frame, self._pictures = page, frame, pictures
        frame.commands.register(
            Command(
                id="library.show_finals",
                title=self.tr("Finals in place of originals"),
                run=self.toggle,
                room="library",
                icon="image",
                menu=self.tr("View"),
                shortcut="Ctrl+Alt+F",
            )
        )
        frame.door.bus.changed.connect(self._on_changes)
        self._show(frame.settings.memo(MEMO) is True)

    def toggle(self) -> None:
        """The other way round."""
        self._frame.settings.set_memo(MEMO, not self._pictures.shows_finals)
        self._show(not self._pictures.shows_finals)

    def _show(self, is_on: bool, /) -> None:
        self._pictures.shows_finals = is_on
        self._page.head.show_under(self.tr("finals shown in place of originals") if is_on else "")
        self._fetch_again()

    def _on_changes(self, changes: Changes, _origin: object) -> None:
        if changes.touches("photos", "finals", "folders"):
            self._pictures.forget()
            if self._pictures.shows_finals and changes.touches("finals"):
                self._fetch_again()

    def _fetch_again(self) -> None:
        self._page.shelf.forget()
        self._page.grid.viewport().update()
