"""What each role may do by itself; the exceptions of one person are kept as rows beside it."""

from __future__ import annotations

from focusflow_desktop.shared.records.members import MemberRole, Permission

_ALL = frozenset(Permission)
_WORK = frozenset(
    {Permission.SEE_ALL_JOBS, Permission.EDIT_JOBS, Permission.SEE_CONTACTS, Permission.EDIT_CONTACTS}
    | {Permission.SEND_MESSAGES, Permission.EDIT_CALENDAR}
)
_BY_ROLE: dict[MemberRole, frozenset[Permission]] = {
    MemberRole.OWNER: _ALL,
    MemberRole.ADMIN: _ALL,
    MemberRole.PHOTOGRAPHER: _WORK,
    MemberRole.ASSOCIATE: frozenset({Permission.SEE_CONTACTS}),
    MemberRole.EDITOR: frozenset({Permission.SEE_ALL_JOBS}),
    MemberRole.BOOKKEEPER: frozenset(
        {Permission.SEE_ALL_JOBS, Permission.SEE_CONTACTS, Permission.SEE_MONEY, Permission.EDIT_MONEY}
    ),
    MemberRole.ASSISTANT: _WORK - {Permission.SEE_ALL_JOBS},
    MemberRole.CLIENT: frozenset(),
}


def rights_of(
    role: MemberRole,
    *,
    given: frozenset[Permission] = frozenset(),
    taken: frozenset[Permission] = frozenset(),
) -> frozenset[Permission]:
    """What somebody of this role may do, with what was given to them and taken from them."""
    return (_BY_ROLE[role] | given) - taken
