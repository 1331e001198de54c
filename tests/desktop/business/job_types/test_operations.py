import pytest

from focusflow_desktop.business.job_types.operations import (
    JOB_TYPE_ROLES,
    JOB_TYPE_SESSIONS,
    JOB_TYPE_TODOS,
    JOB_TYPES,
)
from focusflow_desktop.business.studio.lists import source_of
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records.job_types import DueAnchor
from focusflow_desktop.shared.records.jobs import JobRole
from tests.support.lists import Listed


@pytest.fixture
def wedding(studio):
    return Listed(studio, source_of(JOB_TYPES)).add("Wedding")


def test_each_type_has_its_own_sessions(studio, wedding):
    other = Listed(studio, source_of(JOB_TYPES)).add("Portrait")
    source = source_of(JOB_TYPE_SESSIONS)
    Listed(studio, source, wedding).add("Ceremony")
    Listed(studio, source, other).add("Ceremony")
    assert Listed(studio, source, wedding).names == Listed(studio, source, other).names == ["Ceremony"]


def test_one_session_is_the_main_one(studio, wedding):
    sessions = Listed(studio, source_of(JOB_TYPE_SESSIONS), wedding)
    first, second = sessions.add("Ceremony"), sessions.add("Party")
    sessions.change(first, "is_primary", True)
    sessions.change(second, "is_primary", True)
    assert [sessions.value(row, "is_primary") for row in (first, second)] == [False, True]


def test_a_role_stands_once_in_a_type_and_can_be_taken_out(studio, wedding):
    roles = Listed(studio, source_of(JOB_TYPE_ROLES), wedding)
    roles.add("partner")
    planner = roles.add("planner")
    with pytest.raises(Refused) as refused:
        roles.change(planner, "role", "partner")
    assert refused.value.fields["field"] == "role"
    roles.remove(planner)
    assert roles.names == [JobRole.PARTNER.value]


def test_days_are_counted_from_something_and_without_it_there_are_none(studio, wedding):
    todos = Listed(studio, source_of(JOB_TYPE_TODOS), wedding)
    row = todos.add("Send the questionnaire")
    todos.change(row, "due_offset_days", "-14")
    assert todos.value(row, "due_anchor") is DueAnchor.PRIMARY_SESSION
    todos.change(row, "due_anchor", "")
    assert todos.value(row, "due_offset_days") is None


def test_another_role_is_one_that_is_not_there_yet(studio, wedding):
    roles = Listed(studio, source_of(JOB_TYPE_ROLES), wedding)
    for _ in JobRole:
        roles.add("partner")
    assert sorted(roles.names) == sorted(role.value for role in JobRole)
    with pytest.raises(Refused):
        roles.add("partner")
