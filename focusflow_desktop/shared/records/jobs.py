"""The photographer's engagement: a wedding, a catalogue. It stands above its sessions."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, table_facts


class Job(Synced, Base):
    """The container of one engagement."""

    __tablename__ = "jobs"
    __table_args__ = ({"info": table_facts(3)},)

    title: Mapped[str] = field(Merge.LWW_NOTIFY)
