"""The search: what is named so, and where it is written. A constant number of statements, however large the studio.

Names are asked by their beginnings and by any three letters; only when that finds little is a slip of the finger looked
for. Messages are found by their words, the newest first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.search.ranking import fit
from focusflow_desktop.business.search.rows import Found, FoundKind
from focusflow_desktop.business.search.titles import found_rows
from focusflow_desktop.business.search.wanted import Wanted, wanted
from focusflow_desktop.db.search_index import COLUMNS, NAMES, PARTS, PHOTOS, TEXTS, VOCABULARY
from focusflow_desktop.shared.errors import Damaged

__all__ = ["Found", "FoundKind", "named", "search", "written"]

OF_EACH, OF_TEXTS, LITTLE = 40, 20, 3
_WEIGHT = {FoundKind.JOB: 6.0, FoundKind.CLIENT: 5.0, FoundKind.SESSION: 2.0, FoundKind.INQUIRY: 1.0}
_OVER = {"completed", "lost", "cancelled", "declined", "spam", "done"}


def search(db: DbSession, typed: str, *, limit: int = 20) -> list[Found]:
    """Everything that fits, best first: what is named so, then where it is written. Raises Damaged: rebuild_index."""
    return [*named(db, typed, limit=limit), *written(db, typed, limit=limit)][:limit]


def named(db: DbSession, typed: str, *, limit: int = 20, pictures: bool = True) -> list[Found]:
    """Clients, jobs, sessions, to-dos, inquiries, files and pictures by their names, numbers and addresses."""
    asked = wanted(typed)
    if not asked.words:
        return []
    groups = tuple(group for group in COLUMNS[PARTS] if pictures or group != PHOTOS)
    try:
        hits = _names(db, asked.by_beginning())
        if asked.by_part():
            hits |= _in_groups(db, PARTS, groups, asked.by_part())
        if len({*hits}) < LITTLE:
            hits |= _names(db, asked.by_likeness(_vocabulary(db, asked)))
    except DatabaseError as error:
        raise _damaged() from error
    rows = found_rows(db, _by_table(hits), words=asked.words)
    return _best((replace(row, score=_score(asked, row)) for row in rows), limit=limit)


def written(db: DbSession, typed: str, *, limit: int = 20) -> list[Found]:
    """Messages and notes that hold every word typed, the newest first."""
    asked = wanted(typed)
    if not any(len(word) > 1 for word in asked.words):
        return []
    statement = (
        f"SELECT e.source, e.row_id FROM (SELECT rowid AS id FROM {TEXTS} WHERE {TEXTS} MATCH :asked "
        "ORDER BY rowid DESC LIMIT :limit) f JOIN search_entries e ON e.id = f.id"
    )
    try:
        hits = {
            (t, i) for t, i in db.execute(text(statement), {"asked": asked.by_beginning(), "limit": limit})
        }
    except DatabaseError as error:
        raise _damaged() from error
    rows = found_rows(db, _by_table(hits), words=asked.words)
    return sorted(rows, key=_instant, reverse=True)


def _names(db: DbSession, asked: str) -> set[tuple[str, str]]:
    return _in_groups(db, NAMES, COLUMNS[NAMES], asked) if asked else set()


def _in_groups(db: DbSession, index: str, groups: Iterable[str], asked: str) -> set[tuple[str, str]]:
    """The best rows of each group (by part: the newest), so that many people never hide a job."""
    each = " UNION ALL ".join(
        f"SELECT * FROM (SELECT rowid AS id FROM {index} WHERE {index} MATCH '{{{group}}} : (' || :asked || ')' "
        f"ORDER BY {'rank' if index == NAMES else 'rowid DESC'} LIMIT {OF_EACH})"
        for group in groups
    )
    statement = f"SELECT e.source, e.row_id FROM ({each}) f JOIN search_entries e ON e.id = f.id"
    return {(table, row_id) for table, row_id in db.execute(text(statement), {"asked": asked})}


def _vocabulary(db: DbSession, asked: Wanted) -> list[str]:
    """The words of all names that are about as long as one that was typed."""
    shortest, longest = min(map(len, asked.words)) - 2, max(map(len, asked.words)) + 2
    statement = f"SELECT term FROM {VOCABULARY} WHERE length(term) BETWEEN :shortest AND :longest"
    return list(db.scalars(text(statement), {"shortest": shortest, "longest": longest}))


def _by_table(hits: Iterable[tuple[str, str]]) -> dict[str, set[UUID]]:
    ids: dict[str, set[UUID]] = {}
    for table, row_id in hits:
        ids.setdefault(table, set()).add(UUID(row_id))
    return ids


def _score(asked: Wanted, row: Found) -> float:
    title = max(fit(asked, row.title), fit(asked, row.about) - 5)
    return title + _WEIGHT.get(row.kind, 0.0) - (3.0 if row.state in _OVER else 0.0)


def _best(rows: Iterable[Found], *, limit: int) -> list[Found]:
    return sorted(rows, key=lambda row: (-row.score, -_instant(row), row.title, row.id))[:limit]


def _instant(row: Found) -> float:
    return row.at.timestamp() if row.at is not None else 0.0


def _damaged() -> Damaged:
    return Damaged(
        "search_index_damaged",
        "The search index is damaged. Nothing else is; the index is made again from the studio.",
    )
