"""Rejected photos to the system's trash: which files go, moving them, and knowing it afterwards.

Only what a person confirmed from a list comes here. Second copies on other drives and finals stay.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FileRole, PhotoFile
from focusflow_desktop.photos.files.trash import Mover, put_in_trash
from focusflow_desktop.photos.ingest.cards import SIDECARS, WANTED, CardFile
from focusflow_desktop.photos.ingest.groups import group_files
from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.queries import files_of, library_ids, rows
from focusflow_desktop.photos.library.rows import FileRow
from focusflow_desktop.shared.errors import WorldError
from focusflow_desktop.shared.records.photos import Flag

_WINDOW = 500
_ORDER = (FileRole.ORIGINAL, FileRole.JPEG, FileRole.SIDECAR, FileRole.AUDIO, FileRole.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingFile:
    """One file that would go; `size` is unknown for a sidecar, which other programs may have changed."""

    path: Path
    size: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A rejected photo with its files, the original first."""

    photo_id: UUID
    name: str
    files: tuple[GoingFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashResult:
    """What went and what stayed, with the reason."""

    moved: tuple[Path, ...]
    failed: tuple[tuple[Path, str], ...]
    photos: int  # whose files have all gone


def rejects(db: DbSession, filter_: Filter) -> list[Reject]:
    """The rejected photos that the filter shows and whose originals are here, with all that lies beside them."""
    rejected = replace(filter_.without("is_missing", "is_trashed"), flags=frozenset({Flag.REJECT}))
    found = rows(db, library_ids(db, rejected))
    files = files_of(db, [row.id for row in found])
    beside = _Beside()
    made = []
    for row in found:
        going = _going(files[row.id], beside)
        if going:
            made.append(Reject(photo_id=row.id, name=row.name, files=going))
    return made


def move_to_trash(
    chosen: Sequence[Reject],
    *,
    move: Mover,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int, str], None] = lambda _done, _total, _name: None,
) -> TrashResult:
    """Photo by photo; where the original cannot go, what lies beside it stays with it."""
    moved: list[Path] = []
    failed: list[tuple[Path, str]] = []
    photos = 0
    for number, photo in enumerate(chosen, start=1):
        if cancelled():
            break
        is_whole = True
        for file in photo.files:
            try:
                put_in_trash(file.path, size=file.size, move=move)
            except WorldError as error:
                failed.append((file.path, error.message))
                is_whole = False
                if file is photo.files[0]:
                    break
            else:
                moved.append(file.path)
        photos += is_whole
        progress(number, len(chosen), photo.name)
    return TrashResult(moved=tuple(moved), failed=tuple(failed), photos=photos)


def note_trashed(db: DbSession, paths: Sequence[Path], *, at: datetime) -> Changes:
    """These files are in the trash; they count as missing, but nobody looks for them."""
    owners: set[UUID] = set()
    for start in range(0, len(paths), _WINDOW):
        chosen = PhotoFile.path.in_([os.fsencode(path) for path in paths[start : start + _WINDOW]])
        owners.update(db.scalars(select(PhotoFile.photo_id).where(chosen)))
        db.execute(
            update(PhotoFile).where(chosen).values(missing_since=at, trashed_at=at),
            execution_options={"synchronize_session": False},
        )
    return Changes.of("photos", owners) if owners else Changes()


def _going(files: Iterable[FileRow], beside: _Beside) -> tuple[GoingFile, ...]:
    here = [file for file in files if file.role in _ORDER and file.missing_since is None]
    here.sort(key=lambda file: _ORDER.index(file.role))
    if not here or here[0].role is not FileRole.ORIGINAL:
        return ()
    going = {
        file.path: GoingFile(path=file.path, size=None if file.role is FileRole.SIDECAR else file.byte_size)
        for file in here
    }
    for file in here:
        if file.role is FileRole.ORIGINAL:
            for path in beside.sidecars_of(file.path):
                going.setdefault(path, GoingFile(path=path, size=None))
    return tuple(going.values())


class _Beside:
    """What stands beside originals now: sidecars are written after an import and are on no list. Each folder once."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[Path, list[Path]]] = {}

    def sidecars_of(self, original: Path) -> list[Path]:
        """The sidecars, sounds and thumbnails that belong to this file and to no other."""
        folder = original.parent
        if folder not in self._folders:
            self._folders[folder] = _listed(folder)
        return self._folders[folder].get(original, [])


def _listed(folder: Path) -> dict[Path, list[Path]]:
    files: list[CardFile] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                path = Path(entry.path)
                if path.suffix.lower() in WANTED and entry.is_file(follow_symlinks=False):
                    size = entry.stat(follow_symlinks=False).st_size
                    files.append(CardFile(path=path, relative=Path(path.name), size=size, mtime_ns=0))
    except OSError:
        return {}  # the folder has gone meanwhile: moving will say so file by file
    found: dict[Path, list[Path]] = defaultdict(list)
    for group in group_files(files):
        found[group.first.file.path] = [
            member.file.path for member in group.members[1:] if member.file.suffix in SIDECARS
        ]
    return found
