from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.business.sessions.operations import (
    NewSession,
    book_session,
    change_state,
    keep_clash,
    move_session,
    rename_session,
    resize_session,
    set_notes,
    set_place,
    set_type,
)
from focusflow_desktop.business.sessions.taking import set_way
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import Allocation, Job, PhotoSession, SessionMove, SessionType
from focusflow_desktop.shared.records.session_types import SessionKind
from focusflow_desktop.shared.records.sessions import SessionState
from tests.support.factories import make_allocation, make_job, make_location, make_member, make_session

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
        change_state(db, session_id, event="confirm", now=NOW)
    session, allocation, _ = _read(studio)
    assert session.state is allocation.state is SessionState.CONFIRMED


def test_a_move_of_state_that_is_not_there_is_refused(studio, session_id):
    with pytest.raises(Refused), studio.write() as db:
        change_state(db, session_id, event="release", now=NOW)


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
        book_session(db, new, now=NOW)
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
            book_session(db, NewSession(job_id=job, title=title, starts_at=FROM, ends_at=TO), now=NOW)
        assert refused.value.fields["field"] == field


def test_what_is_gone_is_said(studio, session_id):
    with studio.write() as db:
        db.scalars(select(PhotoSession)).one().deleted = True
    with pytest.raises(Refused, match="not there any more"), studio.write() as db:
        change_state(db, session_id, event="confirm", now=NOW)


def test_a_booking_says_what_it_clashes_with_and_is_booked_all_the_same(studio, session_id):
    with studio.write() as db:
        session = db.scalars(select(PhotoSession)).one()
        anna = db.scalars(select(Allocation.resource_id)).one()
        new = NewSession(
            job_id=session.job_id,
            title="Album",
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            person_id=anna,
        )
        written = book_session(db, new, now=NOW)
    assert [(clash.other, clash.names) for clash in written.clashes] == [(session_id, ("Anna",))]
    with studio.read() as db:
        assert db.get(PhotoSession, (studio.tenant_id, written.session_id)).state is SessionState.BOOKED


def test_a_state_that_needs_a_reason_keeps_it(studio, session_id):
    with pytest.raises(Refused), studio.write() as db:
        change_state(db, session_id, event="cancel", now=NOW)
    with studio.write() as db:
        change_state(db, session_id, event="cancel", now=NOW, reason=" Rain ")
    session, allocation, _ = _read(studio)
    assert (session.state, session.state_reason) == (SessionState.CANCELLED, "Rain")
    assert allocation.state is SessionState.CANCELLED


def test_a_proposed_new_date_is_held_until_it_runs_out(studio, session_id):
    with studio.write() as db:
        change_state(db, session_id, event="reschedule", now=NOW, hold_expires_at=FROM)
    session, allocation, _ = _read(studio)
    assert (session.state, allocation.state) == (SessionState.RESCHEDULED, SessionState.HELD)


def test_a_session_is_made_longer(studio, session_id):
    with studio.write() as db:
        resize_session(db, session_id, ends_at=datetime(2026, 6, 20, 18, tzinfo=UTC), at=NOW)
    session, allocation, _ = _read(studio)
    assert session.ends_at == allocation.busy_to == datetime(2026, 6, 20, 18, tzinfo=UTC)


def test_title_type_place_and_notes_are_changed_each_alone(studio, session_id):
    place = make_location()
    kind = SessionType(id=new_id(), name="Call", kind=SessionKind.CALL, buffer_after_minutes=10)
    with studio.write() as db:
        db.add_all([place, kind])
        db.flush()
        set_way(db, session_id, before=30, after=30)
        rename_session(db, session_id, " Portraits ")
        set_type(db, session_id, kind.id, now=NOW)
        set_place(db, session_id, place.id, now=NOW)
        set_notes(db, session_id, "Bring the ladder\n")
    session, allocation, _ = _read(studio)
    assert (session.title, session.kind, session.notes) == ("Portraits", SessionKind.CALL, "Bring the ladder")
    assert (allocation.buffer_after_minutes, allocation.travel_before_minutes) == (10, 0)
    for write in (
        lambda db: rename_session(db, session_id, " "),
        lambda db: set_place(db, session_id, kind.id, now=NOW),
        lambda db: set_type(db, session_id, place.id, now=NOW),
    ):
        with pytest.raises(Refused), studio.write() as db:
            write(db)
