"""Taking people into the team and changing what they may do. Nobody is removed: who has worked here is put away.

One person with the role of owner always stays, or nobody could give rights any more.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Member, MemberPermission
from focusflow_desktop.shared.records.members import MemberRole, Permission


def add_member(db: DbSession, name: str, *, role: MemberRole = MemberRole.PHOTOGRAPHER) -> Changes:
    """Take somebody into the team."""
    member = Member(id=new_id(), name=_name(name), role=role)
    db.add(member)
    db.flush()
    return Changes.of("members", [member.id])


def rename_member(db: DbSession, member_id: UUID, name: str) -> Changes:
    """Another name; what they did stays theirs."""
    _member(db, member_id).name = _name(name)
    return Changes.of("members", [member_id])


def change_role(db: DbSession, member_id: UUID, role: MemberRole) -> Changes:
    """Another role; rights given or taken beside the old one stay as they are."""
    member = _member(db, member_id)
    if role is not MemberRole.OWNER:
        _keep_an_owner(db, member)
    member.role = role
    return Changes.of("members", [member_id])


def set_archived(db: DbSession, member_id: UUID, *, is_archived: bool) -> Changes:
    """Put somebody away who works here no longer, or take them back."""
    member = _member(db, member_id)
    if is_archived:
        _keep_an_owner(db, member)
    member.is_archived = is_archived
    return Changes.of("members", [member_id])


def set_permission(
    db: DbSession, member_id: UUID, permission: Permission, *, is_granted: bool | None
) -> Changes:
    """Give a right, take it, or (None) leave it to the role again."""
    _member(db, member_id)
    held = db.scalar(
        select(MemberPermission)
        .where(MemberPermission.member_id == member_id, MemberPermission.permission == permission)
        .order_by(MemberPermission.deleted)  # one that counts before one that was taken away
        .limit(1)
    )
    if held is None:
        if is_granted is None:
            return Changes()
        held = MemberPermission(id=new_id(), member_id=member_id, permission=permission)
        db.add(held)
    held.deleted = is_granted is None
    if is_granted is not None:
        held.is_granted = is_granted
    db.flush()
    return Changes.of("member_permissions", [held.id]) | Changes.of("members", [member_id])


def _name(name: str) -> str:
    cleaned = " ".join(name.split())
    if not cleaned:
        raise Refused("member_name_missing", "Everybody in the team needs a name.", field="name")
    return cleaned


def _member(db: DbSession, member_id: UUID) -> Member:
    found = db.scalar(select(Member).where(Member.id == member_id, ~Member.deleted))
    if found is None:
        raise Refused("member_gone", "This person is no longer in the team. Nothing was changed.")
    return found


def _keep_an_owner(db: DbSession, member: Member) -> None:
    if member.role is not MemberRole.OWNER or member.is_archived:
        return
    others = db.scalar(
        select(func.count()).where(
            Member.role == MemberRole.OWNER, ~Member.is_archived, ~Member.deleted, Member.id != member.id
        )
    )
    if not others:
        raise Refused(
            "last_owner", "A studio needs an owner: make somebody else the owner first.", field="role"
        )
