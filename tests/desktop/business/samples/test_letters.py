from datetime import date

from focusflow_desktop.business.samples.cast import CLIENTS, TEAM
from focusflow_desktop.business.samples.letters import ASKED, LETTERS, REMARKS, TASKS
from focusflow_desktop.business.samples.plan import Days, planned_jobs

JOBS = {job.title for job in planned_jobs(Days.around(date(2026, 5, 18)))}
NAMES = {client.name for client in CLIENTS}


def test_everything_written_is_of_somebody_and_some_job_that_is_there():
    for each in (*LETTERS, *ASKED, *REMARKS, *TASKS):
        assert each.job is None or each.job in JOBS, each
        client = getattr(each, "client", None)
        assert client is None or client in NAMES, each
    assert {task.who for task in TASKS} <= {None, *(name for name, _ in TEAM)}


def test_a_task_has_one_day_at_most():
    assert not [task for task in TASKS if task.due is not None and task.before_shoot is not None]
