"""The grid's table model: every id, and a window of frozen rows around what is looked at. Never records."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from focusflow_desktop.photos.library.rows import PhotoRow
from focusflow_desktop.ui.library.door import LibraryDoor
from focusflow_desktop.ui.library.marks import Mark, with_mark

PAGE = 128
KEPT_ROWS = 4096

_Index = QModelIndex | QPersistentModelIndex


class PhotoGridModel(QAbstractListModel):
    """Ids in order; rows are asked for page by page when they are first looked at."""

    rows_arrived = Signal()

    def __init__(self, door: LibraryDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._ids: list[UUID] = []
        self._places: dict[UUID, int] | None = None
        self._rows: OrderedDict[UUID, PhotoRow] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0

    @property
    def ids(self) -> Sequence[UUID]:
        """Every photo, in order."""
        return self._ids

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own default
        """How many photos there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a screen reader says; the delegate takes the row itself."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self.row_at(index.row())
        return "" if row is None else row.name if role == Qt.ItemDataRole.DisplayRole else self._said(row)

    def row_at(self, place: int) -> PhotoRow | None:
        """The row at this place, or None while it is on its way."""
        if not 0 <= place < len(self._ids):
            return None
        row = self._rows.get(self._ids[place])
        if row is None:
            self._ask(place // PAGE)
        return row

    def row_of(self, photo_id: UUID) -> PhotoRow | None:
        """The row of a photo if it is in the window."""
        return self._rows.get(photo_id)

    def place_of(self, photo_id: UUID) -> int | None:
        """Where a photo stands, or None if it is not among these."""
        if self._places is None:
            self._places = {photo_id: place for place, photo_id in enumerate(self._ids)}
        return self._places.get(photo_id)

    def show_ids(self, ids: Sequence[UUID]) -> None:
        """These photos, in this order."""
        self.beginResetModel()
        self._ids = list(ids)
        self._places = None
        self._asked.clear()
        self._generation += 1
        self.endResetModel()

    def show_mark(self, ids: Sequence[UUID], mark: Mark) -> None:
        """Paint a mark at once; the writer follows."""
        for photo_id in ids:
            row = self._rows.get(photo_id)
            if row is not None:
                self._rows[photo_id] = with_mark(row, mark)
                self._say_changed(photo_id)

    def refresh(self, ids: Sequence[UUID] = ()) -> None:
        """These rows changed elsewhere (none named: all); those in the window are read again."""
        stale = [photo_id for photo_id in (ids or tuple(self._rows)) if photo_id in self._rows]
        if not ids:
            self._asked.clear()
        if stale:
            self._door.rows(stale, self._take)

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation

        def take(rows: Sequence[PhotoRow]) -> None:
            if generation == self._generation:
                self._asked.discard(page)
                self._take(rows)

        self._door.rows(self._ids[page * PAGE : (page + 1) * PAGE], take)

    def _take(self, rows: Sequence[PhotoRow]) -> None:
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
            self._say_changed(row.id)
        while len(self._rows) > KEPT_ROWS:
            self._rows.popitem(last=False)
        self.rows_arrived.emit()

    def _say_changed(self, photo_id: UUID) -> None:
        place = self.place_of(photo_id)
        if place is not None:
            index = self.index(place)
            self.dataChanged.emit(index, index)

    def _said(self, row: PhotoRow) -> str:
        said = [row.name, self.tr("%n star(s)", "", row.rating)]
        if row.flag == "pick":
            said.append(self.tr("picked"))
        elif row.flag == "reject":
            said.append(self.tr("rejected"))
        if row.label != "none":
            said.append(row.label)
        if row.is_missing:
            said.append(self.tr("file missing"))
        return ", ".join(said)
