"""Bringing a whole studio in: checked before, written at once, compared after, or not at all.

Every file is compared with its hash first. After all rows are written, and before they count, each table is written out
once more from the database: its bytes must be those of the export, so nothing can have been lost or bent on the way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from uuid import UUID

from sqlalchemy import Table, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.whole.columns import columns_of
from focusflow_desktop.business.whole.contents import keep_content
from focusflow_desktop.business.whole.manifest import NAME, Manifest, TableFacts, damaged, read_manifest
from focusflow_desktop.business.whole.pictures import know_again, read_list
from focusflow_desktop.business.whole.places import Source, disk_in_words, source
from focusflow_desktop.business.whole.queries import MEMBERS, emptiness
from focusflow_desktop.business.whole.tables import STUDIOS, Row, read_table, tables, write_table
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.db.upgrade import HEAD
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Base

Moved = Callable[[int, int], None]
_BATCH = 1000
_PARTS = 3  # a row is checked, written and compared


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What came of it."""

    manifest: Manifest
    changes: Changes
    pictures_here: int  # files of photos that lie on this machine where they lay
    pictures_away: int  # and those that do not


def look_at(place: Path) -> Manifest:
    """What an export says of itself, without its files. Raises Damaged, Refused, Unavailable."""
    with source(place) as found:
        return _manifest(found)


def bring_in(studio: Studio, place: Path, *, on_moved: Moved | None = None) -> BroughtIn:
    """Bring the export at `place` into this studio, which must be empty. Nothing is written unless all of it is.

    `on_moved` gets steps done and in all, and may raise to stop. Raises Refused (not empty, newer, another program's),
    Damaged with the file and the reason, Unavailable.
    """
    with source(place) as found:
        manifest = _manifest(found)
        with studio.read() as db:
            _refuse_unless_empty(db)
        coming = _Coming(found, manifest, on_moved)
        coming.check()
        pictures = read_list(found.read(manifest.picture_list.name))
        with studio.write() as db:
            _refuse_unless_empty(db)
            coming.write(db, studio.tenant_id)
            coming.keep_contents(studio.folder)
            known_again = know_again(db, pictures)
    changes = Changes.of("photo_files")
    for table in tables():
        changes |= Changes.of(table.name)
    away = len(pictures) - known_again
    return BroughtIn(manifest=manifest, changes=changes, pictures_here=known_again, pictures_away=away)


def _manifest(found: Source) -> Manifest:
    return read_manifest(found.read(NAME), schema=HEAD)


def _refuse_unless_empty(db: DbSession) -> None:
    state = emptiness(db)
    if not state.is_empty:
        raise Refused(
            "whole_not_empty",
            "A studio can only be brought into a new, empty one. This one is in use already. Nothing was changed.",
            tables=", ".join(state.filled),
        )


@dataclass(slots=True)
class _Coming:
    """One export while it is brought in."""

    source: Source
    manifest: Manifest
    on_moved: Moved | None
    _done: int = 0

    def check(self) -> None:
        """Every file is what was written, and every table one of ours."""
        known = {table.name for table in tables()}
        for facts in self.manifest.tables:
            if facts.table not in known:
                raise damaged(facts.file.name, "this version knows no such table")
        rows = {facts.file.name: facts.rows for facts in self.manifest.tables}
        for each in self.manifest.every_file:
            self.source.check(each)
            self._moved(rows.get(each.name, 0))

    def write(self, db: DbSession, tenant_id: UUID) -> None:
        """All rows, and then all of them compared."""
        founders = list(db.scalars(select(_table(MEMBERS).c.id)))
        db.execute(
            update(_table(MEMBERS)).values(deleted=True)
        )  # whoever founded it comes along with the rest
        for facts in self.manifest.tables:
            self._write_table(db, facts, tenant_id)
        try:
            db.flush()
            self._check_references(db)
        except IntegrityError as error:
            raise damaged(NAME, "its rows do not fit together") from error
        for facts in self.manifest.tables:
            self._compare(db, facts, without=founders if facts.table == MEMBERS else [])

    def keep_contents(self, folder: Path) -> None:
        """The files that the studio keeps; they were checked, and one that is there already stays."""
        for facts in self.manifest.files:
            with disk_in_words():
                keep_content(folder, self.source.pieces(facts.name))

    def _write_table(self, db: DbSession, facts: TableFacts, tenant_id: UUID) -> None:
        table = _table(facts.table)
        with self.source.open(facts.file.name) as file:
            rows = read_table(file, table, facts)
            try:
                if table.name == STUDIOS:
                    self._write_studio(db, rows, tenant_id)
                else:
                    while batch := list(islice(rows, _BATCH)):
                        db.execute(insert(table), [{**row, "tenant_id": tenant_id} for row in batch])
                        self._moved(len(batch))
            except IntegrityError as error:
                raise damaged(facts.file.name, f"a row does not fit ({error.orig})") from error

    def _write_studio(self, db: DbSession, rows: Iterator[Row], tenant_id: UUID) -> None:
        """The studio's own row takes the place of the one that founding wrote."""
        table = _table(STUDIOS)
        for row in rows:
            values = {**row, "id": tenant_id, "tenant_id": tenant_id}
            if not db.execute(update(table).where(table.c.id == tenant_id).values(values)).rowcount:  # type: ignore[attr-defined]
                db.execute(insert(table).values(values))
            self._moved(1)

    def _check_references(self, db: DbSession) -> None:
        """References wait for the commit; an export whose rows point nowhere is named before it."""
        broken = db.connection().exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise damaged(f"{broken[0]}.csv", f"a row points at one of {broken[2]} that is not there")

    def _compare(self, db: DbSession, facts: TableFacts, *, without: list[UUID]) -> None:
        table = _table(facts.table)
        if [*facts.columns] != [column.name for column in columns_of(table)]:
            self._moved(
                facts.rows
            )  # of an older version: what it did not have was filled with what a new row has
            return
        written = hashlib.sha256()
        rows = write_table(db, table, written.update, studio_id=self.manifest.studio_id, without=without)
        if rows != facts.rows or written.hexdigest() != facts.file.sha256:
            raise damaged(facts.file.name, "what was written from it is not what it says")
        self._moved(rows)

    def _moved(self, count: int) -> None:
        self._done += count
        if self.on_moved is not None:
            self.on_moved(self._done, self.manifest.rows * _PARTS)


def _table(name: str) -> Table:
    return Base.metadata.tables[name]
