"""The marks of culling: rating, flag, label. Each call is one thing a person did, for many photos at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import PhotoState
from focusflow_desktop.shared.records.photos import Flag


def rate(db: DbSession, ids: Sequence[UUID], *, rating: int) -> Changes:
    """Give these photos 0 to 5 stars."""
    if not 0 <= rating <= 5:
        raise Refused("rating_out_of_range", "A rating is 0 to 5 stars.", rating=rating)
    return _mark(db, ids, rating=rating)


def flag(db: DbSession, ids: Sequence[UUID], *, flag: Flag) -> Changes:
    """Pick, reject or unflag these photos."""
    return _mark(db, ids, flag=flag)


def label(db: DbSession, ids: Sequence[UUID], *, label: str) -> Changes:
    """Give these photos a colour label, or `none`."""
    if len(label) > 64:
        raise Refused("label_too_long", "A label has at most 64 characters.")
    return _mark(db, ids, label=label or "none")


def _mark(db: DbSession, ids: Sequence[UUID], **values: object) -> Changes:
    for start in range(0, len(ids), 500):
        chosen = update(PhotoState).where(PhotoState.id.in_(ids[start : start + 500]))
        db.execute(chosen.values(**values), execution_options={"synchronize_session": False})
    return Changes.of("photo_states", ids)
