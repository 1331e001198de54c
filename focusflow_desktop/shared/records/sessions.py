"""One dated shoot within a job, and the folder its finals arrive in."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import Date, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class PhotoSession(Synced, Base):
    """A photographer's session (a shoot); photos are filed under it."""

    __tablename__ = "sessions"
    __table_args__ = (references("job_id", "jobs"), {"info": table_facts(4)})

    job_id: Mapped[UUID] = field(kind=Uuid, index=True)
    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    shot_on: Mapped[date | None] = field(kind=Date)
