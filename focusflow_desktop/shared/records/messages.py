"""Correspondence and the texts it is made from. What was sent is kept as it was sent."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class Channel(StrEnum):
    """How a message travels."""

    EMAIL = "email"
    SMS = "sms"
    CALL = "call"
    LETTER = "letter"
    OTHER = "other"


class Direction(StrEnum):
    """To the client or from the client."""

    OUT = "out"
    IN = "in"


class MessageState(StrEnum):
    """Where a message is."""

    DRAFT = "draft"
    QUEUED = "queued"  # sends when online
    SENT = "sent"
    FAILED = "failed"
    RECEIVED = "received"
    LOGGED = "logged"  # written down by a person: a call, a letter


class MessageThread(Synced, Base):
    """Messages that belong together."""

    __tablename__ = "message_threads"
    __table_args__ = (
        references("job_id", "jobs"),
        references("contact_id", "contacts"),
        {"info": table_facts(46)},
    )

    subject: Mapped[str] = field(Merge.LWW_NOTIFY)
    job_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    contact_id: Mapped[UUID | None] = field(kind=Uuid, index=True)


class MessageTemplate(Synced, Base):
    """A text to start from; its words are in its versions."""

    __tablename__ = "message_templates"
    __table_args__ = (references("brand_id", "brands"), {"info": table_facts(47)})

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    channel: Mapped[Channel] = field(kind=Channel, default=Channel.EMAIL)
    purpose: Mapped[str | None] = field(kind=String(32))  # what offers it: reschedule, mini_move, booking …
    brand_id: Mapped[UUID | None] = field(kind=Uuid)
    is_archived: Mapped[bool] = field(default=False)


class MessageTemplateVersion(Synced, Base):
    """The words of a template at one time, in Markdown with merge fields. Never changed, only followed."""

    __tablename__ = "message_template_versions"
    __table_args__ = (references("template_id", "message_templates"), {"info": table_facts(48)})

    template_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    number: Mapped[int] = field(Merge.FIXED, kind=Integer)
    subject: Mapped[str | None] = field(Merge.FIXED)
    body: Mapped[str] = field(Merge.FIXED)


class Message(Synced, Base):
    """One message, with one contact, perhaps about one job."""

    __tablename__ = "messages"
    __table_args__ = (
        references("thread_id", "message_threads"),
        references("job_id", "jobs"),
        references("contact_id", "contacts"),
        references("template_version_id", "message_template_versions"),
        Index("ix_messages_job_at", "job_id", "at"),
        Index("ix_messages_contact_at", "contact_id", "at"),
        Index("ix_messages_at", "deleted", "at"),
        {"info": table_facts(49)},
    )

    channel: Mapped[Channel] = field(kind=Channel, default=Channel.EMAIL)
    direction: Mapped[Direction] = field(Merge.FIXED, kind=Direction, default=Direction.OUT)
    state: Mapped[MessageState] = field(kind=MessageState, default=MessageState.DRAFT)
    subject: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    body: Mapped[str] = field(Merge.LWW_NOTIFY)
    at: Mapped[datetime] = field()  # sent, received, or last written
    sender: Mapped[str | None] = field()
    recipients: Mapped[str | None] = field()
    thread_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    job_id: Mapped[UUID | None] = field(kind=Uuid)
    contact_id: Mapped[UUID | None] = field(kind=Uuid)
    template_version_id: Mapped[UUID | None] = field(kind=Uuid)
    external_id: Mapped[str | None] = field(Merge.FIXED)
    read_at: Mapped[datetime | None] = field()
    is_imported: Mapped[bool] = field(default=False)
