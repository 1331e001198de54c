"""Tags on anything, as rows of their own, so that two machines can add and remove apart."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts
from focusflow_desktop.shared.records.entities import EntityKind


class Tag(Synced, Base):
    """One word the studio sorts by."""

    __tablename__ = "tags"
    __table_args__ = ({"info": table_facts(53)},)

    name: Mapped[str] = field(Merge.LWW_NOTIFY, index=True)
    colour: Mapped[str | None] = field(kind=String(16))


class TagLink(Synced, Base):
    """One tag on one thing; taking it off sets `deleted`."""

    __tablename__ = "tag_links"
    __table_args__ = (references("tag_id", "tags"), {"info": table_facts(54)})

    tag_id: Mapped[UUID] = field(kind=Uuid, index=True)
    entity_kind: Mapped[EntityKind] = field(Merge.FIXED, kind=EntityKind)
    entity_id: Mapped[UUID] = field(kind=Uuid, index=True)
