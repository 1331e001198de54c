"""The people who work in the studio, what each may do, costs, and how they look in the calendar."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, String, Uuid
from sqlalchemy.orm import Mapped

from focusflow_desktop.shared.records.base import Base, Merge, Scope, Synced, field, references, table_facts


class MemberRole(StrEnum):
    """What a member may do, coarsely; permission rows say the exceptions."""

    OWNER = "owner"
    ADMIN = "admin"
    PHOTOGRAPHER = "photographer"
    ASSOCIATE = "associate"
    EDITOR = "editor"
    BOOKKEEPER = "bookkeeper"
    ASSISTANT = "assistant"
    CLIENT = "client"


class Permission(StrEnum):
    """One finer right, given to or taken from one member beside the role."""

    SEE_ALL_JOBS = "see_all_jobs"
    EDIT_JOBS = "edit_jobs"
    SEE_CONTACTS = "see_contacts"
    EDIT_CONTACTS = "edit_contacts"
    SEE_MONEY = "see_money"
    EDIT_MONEY = "edit_money"
    SEND_MESSAGES = "send_messages"
    EDIT_CALENDAR = "edit_calendar"
    EDIT_SETTINGS = "edit_settings"
    EXPORT_STUDIO = "export_studio"


class Member(Synced, Base):
    """A person who works in the studio; photographs say who took them."""

    __tablename__ = "members"
    __table_args__ = ({"info": table_facts(2)},)

    name: Mapped[str] = field(Merge.LWW_NOTIFY)
    role: Mapped[MemberRole] = field(kind=MemberRole, default=MemberRole.PHOTOGRAPHER)
    email: Mapped[str | None] = field()
    phone: Mapped[str | None] = field()
    colour: Mapped[str | None] = field(kind=String(16))  # a name of the calendar's palette
    rate_minor: Mapped[int | None] = field(kind=BigInteger, scope=Scope.FINANCE)  # per hour
    currency: Mapped[str | None] = field(kind=String(3), scope=Scope.FINANCE)
    is_archived: Mapped[bool] = field(default=False)


class MemberPermission(Synced, Base):
    """One right of one member that differs from the role's."""

    __tablename__ = "member_permissions"
    __table_args__ = (references("member_id", "members"), {"info": table_facts(12)})

    member_id: Mapped[UUID] = field(Merge.FIXED, kind=Uuid, index=True, scope=Scope.ADMIN)
    permission: Mapped[Permission] = field(Merge.FIXED, kind=Permission, scope=Scope.ADMIN)
    is_granted: Mapped[bool] = field(default=True, scope=Scope.ADMIN)
