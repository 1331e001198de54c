"""What a kind of job sets up by itself: roles, sessions, to-dos and the promised turnaround."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, references, table_facts
from focusflow_desktop.shared.records.jobs import JobRole
from focusflow_desktop.shared.records.session_types import SessionKind


class DueAnchor(StrEnum):
    """What a relative due date counts from."""

    PRIMARY_SESSION = "primary_session"
    SESSION = "session"
    BOOKED = "booked"
    CREATED = "created"
    DELIVERY = "delivery"  # the promised day


class JobType(Synced, Base):
    """A wedding, a portrait, a catalogue."""

    __tablename__ = "job_types"
    __table_args__ = (references("brand_id", "brands"), {"info": table_facts(23)})

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    colour: Mapped[str | None] = field(kind=String(16))
    brand_id: Mapped[UUID | None] = field(kind=Uuid)
    turnaround_days: Mapped[int | None] = field(kind=Integer)
    value_minor: Mapped[int | None] = field(kind=BigInteger, scope=Scope.FINANCE)  # a new job's estimate
    position: Mapped[int] = field(kind=Integer, default=0)
    is_archived: Mapped[bool] = field(default=False)


class JobTypeRole(Synced, Base):
    """A contact's role that a job of this type should fill."""

    __tablename__ = "job_type_roles"
    __table_args__ = (references("job_type_id", "job_types"), {"info": table_facts(24)})

    job_type_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    role: Mapped[JobRole] = field(kind=JobRole)
    is_required: Mapped[bool] = field(default=False)
    position: Mapped[int] = field(kind=Integer, default=0)


class JobTypeSession(Synced, Base):
    """A session that a job of this type starts with, by days from the primary one."""

    __tablename__ = "job_type_sessions"
    __table_args__ = (
        references("job_type_id", "job_types"),
        references("session_type_id", "session_types"),
        {"info": table_facts(25)},
    )

    job_type_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    session_type_id: Mapped[UUID | None] = field(kind=Uuid)
    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    kind: Mapped[SessionKind] = field(kind=SessionKind, default=SessionKind.SHOOT)
    day_offset: Mapped[int] = field(kind=Integer, default=0)
    start_minute: Mapped[int | None] = field(kind=Integer)  # of the day, at the place
    duration_minutes: Mapped[int | None] = field(kind=Integer)
    is_primary: Mapped[bool] = field(default=False)
    position: Mapped[int] = field(kind=Integer, default=0)


class JobTypeTodo(Synced, Base):
    """A to-do that a job of this type starts with."""

    __tablename__ = "job_type_todos"
    __table_args__ = (references("job_type_id", "job_types"), {"info": table_facts(26)})

    job_type_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    due_anchor: Mapped[DueAnchor | None] = field(kind=DueAnchor)
    due_offset_days: Mapped[int | None] = field(kind=Integer)  # negative: before
    position: Mapped[int] = field(kind=Integer, default=0)
