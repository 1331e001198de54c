import pytest

from focusflow_desktop.business.team import operations
from focusflow_desktop.business.team.queries import member_rows
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records.members import MemberRole, Permission


def add(studio, name="Anna", **given):
    with studio.write("Add to the team") as db:
        [member_id] = operations.add_member(db, name, **given).rows["members"]
    return member_id


def run(studio, op, *args, **given):
    with studio.write("Change the team") as db:
        op(db, *args, **given)


def row(studio, member_id):
    with studio.read() as db:
        return next(row for row in member_rows(db) if row.id == member_id)


def test_a_right_is_given_taken_and_left_to_the_role_again(studio):
    anna = add(studio)
    for is_granted, given, taken in ((True, 1, 0), (False, 0, 1), (None, 0, 0), (True, 1, 0)):
        run(studio, operations.set_permission, anna, Permission.SEE_MONEY, is_granted=is_granted)
        now = row(studio, anna)
        assert (len(now.given), len(now.taken)) == (given, taken)


def test_undo_takes_a_right_back(studio):
    anna = add(studio)
    run(studio, operations.set_permission, anna, Permission.EXPORT_STUDIO, is_granted=True)
    with studio.write() as db:
        undo.undo(db)
    assert row(studio, anna).given == frozenset()


def test_the_last_owner_can_neither_go_nor_become_something_else(studio):
    anna = add(studio, role=MemberRole.OWNER)
    gone = add(studio, "Ben", role=MemberRole.OWNER)
    run(studio, operations.set_archived, gone, is_archived=True)
    for op, given in (
        (operations.set_archived, {"is_archived": True}),
        (operations.change_role, {"role": MemberRole.EDITOR}),
    ):
        with pytest.raises(Refused) as refused:
            run(studio, op, anna, **given)
        assert refused.value.code == "last_owner"
    run(studio, operations.set_archived, gone, is_archived=False)
    run(studio, operations.change_role, anna, role=MemberRole.EDITOR)
    assert row(studio, anna).role is MemberRole.EDITOR


def test_who_is_put_away_is_kept_and_stands_last(studio):
    anna = add(studio)
    add(studio, "Ben")
    run(studio, operations.set_archived, anna, is_archived=True)
    with studio.read() as db:
        assert [member.name for member in member_rows(db)] == ["Ben", "Anna"]


def test_a_name_is_needed_and_tidied(studio):
    anna = add(studio)
    run(studio, operations.rename_member, anna, "  Anna   Brandt ")
    assert row(studio, anna).name == "Anna Brandt"
    with pytest.raises(Refused) as refused:
        run(studio, operations.rename_member, anna, "  ")
    assert refused.value.fields["field"] == "name"


def test_somebody_who_is_not_there_is_refused(studio):
    with pytest.raises(Refused) as refused:
        run(studio, operations.set_archived, new_id(), is_archived=True)
    assert refused.value.code == "member_gone"
