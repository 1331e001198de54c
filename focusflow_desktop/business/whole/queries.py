"""Whether a studio is new enough to be brought into, and what keeps it from that."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.whole.tables import STUDIOS, tables
from focusflow_desktop.db.tables import PhotoFile
from focusflow_desktop.shared.records import Base

MEMBERS = "members"
FOUNDING = frozenset({STUDIOS, MEMBERS})  # what founding a studio writes (business/studio)


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptiness:
    """The tables that hold something already, rows taken away included: they could be taken back."""

    filled: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether a studio may be brought in."""
        return not self.filled


def emptiness(db: DbSession) -> Emptiness:
    """What there is besides the founding: one statement."""
    asked = [Base.metadata.tables[PhotoFile.__tablename__]]
    asked.extend(each for each in tables() if each.name not in FOUNDING)
    found = db.execute(select(*(exists(select(1).select_from(each)) for each in asked))).one()
    return Emptiness(filled=tuple(each.name for each, has in zip(asked, found, strict=True) if has))
