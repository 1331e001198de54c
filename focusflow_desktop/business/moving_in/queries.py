"""What moving in reads: who is here already, what came in before, and which rows an import made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.moving_in.plan import Here
from focusflow_desktop.business.moving_in.values import email_key
from focusflow_desktop.business.studio.queries import studio_profile
from focusflow_desktop.shared.records import Contact, ContactEmail, ImportBatch, ImportRow

FILES = "files"  # where an import of several files keeps them, in its mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One import as the list shows it."""

    id: UUID
    source: str
    name: str
    counts: Mapping[str, int]
    problem_count: int
    started_at: datetime
    is_undone: bool


def here(db: DbSession, *, today: date) -> Here:
    """What reading a file needs of the studio."""
    profile = studio_profile(db)
    pairs = db.execute(
        select(ContactEmail.address, ContactEmail.contact_id)
        .join(Contact, Contact.id == ContactEmail.contact_id)
        .where(~ContactEmail.deleted, ~Contact.deleted, Contact.merged_into_id.is_(None))
    )
    return Here(
        known={email_key(address): contact for address, contact in pairs},
        currency=profile.currency if profile is not None else "USD",
        country=profile.country if profile is not None else "US",
        today=today,
    )


def sums_of_imports(db: DbSession) -> dict[str, datetime]:
    """The sum of every file that is in, and since when."""
    found: dict[str, datetime] = {}
    living = select(ImportBatch.sha256, ImportBatch.mapping, ImportBatch.started_at).where(
        ~ImportBatch.deleted, ImportBatch.undone_at.is_(None)
    )
    for own, mapping, started_at in db.execute(living):
        several = mapping.get(FILES)
        sums = several if isinstance(several, dict) else [own]
        found |= dict.fromkeys(sums, started_at)
    return found


def batches(db: DbSession) -> list[BatchRow]:
    """Every import, the newest first."""
    found = db.scalars(
        select(ImportBatch).where(~ImportBatch.deleted).order_by(ImportBatch.started_at.desc())
    )
    return [
        BatchRow(
            id=batch.id,
            source=batch.source,
            name=batch.name,
            counts=dict(batch.counts),
            problem_count=len(batch.problems),
            started_at=batch.started_at,
            is_undone=batch.undone_at is not None,
        )
        for batch in found
    ]


def rows_of(db: DbSession, batch_id: UUID) -> dict[str, list[UUID]]:
    """The ids of everything an import made, by table."""
    found: dict[str, list[UUID]] = defaultdict(list)
    chosen = select(ImportRow.entity_kind, ImportRow.entity_id).where(
        ImportRow.batch_id == batch_id, ~ImportRow.deleted
    )
    for table, row in db.execute(chosen):
        found[table].append(row)
    return dict(found)
