"""Taking the whole studio along: every table, every file it keeps, the list of its pictures, and the manifest last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.whole.columns import columns_of
from focusflow_desktop.business.whole.contents import FILES, content_path, kept_contents
from focusflow_desktop.business.whole.manifest import NAME, FileFacts, Manifest, TableFacts
from focusflow_desktop.business.whole.pictures import (
    LIST,
    copy_exactly,
    is_there,
    known_files,
    refuse_among_originals,
    write_list,
)
from focusflow_desktop.business.whole.places import Target, target
from focusflow_desktop.business.whole.tables import tables, write_table
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.db.upgrade import HEAD
from focusflow_desktop.shared.clock import Clock
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import StudioProfile

Moved = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of an export."""

    place: Path
    manifest: Manifest


def take_along(
    studio: Studio, place: Path, *, clock: Clock, with_pictures: bool = False, on_moved: Moved | None = None
) -> Taken:
    """Write the whole studio to `place`: a new folder, or a zip if it is called so. Whole or not at all.

    Works beside an open window, from one view of the database. `on_moved` gets rows and files done and in all, and may
    raise to stop. Raises Refused for a studio without a name or a place that is taken, NoRoom, Unavailable.
    """
    with studio.read() as db:
        refuse_among_originals(db, place)
    with studio.read() as db, target(place) as to:
        name = db.scalar(select(StudioProfile.name).where(~StudioProfile.deleted))
        if name is None:
            raise Refused("studio_not_founded", "There is no studio here yet. Nothing was changed.")
        going = _Going(db, studio, to, on_moved=on_moved)
        going.count(with_pictures=with_pictures)
        manifest = Manifest(
            studio_id=studio.tenant_id,
            studio=name,
            schema=HEAD,
            made_at=clock.now().replace(microsecond=0, tzinfo=None).isoformat() + "Z",
            tables=tuple(going.table(table) for table in tables()),
            files=going.contents(),
            picture_list=going.picture_list(),
            pictures=going.pictures() if with_pictures else (),
            missing=tuple(going.missing),
        )
        with to.file(NAME) as written:
            written.write(manifest.text().encode())
    return Taken(place=place, manifest=manifest)


@dataclass(slots=True)
class _Going:
    """One export while it is made."""

    db: DbSession
    studio: Studio
    to: Target
    on_moved: Moved | None
    missing: list[str] = field(default_factory=list)
    _done: int = 0
    _total: int = 0

    def count(self, *, with_pictures: bool) -> None:
        """How much there is to do."""
        self._total = sum(self.db.scalar(select(func.count()).select_from(each)) or 0 for each in tables())
        self._total += sum(1 for _ in kept_contents(self.studio.folder)) + 1
        if with_pictures:
            self._total += sum(1 for _ in known_files(self.db))

    def table(self, table: Table) -> TableFacts:
        """One table as a CSV."""
        with self.to.file(f"{table.name}.csv") as written:
            rows = write_table(self.db, table, written.write, studio_id=self.studio.tenant_id)
            facts = written.facts()
        self._moved(rows)
        columns = {column.name: str(column.kind) for column in columns_of(table)}
        return TableFacts(table=table.name, file=facts, rows=rows, columns=columns)

    def contents(self) -> tuple[FileFacts, ...]:
        """The files that the studio keeps."""
        made: list[FileFacts] = []
        for sha256 in kept_contents(self.studio.folder):
            path = content_path(self.studio.folder, sha256)
            with self.to.file(f"{FILES}/{sha256[:2]}/{sha256}") as written:
                if not copy_exactly(path, written, sha256=sha256):
                    self.missing.append(str(path))
                made.append(written.facts())
            self._moved(1)
        return tuple(made)

    def picture_list(self) -> FileFacts:
        """Where the pictures lie."""
        with self.to.file(LIST) as written:
            write_list(self.db, written)
            facts = written.facts()
        self._moved(1)
        return facts

    def pictures(self) -> tuple[FileFacts, ...]:
        """The pictures themselves, each once; those that are away are named."""
        made: dict[str, FileFacts] = {}
        away: dict[str, str] = {}
        for file in known_files(self.db):
            if file.name not in made:
                if not is_there(file):
                    away[file.name] = str(file.path)
                else:
                    with self.to.file(file.name) as written:
                        if not copy_exactly(file.path, written, sha256=file.sha256):
                            away[file.name] = str(file.path)
                        made[file.name] = written.facts()
            self._moved(1)
        self.missing.extend(path for name, path in sorted(away.items()) if name not in made)
        self.missing.extend(path for name, path in sorted(away.items()) if name in made)
        return tuple(made.values())

    def _moved(self, count: int) -> None:
        self._done += count
        if self.on_moved is not None:
            self.on_moved(self._done, self._total)
