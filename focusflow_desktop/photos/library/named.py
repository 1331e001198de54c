"""Finds photos by what a person or script names them with: an id, a file's path, a file's content."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.tables import PhotoFile
from focusflow_desktop.shared.records import Photo


def photos_known(db: DbSession, ids: Sequence[UUID]) -> list[UUID]:
    """Those of the ids that are living photos."""
    return list(db.scalars(select(Photo.id).where(Photo.id.in_(ids), ~Photo.deleted)))


def photos_by_file(db: DbSession, path: Path) -> list[UUID]:
    """The photo one of whose files lies at the path, as written or with links resolved."""
    named = {os.fsencode(path), os.fsencode(os.path.normpath(path)), os.fsencode(os.path.realpath(path))}
    owners = select(PhotoFile.photo_id).where(PhotoFile.path.in_(named))
    return list(db.scalars(select(Photo.id).where(Photo.id.in_(owners), ~Photo.deleted)))


def photos_by_hash(db: DbSession, sha256: str) -> list[UUID]:
    """The photo that has a file of this content, wherever it lies."""
    owners = select(PhotoFile.photo_id).where(PhotoFile.sha256 == sha256)
    same = or_(Photo.id.in_(owners), Photo.sha256 == sha256)
    return list(db.scalars(select(Photo.id).where(same, ~Photo.deleted)))
