from focusflow_desktop.business.call_sheets.queries import sheet_of
from focusflow_desktop.shared.records.allocations import AllocationRole
from focusflow_desktop.shared.records.jobs import JobRole


def test_the_team_comes_first_then_the_jobs_people_with_their_first_numbers(wedding):
    with wedding.studio.read() as db:
        people = sheet_of(db, wedding.session).people
    assert [(one.name, one.phone, one.team_role, one.job_role) for one in people] == [
        ("Anna", "+49 170 1", AllocationRole.LEAD, None),
        ("Julia Weber", "+49 170 2", None, JobRole.PRIMARY),
        ("Tom Weber", "", None, JobRole.PARTNER),
    ]


def test_who_does_not_go_to_this_session_is_not_on_its_sheet(wedding):
    with wedding.studio.read() as db:
        people = sheet_of(db, wedding.other_session).people
    assert [one.name for one in people] == ["Julia Weber", "Tom Weber"]
