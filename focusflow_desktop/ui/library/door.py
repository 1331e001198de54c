"""How the picture rooms reach the studio: what they ask, and the one that answers from the database.

Every answer arrives later, on the window's thread. Marks are painted by the caller before they come here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db import undo as history
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.culling import mark_writer
from focusflow_desktop.photos.culling.mark_writer import MarkWriter
from focusflow_desktop.photos.culling.queries import Progress, progress_of
from focusflow_desktop.photos.library import operations, queries
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import (
    CollectionRow,
    FilterCounts,
    PhotoDetail,
    PhotoRow,
    SessionRow,
)
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.tasks.operation import Door
from focusflow_desktop.tasks.runner import Lane, Runner, Ticket
from focusflow_desktop.ui.library.marks import Field, Mark

if TYPE_CHECKING:
    from focusflow_desktop.photos.culling.looks import Bursts

Ids = Sequence[UUID]


class LibraryDoor(Protocol):
    """What the picture rooms ask for."""

    def find(self, filter_: Filter, done: Callable[[list[UUID]], None]) -> None:
        """The photos that match, in the order they were taken."""
        ...

    def rows(self, ids: Ids, done: Callable[[list[PhotoRow]], None]) -> None:
        """The rows of these photos; one that is gone is left out."""
        ...

    def counts(self, filter_: Filter, done: Callable[[FilterCounts], None]) -> None:
        """How many photos each chip would show."""
        ...

    def detail(self, photo_id: UUID, done: Callable[[PhotoDetail | None], None]) -> None:
        """Everything the panel says about one photo."""
        ...

    def collections(self, done: Callable[[list[CollectionRow]], None]) -> None:
        """The list of collections."""
        ...

    def sessions(self, done: Callable[[list[SessionRow]], None]) -> None:
        """The list of shoots."""
        ...

    def bursts(self, ids: Ids, done: Callable[[Bursts], None]) -> None:
        """The bursts and brackets among these photos, grouped before they arrive."""
        ...

    def mark(self, ids: Ids, mark: Mark, *, step: str) -> None:
        """Keep a mark: durable within 250 ms, one undo step of this name."""
        ...

    def mark_apart(self, parts: Sequence[tuple[Ids, Mark]], *, step: str) -> None:
        """Keep several marks of one press, as one undo step; the first photo is where undo looks."""
        ...

    def progress(self, ids: Ids, done: Callable[[Progress], None]) -> None:
        """How far these photos are culled."""
        ...

    def add_keyword(self, ids: Ids, keyword: str, *, step: str) -> None:
        """Put a keyword on these photos."""
        ...

    def undo(self, done: Callable[[tuple[UUID, ...]], None]) -> None:
        """Take the last step back; answers with its photos, the first being where to look."""
        ...

    def redo(self, done: Callable[[tuple[UUID, ...]], None]) -> None:
        """Do the last undone step again."""
        ...


class StudioLibrary(QObject):
    """Answers from the studio's database, through the one door; marks go to the mark writer."""

    def __init__(
        self, door: Door, *, studio: Studio, runner: Runner, writer: MarkWriter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._door = door
        self._studio = studio
        self._runner = runner
        self._writer = writer

    def find(self, filter_: Filter, done: Callable[[list[UUID]], None]) -> None:
        """See LibraryDoor."""
        self._door.run_query(self, lambda db: queries.library_ids(db, filter_), done=done)

    def rows(self, ids: Ids, done: Callable[[list[PhotoRow]], None]) -> None:
        """See LibraryDoor."""
        self._door.run_query(self, lambda db: queries.rows(db, tuple(ids)), done=done)

    def counts(self, filter_: Filter, done: Callable[[FilterCounts], None]) -> None:
        """See LibraryDoor."""
        self._door.run_query(self, lambda db: queries.filter_counts(db, filter_), done=done)

    def detail(self, photo_id: UUID, done: Callable[[PhotoDetail | None], None]) -> None:
        """See LibraryDoor."""
        self._door.run_query(self, lambda db: queries.photo_detail(db, photo_id), done=done)

    def collections(self, done: Callable[[list[CollectionRow]], None]) -> None:
        """See LibraryDoor."""
        self._door.run_query(self, queries.collections, done=done)

    def sessions(self, done: Callable[[list[SessionRow]], None]) -> None:
        """See LibraryDoor."""
        self._door.run_query(self, queries.sessions, done=done)

    def bursts(self, ids: Ids, done: Callable[[Bursts], None]) -> None:
        """See LibraryDoor."""
        self._door.run_query(self, partial(_bursts_among, tuple(ids)), done=done)

    def mark(self, ids: Ids, mark: Mark, *, step: str) -> None:
        """See LibraryDoor."""
        self._writer.put(as_written(ids, mark, step=step))

    def mark_apart(self, parts: Sequence[tuple[Ids, Mark]], *, step: str) -> None:
        """See LibraryDoor."""
        first, *more = (as_written(ids, mark, step=step) for ids, mark in parts if ids)
        self._writer.put(first, *more)

    def progress(self, ids: Ids, done: Callable[[Progress], None]) -> None:
        """See LibraryDoor."""
        asked = tuple(ids)
        self._door.run_query(self, lambda db: progress_of(db, asked), done=done)

    def add_keyword(self, ids: Ids, keyword: str, *, step: str) -> None:
        """See LibraryDoor."""
        add = partial(operations.add_keyword, ids=tuple(ids), keyword=keyword)
        self._door.run_write(self, add, step=step)

    def undo(self, done: Callable[[tuple[UUID, ...]], None]) -> None:
        """See LibraryDoor."""
        self._take(history.undo, done)

    def redo(self, done: Callable[[tuple[UUID, ...]], None]) -> None:
        """See LibraryDoor."""
        self._take(history.redo, done)

    def _take(
        self, take: Callable[[DbSession], history.Taken | None], done: Callable[[tuple[UUID, ...]], None]
    ) -> None:
        def work() -> history.Taken | None:
            self._writer.flush()  # what is on its way to the disk is the last step
            with self._studio.write() as db:
                return take(db)

        def taken(result: object) -> None:
            if isinstance(result, history.Taken):
                self._door.bus.changed.emit(result.changes, self)
                done(result.ids)
            else:
                done(())

        self._runner.submit(Lane.WRITE, work, Ticket(done=taken, failed=self._refuse))

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, WorldError):
            raise error
        self._door.refused.emit(error)


def _bursts_among(ids: Ids, db: DbSession) -> Bursts:
    from focusflow_desktop.photos.culling.looks import (
        find_bursts,
    )  # brings NumPy: the library's start does not wait

    return find_bursts(queries.burst_facts(db, ids))


def as_written(ids: Ids, mark: Mark, *, step: str) -> mark_writer.Mark:
    """The mark as the writer queues it."""
    if mark.field is Field.RATING:
        return mark_writer.Mark(ids=tuple(ids), step=step, rating=int(mark.value))
    if mark.field is Field.FLAG:
        return mark_writer.Mark(ids=tuple(ids), step=step, flag=Flag(str(mark.value)))
    return mark_writer.Mark(ids=tuple(ids), step=step, label=str(mark.value))
