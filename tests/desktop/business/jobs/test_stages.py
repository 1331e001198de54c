from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from focusflow_desktop.business.jobs.operations import NewJob, create_job
from focusflow_desktop.business.jobs.stages import change_stage, moves_of, postpone, resume
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Activity, Job, PhotoSession, Todo
from focusflow_desktop.shared.records.jobs import JobStage
from focusflow_desktop.shared.records.sessions import ProductionStatus, SessionState

THE_DAY = date(2026, 8, 22)


@pytest.fixture
def job(desk, clock):
    with desk.studio.write() as db:
        new = NewJob(contact_id=desk.julia, job_type_id=desk.wedding, day=THE_DAY)
        (job,) = create_job(db, new, now=clock.now()).rows["jobs"]
    return job


def move(desk, clock, job, event, **said):
    with desk.studio.write() as db:
        change_stage(db, job, event, now=clock.now(), **said)


def stored(desk, job):
    with desk.studio.read() as db:
        return db.scalar(select(Job).where(Job.id == job))


def states(desk):
    with desk.studio.read() as db:
        return set(db.scalars(select(PhotoSession.state)))


def test_an_inquiry_becomes_a_booked_shot_delivered_and_finished_job(desk, clock, job):
    move(desk, clock, job, "book")
    assert (stored(desk, job).stage, stored(desk, job).booked_at) == (JobStage.BOOKED, clock.now())
    assert states(desk) == {SessionState.BOOKED}
    clock.instant = datetime(2026, 8, 23, tzinfo=UTC)
    move(desk, clock, job, "produce")
    with desk.studio.write() as db:
        for session in db.scalars(select(PhotoSession)):
            session.production = ProductionStatus.DELIVERED
    move(desk, clock, job, "deliver")
    with desk.studio.write() as db:
        for todo in db.scalars(select(Todo)):
            todo.done_at = clock.now()
    move(desk, clock, job, "complete")
    assert stored(desk, job).stage is JobStage.COMPLETED
    with desk.studio.read() as db:
        acts = db.scalars(select(Activity.action).order_by(Activity.at)).all()
    assert acts.count("stage") == 4


@pytest.mark.parametrize(
    ("way", "event", "guard"),
    [
        (("book",), "produce", "primary_session_ended"),
        (("book", "produce"), "deliver", "all_delivered"),
        (("book", "produce", "deliver"), "complete", "balance_paid_and_todos_done"),
    ],
)
def test_a_stage_waits_for_what_its_rule_asks_and_says_so(desk, clock, job, way, event, guard):
    for done in way:
        if done == "produce":
            clock.instant = datetime(2026, 8, 23, tzinfo=UTC)
        if done == "deliver":
            with desk.studio.write() as db:
                for session in db.scalars(select(PhotoSession)):
                    session.production = ProductionStatus.DELIVERED
        move(desk, clock, job, done)
    with desk.studio.read() as db:
        asked = next(one for one in moves_of(db, stored(desk, job), now=clock.now()) if one.event == event)
    assert asked.missing == guard
    with pytest.raises(Refused):
        move(desk, clock, job, event)


def test_losing_needs_a_reason_and_ends_the_sessions_with_it(desk, clock, job):
    with pytest.raises(Refused):
        move(desk, clock, job, "lose")
    move(desk, clock, job, "lose", reason="Too far away")
    assert (stored(desk, job).stage, stored(desk, job).end_reason) == (JobStage.LOST, "Too far away")
    assert states(desk) == {SessionState.CANCELLED}


def test_a_lost_job_comes_back(desk, clock, job):
    move(desk, clock, job, "lose", reason="Too far away")
    move(desk, clock, job, "revive")
    assert (stored(desk, job).stage, stored(desk, job).end_reason) == (JobStage.LEAD, None)


def test_a_move_that_is_not_there_changes_nothing(desk, clock, job):
    with pytest.raises(Refused):
        move(desk, clock, job, "deliver")
    assert stored(desk, job).stage is JobStage.LEAD


def test_a_job_waits_with_a_reason_and_goes_on(desk, clock, job):
    with desk.studio.write() as db, pytest.raises(Refused):
        postpone(db, job, reason=" ", now=clock.now())
    with desk.studio.write() as db:
        postpone(db, job, reason="Broken leg", now=clock.now())
    assert (stored(desk, job).is_postponed, stored(desk, job).postponed_reason) == (True, "Broken leg")
    clock.instant += timedelta(days=1)
    with desk.studio.write() as db:
        resume(db, job, now=clock.now())
    assert (stored(desk, job).is_postponed, stored(desk, job).postponed_reason) == (False, None)
