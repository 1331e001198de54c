"""What the palette finds beyond commands: the desk's things (search_desk.py) and the pictures' (search_pictures.py).

Asked on the query lane; a question that a newer letter has overtaken is withdrawn. What finds is loaded there by the
first question: the window's start does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.errors import Damaged, WorldError
from focusflow_desktop.tasks.operation import Door
from focusflow_desktop.tasks.runner import Ticket
from focusflow_desktop.ui.shell.page import ShowRoom, every_room
from focusflow_desktop.ui.shell.palette_list import Hit

if TYPE_CHECKING:
    from focusflow_desktop.db.changes import Changes

Find = Callable[[DbSession, str, ShowRoom], list[Hit]]
Show = Callable[[Sequence[Hit]], None]


class StudioSearch(QObject):
    """One group of the palette, answered from the studio."""

    def __init__(self, group: str, find: Find, *, door: Door, show_room: ShowRoom, parent: QObject) -> None:
        super().__init__(parent)
        self.group = group
        self._find, self._door, self._show_room = find, door, show_room
        self._asked: Ticket | None = None

    def search(self, typed: str, show: Show) -> None:
        """See SearchProvider."""
        if self._asked is not None:
            self._asked.cancel()
        self._ask(typed.strip(), show, failed=partial(self._on_failed, typed.strip(), show))

    def _ask(self, typed: str, show: Show, *, failed: Callable[[WorldError], None] | None = None) -> None:
        self._asked = self._door.run_query(
            self, lambda db: self._find(db, typed, self._show_room), done=show, failed=failed
        )

    def _on_failed(self, typed: str, show: Show, error: WorldError) -> None:
        """A damaged index is made again, once; anything else is said."""
        if isinstance(error, Damaged):
            self._door.run_write(self, _rebuild_index, done=lambda _changes: self._ask(typed, show))
        else:
            self._door.refused.emit(error)


def searches(
    *, door: Door, show_room: ShowRoom, parent: QObject, has_room: Callable[[str], bool] = every_room
) -> list[StudioSearch]:
    """Every provider, in the order of the palette's groups. What leads to a room that is not there is not offered."""
    groups: tuple[tuple[str, Find], ...] = (
        (_tr("Clients and jobs"), partial(_find_desk, has_room=has_room)),
        (_tr("Messages and notes"), partial(_find_written, has_room=has_room)),
        (_tr("Photos"), _find_photos),
        (_tr("Keywords"), _find_keywords),
        (_tr("Shoots in the library"), _find_shoots),
        (_tr("Collections"), _find_collections),
    )
    return [
        StudioSearch(group, find, door=door, show_room=show_room, parent=parent) for group, find in groups
    ]


def _find_desk(
    db: DbSession, typed: str, show_room: ShowRoom, *, has_room: Callable[[str], bool]
) -> list[Hit]:
    from focusflow_desktop.ui.search_desk import find_desk

    return find_desk(db, typed, show_room, has_room=has_room)


def _find_written(
    db: DbSession, typed: str, show_room: ShowRoom, *, has_room: Callable[[str], bool]
) -> list[Hit]:
    from focusflow_desktop.ui.search_desk import find_written

    return find_written(db, typed, show_room, has_room=has_room)


def _find_photos(db: DbSession, typed: str, show_room: ShowRoom) -> list[Hit]:
    from focusflow_desktop.ui.search_pictures import find_photos

    return find_photos(db, typed, show_room)


def _find_keywords(db: DbSession, typed: str, show_room: ShowRoom) -> list[Hit]:
    from focusflow_desktop.ui.search_pictures import find_keywords

    return find_keywords(db, typed, show_room)


def _find_shoots(db: DbSession, typed: str, show_room: ShowRoom) -> list[Hit]:
    from focusflow_desktop.ui.search_pictures import find_shoots

    return find_shoots(db, typed, show_room)


def _find_collections(db: DbSession, typed: str, show_room: ShowRoom) -> list[Hit]:
    from focusflow_desktop.ui.search_pictures import find_collections

    return find_collections(db, typed, show_room)


def _rebuild_index(db: DbSession) -> Changes:
    from focusflow_desktop.business.search.operations import rebuild_index

    return rebuild_index(db)


def _tr(words: str) -> str:
    return QCoreApplication.translate("search", words)
