"""What is known of the studio."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import Member, StudioProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioRow:
    """The studio's name and place."""

    name: str
    country: str
    currency: str
    is_sample: bool


def studio_profile(db: DbSession) -> StudioRow | None:
    """The studio, or None before it was founded."""
    found = db.scalar(select(StudioProfile).where(~StudioProfile.deleted))
    if found is None:
        return None
    return StudioRow(
        name=found.name, country=found.country, currency=found.currency, is_sample=found.is_sample
    )


def photographers(db: DbSession) -> list[str]:
    """The names of everybody who takes photographs here."""
    return list(db.scalars(select(Member.name).where(~Member.deleted).order_by(Member.name)))
