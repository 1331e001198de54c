"""The photographer's engagement: a wedding, a catalogue. It stands above its sessions and names its people."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Date, Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, references, table_facts


class JobStage(StrEnum):
    """How far the engagement has come (shared/rules/job_stage.py has the moves)."""

    LEAD = "lead"
    PROPOSAL = "proposal"
    BOOKED = "booked"
    FULFILLMENT = "fulfillment"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    LOST = "lost"  # before it was booked
    CANCELLED = "cancelled"  # after


class JobRole(StrEnum):
    """What a contact is to one job."""

    PRIMARY = "primary"
    PARTNER = "partner"
    PAYER = "payer"
    SUBJECT = "subject"
    PLANNER = "planner"
    VENUE = "venue"
    VENDOR = "vendor"


class Job(Synced, Base):
    """The container of one engagement."""

    __tablename__ = "jobs"
    __table_args__ = (
        references("job_type_id", "job_types"),
        references("brand_id", "brands"),
        references("owner_id", "members"),
        references("source_id", "lead_sources"),
        Index("ix_jobs_board", "deleted", "is_archived", "stage", "created_at", "id"),
        Index("ix_jobs_list", "deleted", "title", "id"),
        {"info": table_facts(3)},
    )

    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    number: Mapped[str | None] = field(index=True)
    job_type_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    brand_id: Mapped[UUID | None] = field(kind=Uuid)
    stage: Mapped[JobStage] = field(Merge.LWW_NOTIFY, kind=JobStage, default=JobStage.LEAD)
    end_reason: Mapped[str | None] = field(
        Merge.LWW_NOTIFY
    )  # why it was lost, cancelled, or completed by force
    is_postponed: Mapped[bool] = field(default=False)  # no date; the stage stays
    postponed_reason: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    is_archived: Mapped[bool] = field(default=False)
    owner_id: Mapped[UUID | None] = field(kind=Uuid)
    source_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    estimated_value_minor: Mapped[int | None] = field(kind=BigInteger, scope=Scope.FINANCE)
    currency: Mapped[str | None] = field(kind=String(3), scope=Scope.FINANCE)
    primary_session_id: Mapped[UUID | None] = field(
        kind=Uuid
    )  # no foreign key: the session has one to the job
    booked_at: Mapped[datetime | None] = field()
    delivered_at: Mapped[datetime | None] = field()
    deliver_on: Mapped[date | None] = field(kind=Date)  # promised; None: by the job type's turnaround
    is_imported: Mapped[bool] = field(default=False)  # history: out of Today, reminders and automations


class JobContact(Synced, Base):
    """One contact's part in one job, and what of it they see and receive."""

    __tablename__ = "job_contacts"
    __table_args__ = (
        references("job_id", "jobs"),
        references("contact_id", "contacts"),
        {"info": table_facts(28)},
    )

    job_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    contact_id: Mapped[UUID] = field(kind=Uuid, index=True)
    role: Mapped[JobRole] = field(kind=JobRole, default=JobRole.PRIMARY)
    portal_access: Mapped[bool] = field(default=False)
    receives_messages: Mapped[bool] = field(default=True)
    receives_invoices: Mapped[bool] = field(default=False)
    receives_gallery: Mapped[bool] = field(default=False)
    position: Mapped[int] = field(kind=Integer, default=0)
