"""What the palette finds among the pictures: photos, keywords, shoots, collections."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.photos.library import finding
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.ui.shell import fuzzy
from focusflow_desktop.ui.shell.page import ShowRoom
from focusflow_desktop.ui.shell.palette import HITS_SHOWN
from focusflow_desktop.ui.shell.palette_list import Hit


def find_photos(db: DbSession, typed: str, show_room: ShowRoom) -> list[Hit]:
    """Photos by a part of their name, in the order they were taken."""
    hits: list[Hit] = []
    for found in finding.photos_named(db, typed, limit=HITS_SHOWN):
        at = found.name.lower().find(typed.lower())
        hits.append(
            Hit(
                title=found.name,
                detail=_day(found.taken_at),
                icon="image",
                letters=tuple(range(at, at + len(typed))) if at >= 0 else (),
                run=partial(show_room, "library", filter=Filter(text=found.name), active=found.id),
            )
        )
    return hits


def find_keywords(db: DbSession, typed: str, show_room: ShowRoom) -> list[Hit]:
    """Keywords by their beginning."""
    return [
        Hit(
            title=found.keyword,
            detail=_tr("keyword, %n photo(s)", found.photos),
            icon="tag",
            letters=tuple(range(len(typed))),
            run=partial(show_room, "library", filter=Filter(keyword=found.keyword)),
        )
        for found in finding.keywords_beginning(db, typed, limit=HITS_SHOWN)
    ]


def _day(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), QLocale.FormatType.ShortFormat)


def find_shoots(db: DbSession, typed: str, show_room: ShowRoom) -> list[Hit]:
    """Shoots and jobs whose title was meant, a slip of the finger forgiven."""
    shoots = finding.shoots(db)
    jobs: dict[object, list[finding.ShootFound]] = {}
    for shoot in shoots:
        jobs.setdefault(shoot.job_id, []).append(shoot)
    titles = [(shoot.title, shoot.job, frozenset({shoot.id})) for shoot in shoots]
    titles += [
        (of_job[0].job, _tr("%n shoot(s)", len(of_job)), frozenset(shoot.id for shoot in of_job))
        for of_job in jobs.values()
    ]
    return _best(
        typed,
        (
            (title, detail, partial(_show, show_room, Filter(session_ids=ids)))
            for title, detail, ids in titles
        ),
        icon="camera",
    )


def find_collections(db: DbSession, typed: str, show_room: ShowRoom) -> list[Hit]:
    """Collections whose name was meant, a slip of the finger forgiven."""
    return _best(
        typed,
        (
            (found.name, "", partial(_show, show_room, Filter(collection_id=found.id)))
            for found in finding.collections_named(db)
        ),
        icon="folder",
    )


def _best(typed: str, offered: Iterable[tuple[str, str, Callable[[], None]]], *, icon: str) -> list[Hit]:
    rated: list[tuple[float, Hit]] = []
    for title, detail, run in offered:
        fit = fuzzy.match(typed, title)
        if fit is not None:
            rated.append(
                (-fit.score, Hit(title=title, detail=detail, icon=icon, letters=fit.letters, run=run))
            )
    rated.sort(key=lambda pair: pair[0])
    return [hit for _, hit in rated[:HITS_SHOWN]]


def _show(show_room: ShowRoom, filter_: Filter) -> None:
    show_room("library", filter=filter_)


def _tr(words: str, number: int = -1) -> str:
    return QCoreApplication.translate("search", words, "", number)
