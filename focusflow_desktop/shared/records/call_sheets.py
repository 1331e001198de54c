"""The papers of the day: the call sheet with its hours, and the list of pictures that must not be missed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Integer, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class CallSheet(Synced, Base):
    """What everyone at the session must know; people, place and light are read from the session."""

    __tablename__ = "call_sheets"
    __table_args__ = (references("session_id", "sessions"), {"info": table_facts(58)})

    session_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    notes: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    parking: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    dress: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    emergency_contact: Mapped[str | None] = field(Merge.LWW_NOTIFY)


class CallSheetEntry(Synced, Base):
    """One line of the day's hours."""

    __tablename__ = "call_sheet_entries"
    __table_args__ = (
        references("call_sheet_id", "call_sheets"),
        references("location_id", "locations"),
        {"info": table_facts(59)},
    )

    call_sheet_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    starts_at: Mapped[datetime | None] = field()
    ends_at: Mapped[datetime | None] = field()
    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    people: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    location_id: Mapped[UUID | None] = field(kind=Uuid)
    position: Mapped[int] = field(kind=Integer, default=0)


class ShotList(Synced, Base):
    """A list of pictures to make at one session."""

    __tablename__ = "shot_lists"
    __table_args__ = (references("session_id", "sessions"), {"info": table_facts(60)})

    session_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    position: Mapped[int] = field(kind=Integer, default=0)


class ShotListItem(Synced, Base):
    """One picture to make, checked off on the day."""

    __tablename__ = "shot_list_items"
    __table_args__ = (references("shot_list_id", "shot_lists"), {"info": table_facts(61)})

    shot_list_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    title: Mapped[str] = field(Merge.LWW_NOTIFY)
    group: Mapped[str | None] = field()
    people: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    is_must: Mapped[bool] = field(default=False)
    position: Mapped[int] = field(kind=Integer, default=0)
    checked_at: Mapped[datetime | None] = field()
    checked_by: Mapped[UUID | None] = field(kind=Uuid)


class ShotListPhoto(Synced, Base):
    """One photo that shows one wanted picture."""

    __tablename__ = "shot_list_photos"
    __table_args__ = (
        references("item_id", "shot_list_items"),
        references("photo_id", "photos"),
        {"info": table_facts(62)},
    )

    item_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    photo_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
