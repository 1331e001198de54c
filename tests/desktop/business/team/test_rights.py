from focusflow_desktop.business.team.rights import rights_of
from focusflow_desktop.shared.records.members import MemberRole, Permission


def test_every_role_is_known_and_an_owner_may_do_everything():
    assert all(isinstance(rights_of(role), frozenset) for role in MemberRole)
    assert rights_of(MemberRole.OWNER) == frozenset(Permission)
    assert rights_of(MemberRole.CLIENT) == frozenset()


def test_an_exception_counts_before_the_role():
    held = rights_of(
        MemberRole.PHOTOGRAPHER,
        given=frozenset({Permission.SEE_MONEY}),
        taken=frozenset({Permission.EDIT_JOBS}),
    )
    assert Permission.SEE_MONEY in held
    assert Permission.EDIT_JOBS not in held
    assert Permission.EDIT_MONEY not in held
