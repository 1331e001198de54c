"""Files put with a job or a contact, known by their content; where the bytes lie is each machine's matter."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import BigInteger, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class JobFile(Synced, Base):
    """One file as people see it: a name and the content it stands for."""

    __tablename__ = "job_files"
    __table_args__ = (
        references("job_id", "jobs"),
        references("contact_id", "contacts"),
        references("session_id", "sessions"),
        {"info": table_facts(45)},
    )

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    sha256: Mapped[str] = field(Merge.FIXED, kind=String(64), index=True)
    byte_size: Mapped[int] = field(Merge.FIXED, kind=BigInteger)
    media_type: Mapped[str] = field(Merge.FIXED)
    note: Mapped[str | None] = field(Merge.LWW_NOTIFY)
    job_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    contact_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    session_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
