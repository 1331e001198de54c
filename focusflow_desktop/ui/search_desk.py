"""What the palette finds of the desk: clients, jobs, sessions, to-dos and inquiries together, then messages and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.search import queries
from focusflow_desktop.business.search.queries import Found, FoundKind
from focusflow_desktop.business.search.wanted import fold, wanted
from focusflow_desktop.shared.rules.todo_due import local_day
from focusflow_desktop.ui.shell.page import ShowRoom, every_room
from focusflow_desktop.ui.shell.palette import HITS_SHOWN
from focusflow_desktop.ui.shell.palette_list import Hit

HasRoom = Callable[[str], bool]

ICONS = {
    FoundKind.CLIENT: "user",
    FoundKind.JOB: "briefcase",
    FoundKind.SESSION: "calendar",
    FoundKind.TODO: "square-check",
    FoundKind.INQUIRY: "inbox",
    FoundKind.MESSAGE: "mail",
    FoundKind.NOTE: "sticky-note",
    FoundKind.FILE: "paperclip",
    FoundKind.PHOTO: "image",
}


def find_desk(db: DbSession, typed: str, show_room: ShowRoom, *, has_room: HasRoom = every_room) -> list[Hit]:
    """Clients, jobs and what hangs on them, by name, number or address, a slip forgiven."""
    return _hits(
        queries.named(db, typed, limit=HITS_SHOWN, pictures=False), typed, show_room, has_room=has_room
    )


def find_written(
    db: DbSession, typed: str, show_room: ShowRoom, *, has_room: HasRoom = every_room
) -> list[Hit]:
    """Messages and notes by their words."""
    return _hits(queries.written(db, typed, limit=HITS_SHOWN), typed, show_room, has_room=has_room)


def _hits(rows: Sequence[Found], typed: str, show_room: ShowRoom, *, has_room: HasRoom) -> list[Hit]:
    return [
        Hit(
            title=row.title,
            detail=_detail(row),
            icon=ICONS[row.kind],
            letters=_letters(row.title, typed),
            run=partial(_lead, show_room, row),
        )
        for row in rows
        if row.room and has_room(row.room)
    ]


def _lead(show_room: ShowRoom, row: Found) -> None:
    show_room(row.room, **row.place)


def _detail(row: Found) -> str:
    word = _tr("Done") if row.kind is FoundKind.TODO and row.state == "done" else _kind_words()[row.kind]
    return " · ".join(part for part in (word, row.about, _day(row)) if part)


def _kind_words() -> dict[FoundKind, str]:
    return {
        FoundKind.CLIENT: _tr("Client"),
        FoundKind.JOB: _tr("Job"),
        FoundKind.SESSION: _tr("Session"),
        FoundKind.TODO: _tr("To-do"),
        FoundKind.INQUIRY: _tr("Inquiry"),
        FoundKind.MESSAGE: "",
        FoundKind.NOTE: _tr("Note"),
        FoundKind.FILE: _tr("File"),
        FoundKind.PHOTO: _tr("Picture"),
    }


def _day(row: Found) -> str:
    day = local_day(row.at, row.tz or "UTC")
    return "" if day is None else QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def _letters(title: str, typed: str) -> tuple[int, ...]:
    """Where the words typed stand in the title, if folding moved no letter."""
    folded = fold(title)
    if len(folded) != len(title):
        return ()
    taken: set[int] = set()
    for word in wanted(typed).words:
        at = folded.find(word)
        taken |= set(range(at, at + len(word))) if at >= 0 else set()
    return tuple(sorted(taken))


def _tr(words: str) -> str:
    return QCoreApplication.translate("search", words)
