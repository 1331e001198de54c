"""A mini day owns its slots: many families, one place, one day, moved as one."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class MiniDayState(StrEnum):
    """Whether the day takes bookings."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    DONE = "done"
    CANCELLED = "cancelled"


class MiniAnswerKind(StrEnum):
    """What a family said to the new day; silence is an answer that is still awaited."""

    SILENT = "silent"
    ACCEPTED = "accepted"
    OTHER_SLOT = "other_slot"
    REFUND = "refund"


class MiniDay(Synced, Base):
    """The day; its booked sessions name it and their slot's number."""

    __tablename__ = "mini_days"
    __table_args__ = (
        references("session_type_id", "session_types"),
        references("location_id", "locations"),
        references("photographer_id", "members"),
        Index("ix_mini_days_range", "deleted", "starts_at"),
        {"info": table_facts(31)},
    )

    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    session_type_id: Mapped[UUID | None] = field(kind=Uuid)
    location_id: Mapped[UUID | None] = field(kind=Uuid)
    photographer_id: Mapped[UUID | None] = field(kind=Uuid)
    state: Mapped[MiniDayState] = field(kind=MiniDayState, default=MiniDayState.DRAFT)
    starts_at: Mapped[datetime] = field(Merge.LWW_NOTIFY)
    tz: Mapped[str | None] = field(kind=String(64))
    slot_minutes: Mapped[int] = field(kind=Integer, default=20)
    gap_minutes: Mapped[int] = field(kind=Integer, default=0)
    price_minor: Mapped[int | None] = field(kind=BigInteger)
    currency: Mapped[str | None] = field(kind=String(3))
    notes: Mapped[str | None] = field(Merge.LWW_NOTIFY)


class MiniSlot(Synced, Base):
    """One slot of the day, booked (a session has its number) or free."""

    __tablename__ = "mini_slots"
    __table_args__ = (references("mini_day_id", "mini_days"), {"info": table_facts(32)})

    mini_day_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    number: Mapped[int] = field(Merge.FIXED, kind=Integer)
    starts_at: Mapped[datetime] = field()
    ends_at: Mapped[datetime] = field()
    is_blocked: Mapped[bool] = field(default=False)  # a break
    walk_in_device: Mapped[str | None] = field(kind=String(8))  # a walk-in slot belongs to one device


class MiniMove(Synced, Base):
    """One move of the whole day."""

    __tablename__ = "mini_moves"
    __table_args__ = (references("mini_day_id", "mini_days"), {"info": table_facts(33)})

    mini_day_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    previous_starts_at: Mapped[datetime] = field(Merge.FIXED)
    new_starts_at: Mapped[datetime] = field(Merge.FIXED)
    reason: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    moved_at: Mapped[datetime] = field(Merge.FIXED)
    first_message_at: Mapped[datetime | None] = field()  # from then on there is no undo, only a second move


class MiniAnswer(Synced, Base):
    """What one family said to one move."""

    __tablename__ = "mini_answers"
    __table_args__ = (
        references("mini_move_id", "mini_moves"),
        references("session_id", "sessions"),
        {"info": table_facts(34)},
    )

    mini_move_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    session_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    answer: Mapped[MiniAnswerKind] = field(kind=MiniAnswerKind, default=MiniAnswerKind.SILENT)
    wanted_slot: Mapped[int | None] = field(kind=Integer)
    answered_at: Mapped[datetime | None] = field()
