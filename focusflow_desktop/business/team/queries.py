"""The team as a list, with the rights that differ from the role."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.shared.records import Member, MemberPermission
from focusflow_desktop.shared.records.members import MemberRole, Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One person; `given` and `taken` are the exceptions from the role."""

    id: UUID
    name: str
    role: MemberRole
    is_archived: bool
    given: frozenset[Permission]
    taken: frozenset[Permission]


def member_rows(db: DbSession) -> list[MemberRow]:
    """Everybody, those put away last: two statements."""
    exceptions: dict[tuple[UUID, bool], set[Permission]] = defaultdict(set)
    kept = select(MemberPermission.member_id, MemberPermission.is_granted, MemberPermission.permission)
    for member_id, is_granted, permission in db.execute(kept.where(~MemberPermission.deleted)):
        exceptions[member_id, is_granted].add(permission)
    members = db.scalars(
        select(Member).where(~Member.deleted).order_by(Member.is_archived, Member.name, Member.id)
    )
    return [
        MemberRow(
            id=member.id,
            name=member.name,
            role=member.role,
            is_archived=member.is_archived,
            given=frozenset(exceptions[member.id, True]),
            taken=frozenset(exceptions[member.id, False]),
        )
        for member in members
    ]
