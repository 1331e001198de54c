"""Asks what the two compared photos were taken with, and tells both panes once it has come."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject

from focusflow_desktop.photos.culling.looks import NO_BURSTS, Bursts
from focusflow_desktop.photos.library.rows import PhotoDetail
from focusflow_desktop.ui.culling.compare_facts import compared, sharpness_words
from focusflow_desktop.ui.culling.compare_head import CompareHead
from focusflow_desktop.ui.library.door import LibraryDoor


class ComparedDetails(QObject):
    """Keeps the details of two photos and no more."""

    def __init__(self, door: LibraryDoor, *, heads: tuple[CompareHead, CompareHead], parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._heads = heads
        self._both: tuple[UUID, UUID] | None = None
        self._known: dict[UUID, PhotoDetail] = {}
        self._bursts = NO_BURSTS

    def show_bursts(self, bursts: Bursts) -> None:
        """How sharp the photos are, and which were taken in one go: only those are held against each other."""
        self._bursts = bursts
        self._show()

    def show_photos(self, left: UUID, right: UUID) -> None:
        """These two."""
        self._both = (left, right)
        self._known = {known: detail for known, detail in self._known.items() if known in self._both}
        for photo_id in self._both:
            if photo_id not in self._known:
                self._door.detail(photo_id, self._take)
        self._show()

    def forget(self) -> None:
        """Others will come; what was known may have changed."""
        self._both = None
        self._known.clear()

    def _take(self, detail: PhotoDetail | None) -> None:
        if detail is not None and self._both is not None and detail.row.id in self._both:
            self._known[detail.row.id] = detail
            self._show()

    def _show(self) -> None:
        if self._both is None:
            return
        left, right = self._both
        for head, mine, other in ((self._heads[0], left, right), (self._heads[1], right, left)):
            facts = compared(self._known.get(mine), self._known.get(other))
            head.show_facts(facts, sharpness=self._sharpness(mine, other))

    def _sharpness(self, mine: UUID, other: UUID) -> str:
        groups, facts = self._bursts.group_of, self._bursts.facts_of
        if groups.get(mine) is None or groups.get(mine) != groups.get(other):
            return ""
        return sharpness_words(facts[mine].sharpness, facts[other].sharpness)
