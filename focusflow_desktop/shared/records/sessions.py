"""One dated shoot or appointment within a job, every start it had, and the folder its finals arrive in."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Date, Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, references, table_facts
from focusflow_desktop.shared.records.session_types import SessionKind


class SessionState(StrEnum):
    """How far the session has come (shared/rules/session_status.py has the moves)."""

    INQUIRY = "inquiry"
    HELD = "held"
    BOOKED = "booked"
    CONFIRMED = "confirmed"
    PREPARING = "preparing"
    COMPLETED = "completed"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    NO_SHOW = "no_show"


class ProductionStatus(StrEnum):
    """What has become of the session's pictures."""

    NOT_SHOT = "not_shot"
    IMPORTED = "imported"
    BACKED_UP = "backed_up"
    CULLED = "culled"
    EDITING = "editing"
    EDITED = "edited"
    PROOFING = "proofing"
    DELIVERED = "delivered"


class PhotoSession(Synced, Base):
    """A photographer's session (a shoot or an appointment); photos are filed under it."""

    __tablename__ = "sessions"
    __table_args__ = (
        references("job_id", "jobs"),
        references("session_type_id", "session_types"),
        references("location_id", "locations"),
        references("mini_day_id", "mini_days"),
        Index("ix_sessions_range", "deleted", "starts_at", "ends_at"),
        Index("ix_sessions_state", "deleted", "state", "starts_at"),
        {"info": table_facts(4)},
    )

    job_id: Mapped[UUID] = field(kind=Uuid, index=True)
    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    shot_on: Mapped[date | None] = field(kind=Date)  # the day of the pictures, by the camera; not the booking
    kind: Mapped[SessionKind] = field(kind=SessionKind, default=SessionKind.SHOOT)
    session_type_id: Mapped[UUID | None] = field(kind=Uuid)
    state: Mapped[SessionState] = field(Merge.LWW_NOTIFY, kind=SessionState, default=SessionState.INQUIRY)
    state_reason: Mapped[str | None] = field(
        Merge.LWW_NOTIFY
    )  # why cancelled, declined, not shown, overridden
    fee_outcome: Mapped[str | None] = field(scope=Scope.FINANCE)  # what the fee policy decided
    starts_at: Mapped[datetime | None] = field(Merge.LWW_NOTIFY)
    ends_at: Mapped[datetime | None] = field(Merge.LWW_NOTIFY)
    tz: Mapped[str | None] = field(kind=String(64))  # of the place; None: the studio's
    is_all_day: Mapped[bool] = field(default=False)
    location_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    hold_expires_at: Mapped[datetime | None] = field(index=True)
    coverage_minutes: Mapped[int | None] = field(kind=Integer)
    price_minor: Mapped[int | None] = field(kind=BigInteger, scope=Scope.FINANCE)  # as it was when booked
    currency: Mapped[str | None] = field(kind=String(3), scope=Scope.FINANCE)
    production: Mapped[ProductionStatus] = field(kind=ProductionStatus, default=ProductionStatus.NOT_SHOT)
    mini_day_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    slot_number: Mapped[int | None] = field(kind=Integer)
    override_reason: Mapped[str | None] = field(Merge.LWW_NOTIFY)  # a clash that was seen and accepted
    notes: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    is_imported: Mapped[bool] = field(default=False)


class SessionMove(Synced, Base):
    """One earlier time of a session, kept when it moved."""

    __tablename__ = "session_moves"
    __table_args__ = (references("session_id", "sessions"), {"info": table_facts(29)})

    session_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    previous_starts_at: Mapped[datetime | None] = field(Merge.FIXED)
    previous_ends_at: Mapped[datetime | None] = field(Merge.FIXED)
    previous_tz: Mapped[str | None] = field(Merge.FIXED, kind=String(64))
    reason: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    moved_at: Mapped[datetime] = field(Merge.FIXED)
    moved_by: Mapped[UUID | None] = field(Merge.FIXED, kind=Uuid)


class SessionExternalId(Synced, Base):
    """The session's name in another calendar."""

    __tablename__ = "session_external_ids"
    __table_args__ = (
        references("session_id", "sessions"),
        references("calendar_account_id", "calendar_accounts"),
        {"info": table_facts(30)},
    )

    session_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    calendar_account_id: Mapped[UUID | None] = field(
        Merge.FIXED, kind=Uuid, index=True
    )  # None: from an ICS file
    external_id: Mapped[str] = field(Merge.FIXED, index=True)
    href: Mapped[str | None] = field()
    etag: Mapped[str | None] = field()
    written_sha256: Mapped[str | None] = field(kind=String(64))  # of what was last written there
