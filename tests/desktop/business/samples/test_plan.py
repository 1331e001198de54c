from datetime import date, timedelta

import pytest

from focusflow_desktop.business.samples.plan import (
    CATALOGUE,
    CATALOGUE_DAY,
    THE_DAY,
    WEBERS,
    Days,
    planned_jobs,
)
from focusflow_desktop.photos.samples.studio import sample_shoots
from focusflow_desktop.shared.records.jobs import JobStage

DAYS = [date(2026, 1, 1) + timedelta(days=number) for number in range(0, 400, 3)]


@pytest.mark.parametrize("today", DAYS[::10])
def test_the_wedding_was_on_a_saturday_and_the_mini_day_will_be_on_a_sunday(today):
    days = Days.around(today)
    assert (today + timedelta(days=days.wedding)).weekday() == 5
    assert (today + timedelta(days=days.sunday)).weekday() == 6
    assert -8 <= days.wedding <= -2
    assert 3 <= days.sunday <= 9


@pytest.mark.parametrize("today", DAYS)
def test_the_pictures_are_of_the_days_in_the_calendar(today):
    shoots = {shoot.session: shoot for shoot in sample_shoots(6, today=today)}
    days = Days.around(today)
    assert shoots[THE_DAY].shot_on == today + timedelta(days=days.wedding)
    assert shoots[CATALOGUE_DAY].shot_on == today + timedelta(days=days.catalogue)
    assert (shoots[THE_DAY].job, shoots[CATALOGUE_DAY].job) == (WEBERS, CATALOGUE)


def test_jobs_are_in_every_stage_and_each_has_one_main_session_at_most():
    jobs = planned_jobs(Days.around(date(2026, 5, 18)))
    assert {job.path[-1][0] if job.path else JobStage.LEAD for job in jobs} == set(JobStage)
    for job in jobs:
        assert sum(session.is_primary for session in job.sessions) == bool(job.sessions)
        assert [days for _, days in job.path] == sorted((days for _, days in job.path), reverse=True)
        assert all(days <= job.created for _, days in job.path)


def test_whatever_ended_badly_says_why():
    for job in planned_jobs(Days.around(date(2026, 5, 18))):
        ended = bool(job.path) and job.path[-1][0] in (JobStage.LOST, JobStage.CANCELLED)
        assert ended == (job.end_reason is not None)
