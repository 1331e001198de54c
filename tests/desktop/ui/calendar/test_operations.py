from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import Allocation, Job, PhotoSession, SessionMove
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.operations import (
    NewSession,
    add_session,
    change_state,
    keep_clash,
    move_session,
)
from tests.support.factories import make_allocation, make_job, make_member, make_session

FROM, TO = datetime(2026, 7, 4, 9, tzinfo=UTC), datetime(2026, 7, 4, 12, tzinfo=UTC)
NOW = datetime(2026, 5, 13, tzinfo=UTC)


@pytest.fixture
def session_id(studio):
    job, member = make_job(), make_member()
    session = make_session(job, override_reason="Two assistants")
    with studio.write() as db:
        db.add_all([job, member])
        db.flush()
        db.add(session)
        db.flush()
        db.add(make_allocation(session, member))
        return session.id


def _read(studio):
    with studio.read() as db:
        session, allocation = db.scalars(select(PhotoSession)).one(), db.scalars(select(Allocation)).one()
        moves = db.scalars(select(SessionMove).where(~SessionMove.deleted)).all()
        db.expunge_all()
        return session, allocation, moves


def test_people_move_with_the_session_and_the_earlier_time_stays(studio, session_id):
    with studio.write("Move session") as db:
        move_session(db, session_id, starts_at=FROM, ends_at=TO, at=NOW)
    session, allocation, moves = _read(studio)
    assert (session.starts_at, session.ends_at) == (FROM, TO)
    assert (allocation.busy_from, allocation.busy_to) == (FROM, TO)
    assert [move.previous_starts_at for move in moves] == [datetime(2026, 6, 20, 12, tzinfo=UTC)]
    assert session.override_reason is None


def test_a_move_is_taken_back_whole(studio, session_id):
    with studio.write("Move session") as db:
        move_session(db, session_id, starts_at=FROM, ends_at=TO, at=NOW)
    with studio.write() as db:
        undo.undo(db)
    session, allocation, moves = _read(studio)
    assert session.starts_at == allocation.busy_from == datetime(2026, 6, 20, 12, tzinfo=UTC)
    assert session.override_reason == "Two assistants"
    assert not moves


def test_a_session_that_would_end_before_it_begins_is_refused(studio, session_id):
    with pytest.raises(Refused, match="end after"), studio.write() as db:
        move_session(db, session_id, starts_at=TO, ends_at=FROM, at=NOW)


def test_the_state_is_copied_to_the_people(studio, session_id):
    with studio.write() as db:
        change_state(db, session_id, event="confirm")
    session, allocation, _ = _read(studio)
    assert session.state is allocation.state is SessionState.CONFIRMED


def test_a_move_of_state_that_is_not_there_is_refused(studio, session_id):
    with pytest.raises(Refused), studio.write() as db:
        change_state(db, session_id, event="release")


def test_a_clash_is_kept_only_with_a_reason(studio, session_id):
    with pytest.raises(Refused) as refused, studio.write() as db:
        keep_clash(db, session_id, reason="  ")
    assert refused.value.fields["field"] == "override_reason"
    with studio.write() as db:
        keep_clash(db, session_id, reason="Mia drives")
    session, allocation, _ = _read(studio)
    assert session.override_reason == allocation.override_reason == "Mia drives"
    assert allocation.is_override


def test_a_new_session_books_or_holds_and_becomes_the_jobs_first(studio):
    job, member = make_job(), make_member()
    with studio.write() as db:
        db.add_all([job, member])
        db.flush()
        job_id, member_id = job.id, member.id
    new = NewSession(
        job_id=job_id,
        title=" Portraits ",
        starts_at=FROM,
        ends_at=TO,
        person_id=member_id,
        hold_expires_at=FROM,
    )
    with studio.write("New session") as db:
        add_session(db, new)
    session, allocation, _ = _read(studio)
    assert (session.title, session.state, allocation.state) == (
        "Portraits",
        SessionState.HELD,
        SessionState.HELD,
    )
    with studio.read() as db:
        assert db.scalars(select(Job.primary_session_id)).one() == session.id


def test_a_new_session_names_the_field_that_is_wrong(studio, session_id):
    with studio.read() as db:
        job_id = db.scalars(select(Job.id)).one()
    for field, title, job in (("title", " ", job_id), ("job", "Portraits", session_id)):
        with pytest.raises(Refused) as refused, studio.write() as db:
            add_session(db, NewSession(job_id=job, title=title, starts_at=FROM, ends_at=TO))
        assert refused.value.fields["field"] == field


def test_what_is_gone_is_said(studio, session_id):
    with studio.write() as db:
        db.scalars(select(PhotoSession)).one().deleted = True
    with pytest.raises(Refused, match="not there any more"), studio.write() as db:
        change_state(db, session_id, event="confirm")
