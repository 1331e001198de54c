"""What is to be done, by whom, and by when: a date, or a rule that moves with the session."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Index, Integer, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts
from focusflow_desktop.shared.records.job_types import DueAnchor


class Todo(Synced, Base):
    """One thing to do. A relative date is computed (shared/rules/todo_due.py)."""

    __tablename__ = "todos"
    __table_args__ = (
        references("assignee_id", "members"),
        references("job_id", "jobs"),
        references("contact_id", "contacts"),
        references("session_id", "sessions"),
        Index("ix_todos_list", "deleted", "done_at", "due_on"),
        {"info": table_facts(43)},
    )

    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    body: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    assignee_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    due_on: Mapped[date | None] = field(kind=Date)
    due_anchor: Mapped[DueAnchor | None] = field(kind=DueAnchor)  # with an anchor, `due_on` is not read
    due_offset_days: Mapped[int | None] = field(kind=Integer)  # negative: before
    done_at: Mapped[datetime | None] = field()
    done_by: Mapped[UUID | None] = field(kind=Uuid)
    job_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    contact_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    session_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    position: Mapped[int] = field(kind=Integer, default=0)
