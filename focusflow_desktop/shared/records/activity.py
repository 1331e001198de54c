"""The log of who did what to what, and when. Rows are added and never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, table_facts
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.types import PlainJson


class Activity(Synced, Base):
    """One thing that happened; `job_id` and `contact_id` say on whose timelines it shows."""

    __tablename__ = "activities"
    __table_args__ = (
        Index("ix_activities_entity", "entity_id", "at"),
        Index("ix_activities_job_at", "job_id", "at"),
        Index("ix_activities_contact_at", "contact_id", "at"),
        Index("ix_activities_at", "at"),
        {"info": table_facts(57)},
    )

    entity_kind: Mapped[EntityKind] = field(Merge.FIXED, kind=EntityKind)
    entity_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid)
    job_id: Mapped[UUID | None] = field(Merge.FIXED, kind=Uuid)  # no foreign key: the log outlives all
    contact_id: Mapped[UUID | None] = field(Merge.FIXED, kind=Uuid)
    action: Mapped[str] = field(Merge.FIXED, kind=String(64))  # a stable code: job.stage, session.moved …
    actor_id: Mapped[UUID | None] = field(Merge.FIXED, kind=Uuid)
    device: Mapped[str | None] = field(Merge.FIXED, kind=String(8))
    at: Mapped[datetime] = field(Merge.FIXED)
    before: Mapped[dict[str, Any]] = field(Merge.FIXED, kind=PlainJson, default=dict)
    after: Mapped[dict[str, Any]] = field(Merge.FIXED, kind=PlainJson, default=dict)
    reason: Mapped[str | None] = field(Merge.FIXED)
