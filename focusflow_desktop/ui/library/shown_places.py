"""What stands around the grid: counts on the chips, shoots and collections in the list, the title of what is shown."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import CollectionRow, FilterCounts, SessionRow
from focusflow_desktop.tasks.throttle import Debounce
from focusflow_desktop.ui.library.collections import PlacesList
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.filter_bar import FilterBar
from focusflow_desktop.ui.library.header import LibraryHeader

RECOUNT_MS = 150


class ShownPlaces(QObject):
    """Asks and shows; an answer for a filter that is no longer set is dropped."""

    shoot_opened = Signal(object)  # the photos of the shoot or collection that was chosen

    def __init__(
        self, parent: QObject, door: LibraryDoor, *, head: LibraryHeader, bar: FilterBar, places: PlacesList
    ) -> None:
        super().__init__(parent)
        self._door, self._head, self._bar, self._places = door, head, bar, places
        self._total = 0
        self._shoot = Filter()
        self._sessions: list[SessionRow] = []
        self._collections: list[CollectionRow] = []
        self._recount = Debounce(self, self._count, delay_ms=RECOUNT_MS)
        self.title = ""

    def ask(self) -> None:
        """Everything again; the counts a moment later, for counting takes longer than finding."""
        self.count_soon()
        self._door.sessions(self._take_sessions)
        self._door.collections(self._take_collections)

    def count_soon(self) -> None:
        """Marks have changed what the chips would show."""
        self._recount.request()

    def show_counts(self, counts: FilterCounts) -> None:
        """The numbers beside the chips."""
        self._total = counts.total
        self._bar.show_counts(counts, self._sessions)
        self._show()

    def tell_shoot(self, filter_: Filter, ids: list[UUID]) -> None:
        """A shoot or a collection was opened and nothing else narrows it: said once."""
        shoot = Filter(session_ids=filter_.session_ids, collection_id=filter_.collection_id)
        if filter_ == shoot != self._shoot:
            self._shoot = shoot
            self.shoot_opened.emit(ids)

    def _count(self) -> None:
        filter_ = self._bar.filter

        def counted(counts: FilterCounts) -> None:
            if filter_ == self._bar.filter:
                self.show_counts(counts)

        self._door.counts(filter_, counted)

    def _take_sessions(self, rows: list[SessionRow]) -> None:
        self._sessions = rows
        self._show()

    def _take_collections(self, rows: list[CollectionRow]) -> None:
        self._collections = rows
        self._show()

    def _show(self) -> None:
        self._places.places.show_places(
            total=self._total, sessions=self._sessions, collections=self._collections
        )
        self._places.show_chosen(self._bar.filter)
        line = self._places.chosen_line
        self.title = line.name if line is not None else self.tr("Library")
        self._head.show_title(self.title)
