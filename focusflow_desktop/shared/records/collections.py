"""Collections: pictures put together by hand, in an order of their own."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Float, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts


class Collection(Synced, Base):
    """A named set of photos; `parent_id` makes sets of sets, as Lightroom has them."""

    __tablename__ = "collections"
    __table_args__ = (references("parent_id", "collections"), {"info": table_facts(9)})

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    parent_id: Mapped[UUID | None] = field(kind=Uuid)


class CollectionPhoto(Synced, Base):
    """One photo's place in one collection."""

    __tablename__ = "collection_photos"
    __table_args__ = (
        references("collection_id", "collections"),
        references("photo_id", "photos"),
        {"info": table_facts(10)},
    )

    collection_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    photo_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    place: Mapped[float] = field(kind=Float, default=0.0)
