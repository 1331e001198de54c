"""First contact: what came in, by which way, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Date, Index, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts
from focusflow_desktop.shared.records.types import PlainJson


class InquiryStatus(StrEnum):
    """What became of it (shared/rules/inquiry_status.py has the moves)."""

    NEW = "new"
    ANSWERED = "answered"
    CONVERTED = "converted"  # a job was made of it
    LOST = "lost"
    SPAM = "spam"


class Inquiry(Synced, Base):
    """One inquiry, with the raw answers it came with."""

    __tablename__ = "inquiries"
    __table_args__ = (
        references("contact_id", "contacts"),
        references("job_id", "jobs"),
        references("source_id", "lead_sources"),
        references("job_type_id", "job_types"),
        Index("ix_inquiries_list", "deleted", "status", "received_at"),
        {"info": table_facts(42)},
    )

    status: Mapped[InquiryStatus] = field(kind=InquiryStatus, default=InquiryStatus.NEW)
    contact_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    job_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    source_id: Mapped[UUID | None] = field(kind=Uuid)
    job_type_id: Mapped[UUID | None] = field(kind=Uuid)
    channel: Mapped[str | None] = field()
    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    email: Mapped[str | None] = field()
    phone: Mapped[str | None] = field()
    body: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    wished_on: Mapped[date | None] = field(kind=Date)
    place: Mapped[str | None] = field()
    budget_minor: Mapped[int | None] = field(kind=BigInteger)
    currency: Mapped[str | None] = field(kind=String(3))
    received_at: Mapped[datetime] = field()
    first_response_at: Mapped[datetime | None] = field()
    end_reason: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    payload: Mapped[dict[str, Any]] = field(Merge.FIXED, kind=PlainJson, default=dict)  # the raw form
    utm: Mapped[dict[str, Any]] = field(Merge.FIXED, kind=PlainJson, default=dict)
    referrer: Mapped[str | None] = field(Merge.FIXED)
    is_imported: Mapped[bool] = field(default=False)
