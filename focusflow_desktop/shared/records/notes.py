"""What the studio writes down for itself; clients never see it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class Note(Synced, Base):
    """One note on a job, a contact or a session."""

    __tablename__ = "notes"
    __table_args__ = (
        references("job_id", "jobs"),
        references("contact_id", "contacts"),
        references("session_id", "sessions"),
        references("author_id", "members"),
        {"info": table_facts(44)},
    )

    body: Mapped[str] = field(Merge.LWW_NOTIFY)
    job_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    contact_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    session_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    author_id: Mapped[UUID | None] = field(kind=Uuid)
    is_pinned: Mapped[bool] = field(default=False)
