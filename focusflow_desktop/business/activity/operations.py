"""Writes a line of the activity log, in the transaction of the act itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import Activity
from focusflow_desktop.shared.records.entities import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done. Values in `before` and `after` must fit JSON."""

    kind: EntityKind
    id: UUID
    action: str
    job_id: UUID | None = None
    contact_id: UUID | None = None
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)
    reason: str | None = None


def note_activity(db: DbSession, act: Act, *, at: datetime) -> None:
    """One line."""
    db.add(
        Activity(
            entity_kind=act.kind,
            entity_id=act.id,
            job_id=act.job_id,
            contact_id=act.contact_id,
            action=act.action,
            at=at,
            before=dict(act.before),
            after=dict(act.after),
            reason=act.reason,
        )
    )
