"""The studio itself and the people who work in it."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Synced, field, table_facts


class MemberRole(StrEnum):
    """What a member may do, coarsely; the finer permissions come with the desk."""

    PHOTOGRAPHER = "photographer"
    ADMIN = "admin"
    ASSISTANT = "assistant"
    CLIENT = "client"


class StudioProfile(Synced, Base):
    """The studio's name and place: one row, whose id is the tenant's."""

    __tablename__ = "studios"
    __table_args__ = ({"info": table_facts(1)},)

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    country: Mapped[str] = field(kind=String(2))
    currency: Mapped[str] = field(kind=String(3))
    is_sample: Mapped[bool] = field(Merge.FIXED, default=False)


class Member(Synced, Base):
    """A person who works in the studio; photographs say who took them."""

    __tablename__ = "members"
    __table_args__ = ({"info": table_facts(2)},)

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    role: Mapped[MemberRole] = field(kind=MemberRole, default=MemberRole.PHOTOGRAPHER)
