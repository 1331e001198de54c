import pytest

from focusflow_desktop.business.team.members import TEAM_SOURCE
from focusflow_desktop.business.team.queries import member_rows
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.members import MemberRole
from tests.support.lists import Listed


@pytest.fixture
def team(studio):
    return Listed(studio, TEAM_SOURCE)


def exceptions(studio):
    with studio.read() as db:
        return [(sorted(row.given), sorted(row.taken)) for row in member_rows(db)]


def test_a_tick_that_differs_from_the_role_is_an_exception_and_back_is_none(team, studio):
    ben = team.add("Ben")
    assert team.value(ben, "right.see_money") is False
    team.change(ben, "right.see_money", True)
    assert team.value(ben, "right.see_money") is True
    assert exceptions(studio) == [(["see_money"], [])]
    team.change(ben, "right.see_money", False)
    assert exceptions(studio) == [([], [])]


def test_another_role_brings_its_rights_and_keeps_the_exceptions(team):
    ben = team.add("Ben")
    team.change(ben, "right.edit_jobs", False)
    team.change(ben, "role", "admin")
    assert team.value(ben, "role") is MemberRole.ADMIN
    assert team.value(ben, "right.see_money") is True
    assert team.value(ben, "right.edit_jobs") is False


def test_an_owner_keeps_every_right_and_the_last_one_stays(team):
    anna = team.add("Anna")
    team.change(anna, "role", "owner")
    with pytest.raises(Refused):
        team.change(anna, "right.see_money", False)
    with pytest.raises(Refused):
        team.archive(anna, is_archived=True)


def test_facts_are_kept_and_a_name_is_needed(team):
    anna = team.add("Anna")
    team.change(anna, "email", "anna@example.com")
    assert team.value(anna, "email") == "anna@example.com"
    with pytest.raises(Refused):
        team.change(anna, "name", " ")
