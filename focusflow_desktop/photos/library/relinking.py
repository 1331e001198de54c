"""Finds missing files again in a folder a person chose: by size and name first, then by their whole content.

Looks and reads only. What is found is linked by `link`, which changes nothing but where the studio looks for it.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.db.tables import FolderKind, PhotoFile
from focusflow_desktop.photos.files.hashing import hash_file
from focusflow_desktop.photos.library.operations import relink, remember_folder
from focusflow_desktop.photos.library.queries import original_folders
from focusflow_desktop.shared.errors import WorldError


@dataclass(frozen=True, slots=True, kw_only=True)
class LostFile:
    """A file that is not where it was."""

    path: Path
    byte_size: int
    sha256: str

    @property
    def alike(self) -> tuple[str, int]:
        """What a candidate must have in common before it is worth reading."""
        return _folded(self.path.name), self.byte_size


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinking:
    """The preview: old and new places that hold the same content, and what was not found."""

    folder: Path
    found: tuple[tuple[Path, Path], ...]
    not_found: tuple[Path, ...]

    @property
    def total(self) -> int:
        """How many were looked for."""
        return len(self.found) + len(self.not_found)


def lost_files(db: DbSession) -> list[LostFile]:
    """Every file that is missing and was not put into the trash."""
    chosen = select(PhotoFile.path, PhotoFile.byte_size, PhotoFile.sha256).where(
        PhotoFile.missing_since.is_not(None), PhotoFile.trashed_at.is_(None)
    )
    return [
        LostFile(path=Path(os.fsdecode(path)), byte_size=size, sha256=sha256)
        for path, size, sha256 in db.execute(chosen)
    ]


def search(
    folder: Path,
    lost: Sequence[LostFile],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int, int, str], None] = lambda _done, _total, _name: None,
) -> Relinking:
    """The whole tree in one go. A search that is stopped previews what it has found."""
    wanted = {file.alike for file in lost}
    candidates: dict[tuple[str, int], list[Path]] = defaultdict(list)
    for path, size in _walk(folder, cancelled):
        key = (_folded(path.name), size)
        if key in wanted:
            candidates[key].append(path)
    found: list[tuple[Path, Path]] = []
    not_found: list[Path] = []
    taken: set[Path] = set()
    for number, file in enumerate(lost, start=1):
        here = [path for path in candidates[file.alike] if path not in taken and path != file.path]
        here.sort(key=lambda path: -_common_end(path, file.path))
        match = None if cancelled() else next((path for path in here if _is_same(path, file.sha256)), None)
        if match is None:
            not_found.append(file.path)
        else:
            taken.add(match)
            found.append((file.path, match))
        progress(number, len(lost), file.path.name)
    return Relinking(folder=folder, found=tuple(found), not_found=tuple(not_found))


def link(db: DbSession, relinking: Relinking) -> Changes:
    """Look for these files in their new places from here on; a place that another photo's file has is left to it."""
    known = set(db.scalars(select(PhotoFile.path)))
    free = [(old, new) for old, new in relinking.found if os.fsencode(new) not in known]
    changes = relink(db, free)
    folders = original_folders(db)
    if free and not any(relinking.folder.is_relative_to(folder) for folder in folders):
        changes |= remember_folder(db, relinking.folder, FolderKind.IN_PLACE)
    return changes


def _walk(folder: Path, cancelled: Callable[[], bool]) -> Iterable[tuple[Path, int]]:
    waiting = [folder]
    while waiting and not cancelled():
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    elif entry.is_file(follow_symlinks=False):
                        yield Path(entry.path), entry.stat(follow_symlinks=False).st_size
        except OSError:
            continue  # what may not be read cannot be searched; its files stay among those not found


def _is_same(path: Path, sha256: str) -> bool:
    try:
        return hash_file(path).sha256 == sha256
    except (OSError, WorldError):
        return False  # unreadable: no match that anybody could rely on


def _common_end(one: Path, other: Path) -> int:
    """How many folders from the end have the same names: of two copies, the one that lies alike is meant."""
    count = 0
    for mine, theirs in zip(reversed(one.parts), reversed(other.parts), strict=False):
        if _folded(mine) != _folded(theirs):
            break
        count += 1
    return count


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
