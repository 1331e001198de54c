"""Sees which sidecars other programs changed, and makes their photos due. Reads folders, never the files themselves.

A folder whose listing is as it was at the last look costs no question to the database.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FileRole, PhotoFile, SidecarState
from focusflow_desktop.db.unit_of_work import Studio
from focusflow_desktop.photos.sidecars.operations import below, folders_with_sidecars, may_write
from focusflow_desktop.photos.sidecars.signs import Listing, listing_of, signs_of
from focusflow_desktop.photos.sidecars.write import sweep_leftovers

log = logging.getLogger("focusflow.photos")


class OutsideEdits:
    """Looks at the folders with sidecars of one studio. One look at a time."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._folders: list[Path] | None = None
        self._asked = 0
        self._seen: dict[Path, Listing] = {}

    def forget(self) -> None:
        """Photos or folders came or went: ask anew where sidecars can be."""
        self._folders, self._asked = None, self._asked + 1

    def look(self, *, is_cancelled: Callable[[], bool] = lambda: False) -> int:
        """How many photos are due because a file beside them changed. The first look also sweeps and tries again."""
        if not self._seen:
            self._try_problems_again()
        folders, asked, due = self._folders, self._asked, 0
        if folders is None:
            folders = self._ask_folders()
            if asked == self._asked:  # else something came while we asked
                self._folders = folders
        for folder in folders:
            if is_cancelled():
                break
            due += self._look_into(folder)
        return due

    def _look_into(self, folder: Path) -> int:
        if folder not in self._seen:
            _sweep(folder)
        listing = listing_of(folder)
        if listing is None or listing == self._seen.get(folder):
            return 0
        with self._studio.read() as db:
            changed = _changed(db, folder, listing)
        if changed:
            with self._studio.write() as db:
                _make_due(db, changed)
        self._seen[folder] = listing
        return len(changed)

    def _ask_folders(self) -> list[Path]:
        original = select(PhotoFile.path).where(
            PhotoFile.role == FileRole.ORIGINAL, PhotoFile.missing_since.is_(None)
        )
        with self._studio.read() as db:
            known = folders_with_sidecars(db)
            parents = {os.path.dirname(path) for path in db.scalars(original)}  # noqa: PTH120 — bytes, many
        return sorted(
            Path(os.fsdecode(parent))
            for parent in parents
            if may_write(Path(os.fsdecode(parent)) / "x", known)
        )

    def _try_problems_again(self) -> None:
        with self._studio.write() as db:
            db.execute(update(SidecarState).where(SidecarState.problem.is_not(None)).values(is_due=True))


def _changed(db: DbSession, folder: Path, listing: Listing) -> dict[UUID, str | None]:
    """The photos of this very folder whose signs are not those kept, with their signs now."""
    chosen = (
        select(SidecarState.photo_id, PhotoFile.path, SidecarState.sha256)
        .join(PhotoFile, PhotoFile.photo_id == SidecarState.photo_id)
        .where(PhotoFile.role == FileRole.ORIGINAL, below(folder))
    )
    found: dict[UUID, str | None] = {}
    for photo_id, path, kept in db.execute(chosen):
        photo = Path(os.fsdecode(path))
        if photo.parent == folder and (signs := signs_of(photo, listing)) != kept:
            found[photo_id] = signs
    return found


def _make_due(db: DbSession, changed: dict[UUID, str | None]) -> None:
    rows = [{"photo_id": photo_id, "sha256": signs, "is_due": True} for photo_id, signs in changed.items()]
    db.execute(update(SidecarState), rows)


def _sweep(folder: Path) -> None:
    try:
        sweep_leftovers(folder)
    except OSError as error:
        log.info("parts of killed writes stay in %s: %s", folder, error)
