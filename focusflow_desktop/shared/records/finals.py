"""Finals: the edited pictures that are delivered, each linked to the photo it was made from."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Integer, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class Final(Synced, Base):
    """One edited picture. `photo_id` is empty while its original is ambiguous and a person has to choose."""

    __tablename__ = "finals"
    __table_args__ = (references("photo_id", "photos"), {"info": table_facts(11)})

    photo_id: Mapped[UUID | None] = field(kind=Uuid, index=True)
    name: Mapped[str] = field(Merge.FIXED)
    sha256: Mapped[str] = field(Merge.FIXED, kind=String(64), index=True)
    width_px: Mapped[int | None] = field(Merge.FIXED, kind=Integer)
    height_px: Mapped[int | None] = field(Merge.FIXED, kind=Integer)
    edited_at: Mapped[datetime | None] = field(Merge.FIXED, kind=DateTime)  # the file's own time, naive local
