"""What Today reads: everything that waits, and whether there is any picture at all."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.photos.library.today import NeedsYou, needs_you
from focusflow_desktop.shared.records import Photo


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer."""

    needs: NeedsYou
    has_photos: bool


def read_today(db: DbSession) -> Found:
    """One reading of the studio for Today."""
    first = db.scalar(select(Photo.id).where(~Photo.deleted).limit(1))
    return Found(needs=needs_you(db), has_photos=first is not None)
