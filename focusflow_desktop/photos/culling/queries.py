"""How far a shoot is culled, counted where the marks lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import PhotoState
from focusflow_desktop.shared.records.photos import Flag

_WINDOW = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Of so many photos, so many carry a mark; picks and rejects among them."""

    total: int = 0
    marked: int = 0
    picks: int = 0
    rejects: int = 0

    def plus(self, *, marked: int, picks: int, rejects: int) -> Progress:
        """With a mark more or less, before the database knows of it."""
        return Progress(
            total=self.total,
            marked=self.marked + marked,
            picks=self.picks + picks,
            rejects=self.rejects + rejects,
        )


def progress_of(db: DbSession, ids: Sequence[UUID]) -> Progress:
    """How far these photos are culled."""
    is_marked = or_(PhotoState.rating != 0, PhotoState.flag != Flag.NONE, PhotoState.label != "none")
    statement = select(
        *(
            func.coalesce(func.sum(case((rule, 1), else_=0)), 0)
            for rule in (is_marked, PhotoState.flag == Flag.PICK, PhotoState.flag == Flag.REJECT)
        )
    )
    counted = Progress(total=len(ids))
    for start in range(0, len(ids), _WINDOW):
        chosen = statement.where(PhotoState.id.in_(ids[start : start + _WINDOW]))
        marked, picks, rejects = db.execute(chosen).one()
        counted = counted.plus(marked=marked, picks=picks, rejects=rejects)
    return counted
