"""Who and what a session takes: people, rooms and gear, with the real time they are busy."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, references, table_facts
from focusflow_desktop.shared.records.sessions import SessionState


class ResourceKind(StrEnum):
    """What is taken; the value's table holds the resource's row."""

    USER = "user"  # members
    ROOM = "room"  # rooms
    KIT = "kit"  # kit_items


class AllocationRole(StrEnum):
    """What a person does at the session."""

    LEAD = "lead"
    SECOND = "second"
    ASSISTANT = "assistant"


class OfferState(StrEnum):
    """Whether a person was asked and what they said."""

    NONE = "none"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Allocation(Synced, Base):
    """One resource in one session. The session's state is copied here, for the database's own guard."""

    __tablename__ = "allocations"
    __table_args__ = (
        references("session_id", "sessions"),
        Index("ix_allocations_busy", "resource_id", "busy_from", "busy_to"),
        Index("ix_allocations_range", "deleted", "busy_from"),
        {"info": table_facts(35)},
    )

    session_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    resource_kind: Mapped[ResourceKind] = field(kind=ResourceKind, default=ResourceKind.USER)
    resource_id: Mapped[UUID] = field(kind=Uuid)
    role: Mapped[AllocationRole | None] = field(kind=AllocationRole)
    busy_from: Mapped[datetime | None] = field()  # without buffers and travel
    busy_to: Mapped[datetime | None] = field()
    buffer_before_minutes: Mapped[int] = field(kind=Integer, default=0)
    buffer_after_minutes: Mapped[int] = field(kind=Integer, default=0)
    travel_before_minutes: Mapped[int] = field(kind=Integer, default=0)
    travel_after_minutes: Mapped[int] = field(kind=Integer, default=0)
    state: Mapped[SessionState] = field(kind=SessionState, default=SessionState.INQUIRY)
    is_override: Mapped[bool] = field(default=False)
    override_reason: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    offer_state: Mapped[OfferState] = field(kind=OfferState, default=OfferState.NONE)
    pay_minor: Mapped[int | None] = field(kind=BigInteger, scope=Scope.FINANCE)
    currency: Mapped[str | None] = field(kind=String(3), scope=Scope.FINANCE)
    call_sheet_sent_at: Mapped[datetime | None] = field()
