from datetime import date, timedelta

from focusflow_desktop.business.samples.meetings import meetings
from focusflow_desktop.business.samples.plan import Days, planned_jobs
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import SessionState

TODAYS = [date(2026, 11, 23) + timedelta(days=number) for number in range(14)]


def test_each_is_of_a_job_that_is_there_and_no_shoot():
    days = Days.around(TODAYS[0])
    titles = {job.title for job in planned_jobs(days)}
    assert {title for title, _ in meetings(days)} <= titles
    assert all(session.kind is not SessionKind.SHOOT for _, session in meetings(days))


def test_what_is_done_lies_behind_and_the_rest_ahead_whatever_the_day():
    for today in TODAYS:
        for _, session in meetings(Days.around(today)):
            assert (session.day < 0) == (session.state is SessionState.COMPLETED), (today, session.title)
