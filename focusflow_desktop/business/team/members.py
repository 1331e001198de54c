"""The team as one of the studio's lists: the facts of each person, and each right as a tick.

A tick that says what the role says anyway is no exception and leaves none behind.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session as DbSession

from focusflow_desktop.business.studio.columns import Column, ColumnKind, Value
from focusflow_desktop.business.studio.lists import (
    ListRow,
    ListSource,
    StudioList,
    change_row,
    list_rows,
    with_values,
)
from focusflow_desktop.business.team import operations
from focusflow_desktop.business.team.queries import MemberRow, member_rows
from focusflow_desktop.business.team.rights import rights_of
from focusflow_desktop.db.changes import Changes
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Member
from focusflow_desktop.shared.records.members import MemberRole, Permission

RIGHT = "right."
MEMBERS = StudioList(
    record=Member,
    columns=(
        Column(name="name", is_needed=True),
        Column(name="role", kind=ColumnKind.CHOICE, choices=MemberRole, is_needed=True),
        Column(name="email"),
        Column(name="phone"),
        Column(name="rate_minor", kind=ColumnKind.MONEY),
        Column(name="colour", kind=ColumnKind.COLOUR),
    ),
    is_unique=False,
)


def team_rows(db: DbSession, *, parent_id: UUID | None = None) -> list[ListRow]:
    """Everybody, each right as yes or no: four statements."""
    known = {member.id: member for member in member_rows(db)}
    return [
        with_values(row, _ticks(known[row.id])) for row in list_rows(db, which=MEMBERS, parent_id=parent_id)
    ]


def add_to_team(db: DbSession, name: str, *, parent_id: UUID | None = None) -> Changes:
    """Somebody new."""
    assert parent_id is None, "a team belongs to no other row"
    return operations.add_member(db, name)


def change_in_team(db: DbSession, row_id: UUID, column_name: str, given: Value) -> Changes:
    """Change a fact or a right of somebody."""
    if column_name.startswith(RIGHT):
        right = Permission(column_name.removeprefix(RIGHT))
        return _set_right(db, row_id, right, is_granted=bool(given))
    if column_name == "name":
        return operations.rename_member(db, row_id, str(given or ""))
    if column_name == "role":
        return operations.change_role(db, row_id, MemberRole(str(given)))
    return change_row(db, row_id, column_name, given, which=MEMBERS)


def _set_right(db: DbSession, member_id: UUID, right: Permission, *, is_granted: bool) -> Changes:
    member = next((row for row in member_rows(db) if row.id == member_id), None)
    if member is not None and member.role is MemberRole.OWNER and not is_granted:
        raise Refused("owner_keeps_rights", "An owner may do everything.", field=RIGHT + right)
    by_role = member is not None and (right in rights_of(member.role)) == is_granted
    return operations.set_permission(db, member_id, right, is_granted=None if by_role else is_granted)


def _ticks(member: MemberRow) -> dict[str, Value]:
    held = rights_of(member.role, given=member.given, taken=member.taken)
    return {RIGHT + right: right in held for right in Permission}


TEAM_SOURCE = ListSource(
    tables=("members", "member_permissions"),
    rows=team_rows,
    add=add_to_team,
    change=change_in_team,
    archive=lambda db, row_id, *, is_archived: operations.set_archived(db, row_id, is_archived=is_archived),
)
