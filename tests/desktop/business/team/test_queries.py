from focusflow_desktop.business.team import operations
from focusflow_desktop.business.team.queries import member_rows
from focusflow_desktop.shared.records.members import Permission


def test_each_has_their_own_exceptions(studio):
    with studio.write("Add to the team") as db:
        [anna] = operations.add_member(db, "Anna").rows["members"]
        operations.add_member(db, "Ben")
        operations.set_permission(db, anna, Permission.SEE_MONEY, is_granted=True)
        operations.set_permission(db, anna, Permission.EDIT_CALENDAR, is_granted=False)
    with studio.read() as db:
        first, second = member_rows(db)
    assert (first.given, first.taken) == ({Permission.SEE_MONEY}, {Permission.EDIT_CALENDAR})
    assert (second.given, second.taken) == (frozenset(), frozenset())
