"""The bookable kinds of session and what each brings along."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class SessionKind(StrEnum):
    """What happens at the session; all but shoots are appointments."""

    SHOOT = "shoot"
    CONSULT = "consult"
    CALL = "call"
    VIEWING = "viewing"
    DELIVERY = "delivery"


class SessionType(Synced, Base):
    """A kind of session: how long, how dear, how much room around it."""

    __tablename__ = "session_types"
    __table_args__ = (
        references("job_type_id", "job_types"),
        references("location_id", "locations"),
        {"info": table_facts(27)},
    )

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    kind: Mapped[SessionKind] = field(kind=SessionKind, default=SessionKind.SHOOT)
    job_type_id: Mapped[UUID | None] = field(kind=Uuid)  # of the job made for a simple booking
    location_id: Mapped[UUID | None] = field(kind=Uuid)
    colour: Mapped[str | None] = field(kind=String(16))
    duration_minutes: Mapped[int] = field(kind=Integer, default=60)
    coverage_minutes: Mapped[int | None] = field(kind=Integer)
    buffer_before_minutes: Mapped[int] = field(kind=Integer, default=0)
    buffer_after_minutes: Mapped[int] = field(kind=Integer, default=0)
    min_notice_minutes: Mapped[int] = field(kind=Integer, default=0)
    price_minor: Mapped[int | None] = field(kind=BigInteger)
    retainer_minor: Mapped[int | None] = field(kind=BigInteger)
    currency: Mapped[str | None] = field(kind=String(3))
    needs_approval: Mapped[bool] = field(default=False)
    seats: Mapped[int] = field(kind=Integer, default=1)
    position: Mapped[int] = field(kind=Integer, default=0)
    is_archived: Mapped[bool] = field(default=False)
