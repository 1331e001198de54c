"""Fields the studio adds to its own records, and their values."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy import Integer, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, references, table_facts
from focusflow_desktop.shared.records.entities import EntityKind
from focusflow_desktop.shared.records.types import PlainJson


class CustomKind(StrEnum):
    """What a value is; it decides how it is asked for and sorted."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    URL = "url"


class CustomField(Synced, Base):
    """One added field of one kind of thing."""

    __tablename__ = "custom_fields"
    __table_args__ = ({"info": table_facts(55)},)

    entity_kind: Mapped[EntityKind] = field(Merge.FIXED, kind=EntityKind)
    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    kind: Mapped[CustomKind] = field(Merge.FIXED, kind=CustomKind, default=CustomKind.TEXT)
    choices: Mapped[list[str]] = field(kind=PlainJson, default=list)
    position: Mapped[int] = field(kind=Integer, default=0)
    is_archived: Mapped[bool] = field(default=False)


class CustomValue(Synced, Base):
    """The value of one field on one thing, as text: dates in ISO form, numbers with a point, yes/no as true/false."""

    __tablename__ = "custom_values"
    __table_args__ = (references("field_id", "custom_fields"), {"info": table_facts(56)})

    field_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True)
    entity_kind: Mapped[EntityKind] = field(Merge.FIXED, kind=EntityKind)
    entity_id: Mapped[UUID] = field(kind=Uuid, index=True)
    value: Mapped[str | None] = field(Merge.LWW_NOTIFY)
