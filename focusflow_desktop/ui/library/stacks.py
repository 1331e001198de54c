"""Bursts in the grid: the first photo of each shows how many there are, and a stack is closed to it or opened (S).

Holds every photo that is shown, also those inside closed stacks: culling and export take all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from focusflow_desktop.photos.culling.looks import NO_BURSTS, Bursts
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.model import PhotoGridModel

MOST = 10_000  # more at once are no shoot, and grouping them would take seconds


class Stacks(QObject):
    """Between the ids that are shown and the model that paints them."""

    changed = Signal()

    def __init__(self, door: LibraryDoor, photos: PhotoGridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._photos = door, photos
        self._bursts: Bursts = NO_BURSTS
        self._closed: set[UUID] = set()  # by the first photo of each
        self.ids: Sequence[UUID] = ()

    @property
    def has_bursts(self) -> bool:
        """Whether any photo belongs to one."""
        return bool(self._bursts.group_of)

    @property
    def sizes(self) -> dict[UUID, int]:
        """How many photos the burst has, for the first of each."""
        return {
            photo: len(group.photos)
            for photo, group in self._bursts.group_of.items()
            if group.photos[0] == photo
        }

    @property
    def closed(self) -> frozenset[UUID]:
        """The first photos of the closed stacks."""
        return frozenset(self._closed)

    def show(self, ids: Sequence[UUID]) -> None:
        """These photos; their bursts are asked for and come later."""
        self.ids = list(ids)
        self._apply()
        if not 1 < len(self.ids) <= MOST:
            self._take(NO_BURSTS)
            return
        asked = self.ids

        def take(found: Bursts) -> None:
            if asked is self.ids:
                self._take(found)

        self._door.bursts(asked, take)

    def head_of(self, photo_id: UUID) -> UUID:
        """The photo that stands for this one: the first of its closed stack, or itself."""
        group = self._bursts.group_of.get(photo_id)
        return group.photos[0] if group is not None and group.photos[0] in self._closed else photo_id

    def toggle(self, photo_id: UUID) -> UUID:
        """Close or open the stack of this photo; returns where to look. Nothing for one that stands alone."""
        group = self._bursts.group_of.get(photo_id)
        if group is None:
            return photo_id
        self._closed ^= {group.photos[0]}
        self._apply()
        self.changed.emit()
        return self.head_of(photo_id)

    def toggle_all(self) -> None:
        """Close every stack, or open all where all are closed."""
        heads = set(self.sizes)
        self._closed = set() if heads <= self._closed else heads
        self._apply()
        self.changed.emit()

    def _take(self, found: Bursts) -> None:
        self._bursts = found
        if self._closed:
            self._closed &= set(self.sizes)
            self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        shown = [photo for photo in self.ids if self.head_of(photo) == photo] if self._closed else self.ids
        self._photos.show_ids(shown)
