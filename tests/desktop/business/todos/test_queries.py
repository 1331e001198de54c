from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from focusflow_desktop.business.todos.queries import TodoList, todays_todos, todo_rows
from focusflow_desktop.shared.records.job_types import DueAnchor
from tests.support.factories import make_contact, make_job, make_member, make_session, make_todo

TODAY = date(2026, 5, 14)


def rows(studio, **asked):
    with studio.read() as db:
        return {row.title: row for row in todo_rows(db, today=TODAY, **asked)}


@pytest.mark.parametrize(
    ("given", "stands_in", "is_overdue"),
    [
        ({"due_on": TODAY}, TodoList.TODAY, False),
        ({"due_on": TODAY - timedelta(days=1)}, TodoList.TODAY, True),
        ({"due_on": TODAY + timedelta(days=1)}, TodoList.UPCOMING, False),
        ({}, TodoList.SOMEDAY, False),
        ({"due_on": date(2020, 1, 1), "done_at": datetime(2026, 5, 1, tzinfo=UTC)}, TodoList.DONE, False),
    ],
)
def test_each_stands_in_its_list(studio, given, stands_in, is_overdue):
    with studio.write() as db:
        db.add(make_todo("Call", **given))
    row = rows(studio)["Call"]
    assert (row.stands_in, row.is_overdue) == (stands_in, is_overdue)


def test_a_rule_moves_with_the_session_and_counts_days_at_its_place(studio):
    job = make_job()
    session = make_session(job, starts_at=datetime(2026, 5, 27, 23, 30, tzinfo=UTC), tz="Europe/Berlin")
    job.primary_session_id = session.id
    todo = make_todo("Call", job_id=job.id, due_anchor=DueAnchor.PRIMARY_SESSION, due_offset_days=-14)
    with studio.write() as db:
        db.add_all([job, session, todo])
    assert rows(studio)["Call"].due == TODAY  # the 28th in Berlin
    with studio.write() as db:
        db.merge(session).starts_at += timedelta(days=7)
    assert rows(studio)["Call"].stands_in is TodoList.UPCOMING


def test_a_row_says_whose_it_is_and_what_it_hangs_on(studio):
    job, contact, member = make_job(), make_contact(), make_member("Tom")
    session = make_session(job)
    todo = make_todo(
        "Call", job_id=job.id, contact_id=contact.id, session_id=session.id, assignee_id=member.id
    )
    with studio.write() as db:
        db.add_all([job, contact, member, session, todo, make_todo("Other")])
    row = rows(studio, job_id=job.id)["Call"]
    assert (row.job, row.contact, row.session, row.assignee) == (
        "Weber, wedding",
        "Julia Weber",
        "Ceremony",
        "Tom",
    )
    assert set(rows(studio, contact_id=contact.id)) == {"Call"}


def test_upcoming_goes_by_day_and_today_as_the_person_put_it(studio):
    later = [
        make_todo(f"in {days}", due_on=TODAY + timedelta(days=days), position=9 - days) for days in (1, 2, 3)
    ]
    now = [
        make_todo(f"place {place}", due_on=TODAY - timedelta(days=place), position=place) for place in (2, 1)
    ]
    with studio.write() as db:
        db.add_all([*later, *now])
    assert list(rows(studio)) == ["place 1", "place 2", "in 1", "in 2", "in 3"]


def test_imported_history_stays_out_but_not_of_its_own_job(studio):
    job = make_job(is_imported=True)
    with studio.write() as db:
        db.add_all([job, make_todo("Old", job_id=job.id)])
    assert rows(studio) == {}
    assert list(rows(studio, job_id=job.id)) == ["Old"]


def test_three_statements_however_many(studio):
    with studio.write() as db:
        jobs = [make_job() for _ in range(30)]
        db.add_all([*jobs, *(make_todo(f"Call {job.id}", job_id=job.id) for job in jobs)])
    asked = []
    with studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        assert len(todo_rows(db, today=TODAY)) == 30
    assert len(asked) == 3


def test_today_has_what_is_due_by_then_and_what_was_done_and_reads_no_more(studio):
    job = make_job()
    session = make_session(job, starts_at=datetime(2026, 5, 20, 10, tzinfo=UTC), tz="Europe/Berlin")
    job.primary_session_id = session.id
    by_rule = {"job_id": job.id, "due_anchor": DueAnchor.PRIMARY_SESSION}
    with studio.write() as db:
        db.add_all([
            job,
            session,
            make_todo("Late", due_on=TODAY - timedelta(days=9)),
            make_todo("By its rule", due_offset_days=-6, **by_rule),
            make_todo("Not yet by its rule", due_offset_days=-1, **by_rule),
            make_todo("Tomorrow", due_on=TODAY + timedelta(days=1)),
            make_todo("Someday"),
            make_todo("Done early", due_on=TODAY + timedelta(days=5), done_at=datetime(2026, 5, 14, 8, tzinfo=UTC)),
        ])  # fmt: skip
    with studio.read() as db:
        assert {row.title for row in todays_todos(db, today=TODAY)} == {"Late", "By its rule", "Done early"}
