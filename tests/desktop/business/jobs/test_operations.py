from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from focusflow_desktop.business.jobs import operations
from focusflow_desktop.business.jobs.operations import NewJob, create_job
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Contact, Job, JobContact, Note, PhotoSession, Todo
from focusflow_desktop.shared.records.jobs import JobRole, JobStage
from focusflow_desktop.shared.records.sessions import SessionState

THE_DAY = date(2026, 8, 22)


def make(desk, clock, **facts):
    with desk.studio.write() as db:
        (job,) = create_job(db, NewJob(**facts), now=clock.now()).rows["jobs"]
    return job


def stored(desk, job):
    with desk.studio.read() as db:
        return db.scalar(select(Job).where(Job.id == job))


def test_a_client_a_type_and_a_day_make_the_job_its_sessions_and_its_to_dos(desk, clock):
    job = stored(desk, make(desk, clock, contact_id=desk.julia, job_type_id=desk.wedding, day=THE_DAY))
    assert (job.title, job.stage, job.number) == ("Weber, wedding", JobStage.LEAD, "1")
    assert (job.estimated_value_minor, job.currency, job.deliver_on) == (350_000, "EUR", date(2026, 10, 3))
    with desk.studio.read() as db:
        sessions = db.scalars(select(PhotoSession).order_by(PhotoSession.starts_at)).all()
        assert [(one.title, one.state) for one in sessions] == [
            ("Talk", SessionState.INQUIRY), ("The day", SessionState.INQUIRY),
        ]  # fmt: skip
        assert sessions[1].id == job.primary_session_id
        assert (sessions[1].ends_at - sessions[1].starts_at).total_seconds() == 36_000
        assert list(db.scalars(select(Todo.title).order_by(Todo.position))) == [
            "Send the questions", "Ask for the vows",
        ]  # fmt: skip
        assert db.scalar(select(JobContact.role)) is JobRole.PRIMARY


def test_a_simple_booking_needs_a_client_and_a_day_alone(desk, clock):
    job = stored(desk, make(desk, clock, contact_id=desk.julia, day=THE_DAY))
    with desk.studio.read() as db:
        (session,) = db.scalars(select(PhotoSession)).all()
    assert (job.title, session.title, session.id) == ("Julia Weber", "Julia Weber", job.primary_session_id)


def test_jobs_are_numbered_one_after_the_other(desk, clock):
    numbers = [stored(desk, make(desk, clock, title=title)).number for title in ("One", "Two")]
    assert numbers == ["1", "2"]


@pytest.mark.parametrize(
    ("facts", "field"),
    [({}, "title"), ({"title": "  "}, "title"), ({"contact_id": new_id()}, "client"), ({"title": "A", "job_type_id": new_id()}, "type")],
)  # fmt: skip
def test_a_job_that_is_none_is_refused_and_takes_no_number(desk, clock, facts, field):
    with desk.studio.write() as db, pytest.raises(Refused) as refused:
        create_job(db, NewJob(**facts), now=clock.now())
    assert refused.value.fields["field"] == field
    assert stored(desk, make(desk, clock, title="First")).number == "1"


def test_facts_are_changed_and_bad_ones_refused_by_their_field(desk, clock):
    job = make(desk, clock, title="One")
    with desk.studio.write() as db:
        operations.rename_job(db, job, "  Two  words ")
        operations.set_value(db, job, 99_00)
        operations.set_delivery(db, job, THE_DAY)
        operations.set_archived(db, job, is_archived=True)
        operations.add_note(db, job, " Chair ")
    found = stored(desk, job)
    assert (found.title, found.estimated_value_minor, found.deliver_on, found.is_archived) == (
        "Two words", 9900, THE_DAY, True,
    )  # fmt: skip
    for act, field in (
        (lambda db: operations.rename_job(db, job, " "), "title"),
        (lambda db: operations.set_value(db, job, -1), "value"),
        (lambda db: operations.add_note(db, job, " "), "note"),
    ):
        with desk.studio.write() as db, pytest.raises(Refused) as refused:
            act(db)
        assert refused.value.fields["field"] == field
    with desk.studio.read() as db:
        assert list(db.scalars(select(Note.body))) == ["Chair"]


def test_a_person_has_a_role_once_and_can_leave_it(desk, clock):
    job = make(desk, clock, title="One")
    with desk.studio.write() as db:
        for _ in range(2):
            operations.add_person(db, job, desk.julia, JobRole.PAYER)
    living = select(func.count(JobContact.id)).where(~JobContact.deleted)
    with desk.studio.read() as db:
        assert db.scalar(living) == 1
    with desk.studio.write() as db:
        operations.remove_person(db, job, desk.julia, JobRole.PAYER)
    with desk.studio.read() as db:
        assert db.scalar(living) == 0


def test_a_time_the_clocks_skip_is_still_a_session(desk, clock):
    make(desk, clock, title="Night", day=date(2027, 3, 28))
    with desk.studio.read() as db:
        assert db.scalar(select(PhotoSession.starts_at)) > datetime(2027, 3, 28, tzinfo=UTC)


def test_somebody_new_is_written_down_as_a_client_and_takes_part(desk, clock):
    job = make(desk, clock, title="Weber")
    with desk.studio.write() as db:
        operations.add_new_person(db, job, "Nina Berg", JobRole.PLANNER)
    with desk.studio.read() as db:
        asked = select(Contact.name, JobContact.role).join(JobContact, JobContact.contact_id == Contact.id)
        assert db.execute(asked).one() == ("Nina Berg", JobRole.PLANNER)
    with pytest.raises(Refused), desk.studio.write() as db:
        operations.add_new_person(db, job, "  ", JobRole.PLANNER)
