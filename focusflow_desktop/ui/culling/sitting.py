"""One sitting of culling: the photos in order, the place among them, and what marks do. It has no widgets.

Every view of the room (loupe, compare, survey) stands on the same sitting, so going from one to the other keeps the
place. A mark is told at once and written after. The order under which one entered is kept, so a photo that a mark
took out of the filter can return to its slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.photos.culling.bursts import Group
from focusflow_desktop.photos.culling.looks import NO_BURSTS, Bursts
from focusflow_desktop.photos.culling.queries import Progress
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.culling.place import Place
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.marks import Field, Mark, has_mark, is_marked, stays, with_mark
from focusflow_desktop.ui.library.model import PhotoGridModel

RECOUNT_MS = 400  # longer than a mark needs to the disk


class Sitting(QObject):
    """What is culled and where one is."""

    moved = Signal()  # another photo is the current one, or the same among others
    marked = Signal(object)  # the row of a photo with its new mark
    left = Signal(object)  # the row of a photo that its mark took out of the filter
    looked_back = Signal(object)  # undo or redo happened at this photo
    bursts_arrived = Signal()
    progress_changed = Signal()

    def __init__(self, door: LibraryDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._order: tuple[UUID, ...] = ()
        self._filter = Filter()
        self.is_advancing = False
        self.place = Place(ids=())
        self.bursts: Bursts = NO_BURSTS
        self.progress = Progress()
        self.photos = PhotoGridModel(door, self)
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(RECOUNT_MS)
        self._recount.timeout.connect(self._count)

    @property
    def current(self) -> UUID | None:
        """The photo one is at."""
        return self.place.current

    @property
    def row(self) -> PhotoRow | None:
        """Its row, or None while it is on its way."""
        return self.photos.row_of(self.current) if self.current is not None else None

    def begin(
        self, ids: Sequence[UUID], *, active: UUID | None = None, filter_: Filter | None = None
    ) -> None:
        """Cull these photos in this order, from the active one on."""
        order = tuple(ids)
        self._order, self._filter = order, filter_ or Filter()
        self.photos.show_ids(order)
        self.bursts, self.progress = NO_BURSTS, Progress(total=len(order))
        self.progress_changed.emit()

        def grouped(bursts: Bursts) -> None:
            if self._order is order:
                self.bursts = bursts
                self.bursts_arrived.emit()

        self._door.bursts(order, grouped)
        self._count()
        place = Place(ids=order)
        self._go(place.at_photo(active) if active is not None else place)

    def end(self) -> None:
        """Nothing is culled any more."""
        self._recount.stop()
        self.place = Place(ids=())

    # --- moving -------------------------------------------------------------------------------------------
    def step(self, by: int) -> None:
        """To another photo."""
        self._go(self.place.moved(by))

    def step_burst(self, by: int) -> None:
        """To the next or previous burst, at its best photo."""
        self._go(self.place.moved_to(self._place_of_next(by)))

    def go_to(self, photo_id: UUID) -> None:
        """To this photo, also if a mark had taken it out of the filter."""
        self._go(self.place.at_photo(photo_id, order=self._order))

    def go_to_place(self, at: int) -> None:
        """To the photo at this place."""
        self._go(self.place.moved_to(at))

    # --- marking ------------------------------------------------------------------------------------------
    def mark(
        self, mark: Mark, *, photo: UUID | None = None, advances: bool = False, stays_here: bool = False
    ) -> None:
        """Show the mark now, write it after; go on if asked or if the photo left the filter, unless one stays here."""
        row = self._row_of(photo)
        if row is None:
            return
        if mark.field is Field.LABEL and has_mark(row, mark):
            mark = Mark(field=Field.LABEL, value="none")
        if not has_mark(row, mark):
            marked = self._show(row, mark)
            self._door.mark([row.id], mark, step=self.tr("Mark {0}").replace("{0}", row.name))
            if not stays(marked, self._filter) and not stays_here:
                self.left.emit(marked)
                self._go(self.place.without(row.id))
                return
        if not stays_here and (advances or self.is_advancing):
            self.step(1)

    def let_go(self, ids: Sequence[UUID]) -> None:
        """Those of these that no longer match the filter leave, now that one has gone on."""
        place = self.place
        for row in filter(None, map(self.photos.row_of, ids)):
            if not stays(row, self._filter):
                place = place.without(row.id)
        if place != self.place:
            self._go(place)

    def rate_by(self, stars: int, *, photo: UUID | None = None, stays_here: bool = False) -> None:
        """A star more or less."""
        row = self._row_of(photo)
        if row is not None:
            mark = Mark(field=Field.RATING, value=min(max(row.rating + stars, 0), 5))
            self.mark(mark, photo=row.id, stays_here=stays_here)

    def toggle_pick(self, *, photo: UUID | None = None, stays_here: bool = False) -> None:
        """Pick, or take the pick away."""
        row = self._row_of(photo)
        if row is not None:
            mark = Mark(field=Field.FLAG, value=Flag.NONE if row.flag == Flag.PICK else Flag.PICK)
            self.mark(mark, photo=row.id, stays_here=stays_here)

    def keep_this(self) -> None:
        """Pick this one, reject the rest of its burst, go to the next burst: one step for undo."""
        current = self.current
        group = self.bursts.group_of.get(current) if current is not None else None
        if current is None or group is None or group.keeps_all:
            return
        others = [photo for photo in group.photos if photo != current]
        keep, drop = (Mark(field=Field.FLAG, value=flag) for flag in (Flag.PICK, Flag.REJECT))
        parts = (([current], keep), (others, drop))
        onward = self.place.moved_to(self._place_of_next(1)).current
        place = self.place
        for ids, mark in parts:
            for row in filter(None, map(self.photos.row_of, ids)):
                if not stays(self._show(row, mark), self._filter):
                    place = place.without(row.id)
        self._door.mark_apart(parts, step=self.tr("Keep one of a burst"))
        self._go(place.at_photo(onward) if onward is not None else place)

    def take_back(self) -> None:
        """Undo, and go where it happened."""
        self._door.undo(self._look_at)

    def do_again(self) -> None:
        """Redo, and go where it happened."""
        self._door.redo(self._look_at)

    def take_changes(self, changes: Changes) -> None:
        """Marks changed somewhere: those rows are read again."""
        if changes.touches("photo_states") and self._order:
            self.photos.refresh(tuple(changes.rows.get("photo_states", ())))
            self._recount.start()

    # --- parts --------------------------------------------------------------------------------------------
    def _row_of(self, photo: UUID | None) -> PhotoRow | None:
        return self.row if photo is None else self.photos.row_of(photo)

    def _go(self, place: Place) -> None:
        self.place = place
        self.moved.emit()

    def _show(self, row: PhotoRow, mark: Mark) -> PhotoRow:
        marked = with_mark(row, mark)
        self.photos.show_mark([row.id], mark)
        self.progress = self.progress.plus(
            marked=is_marked(marked) - is_marked(row),
            picks=(marked.flag == Flag.PICK) - (row.flag == Flag.PICK),
            rejects=(marked.flag == Flag.REJECT) - (row.flag == Flag.REJECT),
        )
        self.marked.emit(marked)
        self.progress_changed.emit()
        self._recount.stop()
        return marked

    def _place_of_next(self, by: int) -> int:
        """Where the best of the next (or previous) burst stands; where one is, if there is none."""
        at, ids = self.place.at, self.place.ids
        if not ids:
            return at
        here = self._group_at(at)
        while 0 <= at < len(ids) and self._group_at(at) == here:
            at += by
        if not 0 <= at < len(ids):
            return self.place.at
        there = self._group_at(at)
        best = self.bursts.best(there) if isinstance(there, Group) else None
        if best in ids:
            return ids.index(best)
        while at > 0 and self._group_at(at - 1) == there:
            at -= 1
        return at

    def _group_at(self, at: int) -> object:
        """What a place belongs to: its burst, or itself alone."""
        photo_id = self.place.ids[at]
        return self.bursts.group_of.get(photo_id, photo_id)

    def _count(self) -> None:
        order = self._order

        def counted(progress: Progress) -> None:
            if self._order is order and not self._recount.isActive():
                self.progress = progress
                self.progress_changed.emit()

        self._door.progress(order, counted)

    def _look_at(self, ids: tuple[UUID, ...]) -> None:
        if ids:
            self.photos.refresh(ids)
            self.go_to(ids[0])
            self.looked_back.emit(ids[0])
            self._recount.start()
