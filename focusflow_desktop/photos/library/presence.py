"""Which known files are where they were: folders are listed, nothing is opened, and what cannot be told stays as it is.

A drive that is away makes its files missing until it comes back; a folder that may not be read tells nothing.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import PhotoFile

_WINDOW = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """A file as it was last seen; `is_gone` is what is written down of it now. There may be 100,000 of them."""

    path: str  # a Path would take ten times the memory
    is_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """What has changed since it was written down."""

    gone: tuple[Path, ...] = ()
    back: tuple[Path, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.gone or self.back)


def known_files(db: DbSession, *, photos: Sequence[UUID] | None = None) -> list[KnownFile]:
    """The files of these photos, or all."""
    columns = select(PhotoFile.path, PhotoFile.missing_since)
    if photos is None:
        return _known(db, columns.execution_options(yield_per=_WINDOW))
    found: list[KnownFile] = []
    for start in range(0, len(photos), _WINDOW):
        found += _known(db, columns.where(PhotoFile.photo_id.in_(photos[start : start + _WINDOW])))
    return found


def _known(db: DbSession, chosen: Select[bytes, datetime | None]) -> list[KnownFile]:
    found = db.execute(chosen)
    return [KnownFile(path=os.fsdecode(path), is_gone=since is not None) for path, since in found]


def look(files: Iterable[KnownFile], *, cancelled: Callable[[], bool] = lambda: False) -> Presence:
    """Lists each folder once. A cancelled look tells what it has seen."""
    by_folder: dict[str, list[KnownFile]] = defaultdict(list)
    for file in files:
        by_folder[os.path.dirname(file.path)].append(file)  # noqa: PTH120 — see KnownFile
    gone: list[Path] = []
    back: list[Path] = []
    for folder, members in by_folder.items():
        if cancelled():
            break
        names = _names_in(Path(folder))
        if names is None:
            continue
        for file in members:
            is_here = os.path.basename(file.path) in names  # noqa: PTH119 — see KnownFile
            if is_here and file.is_gone:
                back.append(Path(file.path))
            elif not is_here and not file.is_gone:
                gone.append(Path(file.path))
    return Presence(gone=tuple(gone), back=tuple(back))


def note(db: DbSession, presence: Presence, *, at: datetime) -> Changes:
    """Write down what was seen; a file that was put back from the trash is an ordinary file again."""
    owners = _set(db, presence.gone, missing_since=at) | _set(
        db, presence.back, missing_since=None, trashed_at=None
    )
    return Changes.of("photos", owners) if owners else Changes()


def _set(db: DbSession, paths: Sequence[Path], **values: datetime | None) -> set[UUID]:
    owners: set[UUID] = set()
    for start in range(0, len(paths), _WINDOW):
        encoded = [os.fsencode(path) for path in paths[start : start + _WINDOW]]
        chosen = PhotoFile.path.in_(encoded)
        owners.update(db.scalars(select(PhotoFile.photo_id).where(chosen)))
        db.execute(
            update(PhotoFile).where(chosen).values(**values),
            execution_options={"synchronize_session": False},
        )
    return owners


def _names_in(folder: Path) -> set[str] | None:
    """The names there; none where the folder is gone, None where nobody can tell."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name for entry in entries}
    except (FileNotFoundError, NotADirectoryError):
        return set()
    except OSError:
        return None  # a sleeping share or a folder that may not be read: no reason to call a photo missing
