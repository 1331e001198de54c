"""The watched folders in the database: which there are, of which shoot, and what is known of the files below one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, FinalFile, Folder, FolderKind, PhotoFile
from focusflow_desktop.photos.finals.scan import Signs
from focusflow_desktop.photos.library.operations import remember_folder

_WINDOW = 500


def finals_folders(db: DbSession) -> list[tuple[Path, UUID | None]]:
    """The watched folders and the shoots they belong to."""
    chosen = select(Folder.path, Folder.session_id).where(Folder.kind == FolderKind.FINALS)
    return [(Path(os.fsdecode(path)), session) for path, session in db.execute(chosen.order_by(Folder.id))]


def watch_folder(db: DbSession, path: Path, *, session_id: UUID | None) -> Changes:
    """Watch a folder for finals of a shoot; None compares with every photo. Choosing it again changes the shoot."""
    remember_folder(db, path, FolderKind.FINALS, session_id=session_id)
    db.flush()
    db.execute(update(Folder).where(*_this(path)).values(session_id=session_id))
    return Changes.of("folders")


def unwatch_folder(db: DbSession, path: Path) -> Changes:
    """Look there no more. Links that were made stay, and so do the files."""
    db.execute(delete(Folder).where(*_this(path)))
    return Changes.of("folders")


def known_files(db: DbSession, folder: Path) -> dict[Path, Signs]:
    """The finals below the folder as they were when they were last read, those that went missing left out."""
    chosen = select(FinalFile.path, FinalFile.byte_size, FinalFile.mtime_ns)
    here = chosen.where(lies_below(FinalFile.path, folder), FinalFile.missing_since.is_(None))
    return {Path(os.fsdecode(path)): Signs(size, mtime) for path, size, mtime in db.execute(here)}


def originals_among(db: DbSession, paths: Iterable[Path]) -> set[Path]:
    """Those of these files that the library knows as something else than finals: a watched folder may hold them too."""
    encoded = [os.fsencode(path) for path in paths]
    found: set[Path] = set()
    for start in range(0, len(encoded), _WINDOW):
        mine = PhotoFile.path.in_(encoded[start : start + _WINDOW])
        chosen = select(PhotoFile.path).where(mine, PhotoFile.role != FileRole.FINAL)
        found.update(Path(os.fsdecode(path)) for path in db.scalars(chosen))
    return found


def lies_below(column: InstrumentedAttribute[bytes], folder: Path) -> ColumnElement[bool]:
    """Whether a path column names something below the folder."""
    start = os.fsencode(folder).rstrip(os.fsencode(os.sep)) + os.fsencode(os.sep)
    return func.substr(column, 1, len(start)) == start


def _this(path: Path) -> tuple[ColumnElement[bool], ...]:
    return Folder.path == os.fsencode(path), Folder.kind == FolderKind.FINALS
