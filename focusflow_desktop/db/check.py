"""Notices damage early and saves what can be read: quick and full checks, and a copy row by row (R6).

SQLite's own `.recover` is not in the library we use, so salvage walks each table forwards and backwards from the
damage and keeps every row that can still be read.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from focusflow_desktop.db.sqlite import sqlite
from focusflow_desktop.db.upgrade import bring_up_to_date
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Refused

_STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: a few milliseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What a check found; `problems` are SQLite's own words, for the log and the expert."""

    is_sound: bool
    problems: tuple[str, ...]


class CheckStopped(Exception):
    """The check was told to stop before it knew."""


def check_database(path: Path, *, full: bool, stop: threading.Event | None = None) -> CheckResult:
    """Look through the database without changing it; `full` also compares every index with its table.

    Raises CheckStopped soon after `stop` is set.
    """
    stopped = stop or threading.Event()
    pragma = "integrity_check(20)" if full else "quick_check(20)"
    try:
        with closing(sqlite.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.text_factory = _lenient
            connection.set_progress_handler(stopped.is_set, _STEPS_BETWEEN_LOOKS)
            found = [str(line) for (line,) in connection.execute(f"PRAGMA {pragma}")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
    except (
        sqlite.DatabaseError,
        UnicodeDecodeError,
    ) as error:  # damage may reach the words of the complaint itself
        if stopped.is_set():
            raise CheckStopped from error
        return CheckResult(is_sound=False, problems=(str(error),))
    if stopped.is_set():
        raise CheckStopped
    problems = [line for line in found if line != "ok"] + [f"orphan row in {table}" for table, *_ in orphans]
    return CheckResult(is_sound=not problems, problems=tuple(problems))


def salvage(damaged: Path, target: Path, *, clock: Clock) -> dict[str, int]:
    """Copy every row that can still be read into a new database at `target`; returns the rows saved by table.

    The damaged file is only read. Raises Refused when `target` exists.
    """
    if target.exists():
        raise Refused("salvage_target_exists", f"{target.name} exists already; nothing was changed.")
    bring_up_to_date(target, clock=clock)
    saved: dict[str, int] = {}
    with (
        closing(sqlite.connect(f"{damaged.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as source,
        closing(sqlite.connect(target)) as rescued,
    ):
        source.text_factory = _lenient
        rescued.execute("UPDATE undo_state SET step = NULL")
        for table, columns in _tables(rescued):
            saved[table] = _rescue(source, rescued, table=table, columns=columns)
        rescued.commit()
    return saved


def _lenient(text: bytes) -> str:
    """Text of a damaged page may be no UTF-8."""
    return text.decode(errors="replace")


def _tables(database: sqlite.Connection) -> list[tuple[str, list[str]]]:  # type: ignore[name-defined]  # chosen at run time
    names = database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
        " AND name NOT LIKE 'search_%'"  # the search index fills itself as its rows come
    )
    return [
        (name, [column[1] for column in database.execute(f'PRAGMA table_info("{name}")')])
        for (name,) in names
    ]


def _rescue(source: object, rescued: object, *, table: str, columns: list[str]) -> int:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    count = 0
    for row in _readable_rows(
        source, f'SELECT {names} FROM "{table}"'
    ):  # names come from the new, sound schema
        rescued.execute(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', row)  # type: ignore[attr-defined]  # a DB-API connection
        count += 1
    return count


def _readable_rows(source: object, select: str) -> Iterator[tuple[object, ...]]:
    """Rows from the start until the damage, then from the end back to it."""
    seen: set[int] = set()
    for order in ("", " ORDER BY rowid DESC"):
        try:
            for rowid, *row in source.execute(select.replace("SELECT ", "SELECT rowid, ", 1) + order):  # type: ignore[attr-defined]  # a DB-API connection
                if rowid in seen:
                    break
                seen.add(rowid)
                yield tuple(row)
        except sqlite.DatabaseError:  # the damage: what lies behind it is read from the other end
            continue
