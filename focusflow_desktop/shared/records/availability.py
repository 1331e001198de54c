"""When people, rooms and the studio can be booked, and what other calendars say of them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Date, Index, Integer, SmallInteger, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class CalendarProvider(StrEnum):
    """What another calendar speaks."""

    CALDAV = "caldav"
    ICS = "ics"


class AvailabilityRule(Synced, Base):
    """One stretch of working time in every week. No resource: the whole studio."""

    __tablename__ = "availability_rules"
    __table_args__ = ({"info": table_facts(36)},)

    resource_kind: Mapped[ResourceKind | None] = field(kind=ResourceKind)
    resource_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    weekday: Mapped[int] = field(kind=SmallInteger)  # 0 is Monday
    from_minute: Mapped[int] = field(kind=Integer)  # of the local day
    to_minute: Mapped[int] = field(kind=Integer)
    valid_from: Mapped[date | None] = field(kind=Date)
    valid_to: Mapped[date | None] = field(kind=Date)


class AvailabilityException(Synced, Base):
    """One day that differs from the week: other hours, or none when both minutes are absent."""

    __tablename__ = "availability_exceptions"
    __table_args__ = ({"info": table_facts(37)},)

    resource_kind: Mapped[ResourceKind | None] = field(kind=ResourceKind)
    resource_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    day: Mapped[date] = field(kind=Date, index=True)
    from_minute: Mapped[int | None] = field(kind=Integer)
    to_minute: Mapped[int | None] = field(kind=Integer)
    note: Mapped[str | None] = field()


class AvailabilityLimit(Synced, Base):
    """How bookings may come: room around them, notice, horizon, how many a day."""

    __tablename__ = "availability_limits"
    __table_args__ = ({"info": table_facts(38)},)

    resource_kind: Mapped[ResourceKind | None] = field(kind=ResourceKind)
    resource_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    buffer_before_minutes: Mapped[int] = field(kind=Integer, default=0)
    buffer_after_minutes: Mapped[int] = field(kind=Integer, default=0)
    min_notice_minutes: Mapped[int] = field(kind=Integer, default=0)
    horizon_days: Mapped[int | None] = field(kind=Integer)
    daily_limit: Mapped[int | None] = field(kind=Integer)


class Blackout(Synced, Base):
    """Time nobody may book: holidays, a fair, a day off."""

    __tablename__ = "blackouts"
    __table_args__ = (
        Index("ix_blackouts_range", "deleted", "starts_at", "ends_at"),
        {"info": table_facts(39)},
    )

    resource_kind: Mapped[ResourceKind | None] = field(kind=ResourceKind)  # None: the whole studio
    resource_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    starts_at: Mapped[datetime] = field()
    ends_at: Mapped[datetime] = field()
    tz: Mapped[str | None] = field(kind=String(64))
    is_all_day: Mapped[bool] = field(default=False)


class CalendarAccount(Synced, Base):
    """Another calendar of a member. Its password lies in the keyring of the machine, never here."""

    __tablename__ = "calendar_accounts"
    __table_args__ = (references("member_id", "members"), {"info": table_facts(40)})

    member_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    provider: Mapped[CalendarProvider] = field(kind=CalendarProvider, default=CalendarProvider.CALDAV)
    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    url: Mapped[str | None] = field()
    calendar_url: Mapped[str | None] = field()
    username: Mapped[str | None] = field()
    writes_sessions: Mapped[bool] = field(default=True)
    reads_busy: Mapped[bool] = field(default=True)
    is_enabled: Mapped[bool] = field(default=True)
    sync_token: Mapped[str | None] = field()
    synced_at: Mapped[datetime | None] = field()
    problem: Mapped[str | None] = field()


class ExternalBusy(Synced, Base):
    """One entry of another calendar."""

    __tablename__ = "external_busy"
    __table_args__ = (
        references("calendar_account_id", "calendar_accounts"),
        Index("ix_external_busy_range", "deleted", "starts_at", "ends_at"),
        {"info": table_facts(41)},
    )

    calendar_account_id: Mapped[UUID | None] = field(Merge.FIXED, kind=Uuid, index=True)  # None: an ICS file
    external_id: Mapped[str] = field(Merge.FIXED, index=True)
    href: Mapped[str | None] = field()
    etag: Mapped[str | None] = field()
    title: Mapped[str | None] = field()
    starts_at: Mapped[datetime] = field()
    ends_at: Mapped[datetime] = field()
    tz: Mapped[str | None] = field(kind=String(64))
    is_all_day: Mapped[bool] = field(default=False)
    is_busy: Mapped[bool] = field(default=True)
