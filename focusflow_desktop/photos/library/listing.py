"""The library as a list for scripts: each photo with its original file, camera and marks."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import FileRole, PhotoFile
from focusflow_desktop.photos.library.conditions import is_missing, joined
from focusflow_desktop.shared.records import Photo, PhotoState
from focusflow_desktop.shared.records.photos import Flag

_WINDOW = 500


class ListedState(StrEnum):
    """Whether the original can be reached on this machine."""

    PRESENT = "present"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPhoto:
    """One line of the list."""

    id: UUID
    name: str
    file: Path | None
    sha256: str
    captured_at: datetime | None
    captured_offset_minutes: int | None
    camera: str | None
    lens: str | None
    rating: int
    flag: Flag
    label: str
    is_missing: bool

    @property
    def state(self) -> ListedState:
        """Present only if a file of the original is known and not missing."""
        return ListedState.MISSING if self.is_missing or self.file is None else ListedState.PRESENT

    @property
    def captured_text(self) -> str | None:
        """ISO 8601 by the camera's own clock, with its zone where it noted one."""
        if self.captured_at is None:
            return None
        moment = self.captured_at
        if self.captured_offset_minutes is not None:
            moment = moment.replace(tzinfo=timezone(timedelta(minutes=self.captured_offset_minutes)))
        return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")


def listed(db: DbSession, ids: Sequence[UUID]) -> Iterator[ListedPhoto]:
    """The photos in the order asked for, read in windows: two statements for every 500."""
    for start in range(0, len(ids), _WINDOW):
        window = ids[start : start + _WINDOW]
        files = _originals(db, window)
        found = {photo.id: photo for photo in _window(db, window, files)}
        yield from (found[photo] for photo in window if photo in found)


def _window(db: DbSession, ids: Sequence[UUID], files: dict[UUID, Path]) -> Iterator[ListedPhoto]:
    columns = (
        Photo.id,
        Photo.name,
        Photo.sha256,
        Photo.captured_at,
        Photo.captured_offset_minutes,
        Photo.camera,
        Photo.lens,
        PhotoState.rating,
        PhotoState.flag,
        PhotoState.label,
        is_missing(),
    )
    for row in db.execute(joined(select(*columns)).where(Photo.id.in_(ids))):
        yield ListedPhoto(
            id=row[0],
            name=row[1],
            file=files.get(row[0]),
            sha256=row[2],
            captured_at=row[3],
            captured_offset_minutes=row[4],
            camera=row[5],
            lens=row[6],
            rating=row[7],
            flag=row[8],
            label=row[9],
            is_missing=bool(row[10]),
        )


def _originals(db: DbSession, ids: Sequence[UUID]) -> dict[UUID, Path]:
    """The first known original of each photo, one that is not missing before one that is."""
    statement = (
        select(PhotoFile.photo_id, PhotoFile.path)
        .where(PhotoFile.photo_id.in_(ids), PhotoFile.role == FileRole.ORIGINAL)
        .order_by(PhotoFile.missing_since.is_not(None), PhotoFile.id)
    )
    found: dict[UUID, Path] = {}
    for photo, path in db.execute(statement):
        found.setdefault(photo, Path(os.fsdecode(path)))
    return found
