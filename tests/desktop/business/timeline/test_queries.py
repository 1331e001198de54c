from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from focusflow_desktop.business.jobs.operations import NewJob, add_note, create_job
from focusflow_desktop.business.jobs.stages import change_stage
from focusflow_desktop.business.sessions.operations import NewSession, book_session, change_state
from focusflow_desktop.business.timeline.queries import EntryKind, timeline_of
from focusflow_desktop.shared.records import SessionMove
from tests.support.factories import make_contact, make_job, make_message, make_session, make_todo
from tests.support.studios import clock, studio

__all__ = ["clock", "studio"]

NOON = datetime(2026, 5, 10, 12, tzinfo=UTC)


@pytest.fixture
def story(studio, clock):
    with studio.write() as db:
        julia = make_contact()
        db.add(julia)
        db.flush()
        (job,) = create_job(db, NewJob(contact_id=julia.id), now=NOON).rows["jobs"]
        change_stage(db, job, "book", now=NOON + timedelta(hours=1))
        session = make_session(make_job(id=job))
        db.add(session)
        db.flush()
        db.add_all(
            [
                SessionMove(
                    session_id=session.id,
                    previous_starts_at=NOON,
                    moved_at=NOON + timedelta(hours=3),
                    reason="Rain",
                ),
                make_message(julia, job_id=job, at=NOON + timedelta(hours=2)),
                make_todo("Pack", job_id=job, done_at=NOON + timedelta(hours=4)),
                make_todo("Not done", job_id=job),
            ]
        )
        add_note(db, job, "Grandmother needs a chair")  # stamped by the studio's clock: the newest
        return job, julia.id


def test_everything_that_happened_stands_in_one_line_of_time(studio, story):
    with studio.read() as db:
        entries = timeline_of(db, job_id=story[0])
    assert [entry.kind for entry in entries] == [
        EntryKind.NOTE, EntryKind.DONE, EntryKind.MOVE, EntryKind.MESSAGE, EntryKind.ACT, EntryKind.ACT,
    ]  # fmt: skip
    assert (entries[2].reason, entries[3].is_incoming) == ("Rain", True)
    assert (entries[4].action, entries[4].before, entries[4].after) == ("stage", "lead", "booked")


def test_a_clients_story_holds_what_hangs_on_them(studio, story):
    with studio.read() as db:
        kinds = {entry.kind for entry in timeline_of(db, contact_id=story[1])}
    assert kinds == {EntryKind.MESSAGE, EntryKind.ACT}


def test_the_story_is_as_long_as_asked_and_costs_six_statements(studio, story):
    asked = []
    with studio.write() as db:
        julia = make_contact(id=story[1])
        db.add_all([make_message(julia, job_id=story[0], at=NOON + timedelta(minutes=n)) for n in range(300)])
    with studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        entries = timeline_of(db, job_id=story[0], limit=50)
    assert len(entries) == 50
    assert len(asked) == 6


def test_what_a_session_went_through_is_told_with_its_name(studio):
    now = datetime(2026, 5, 14, 12, tzinfo=UTC)
    job = make_job()
    with studio.write() as db:
        db.add(job)
        db.flush()
        new = NewSession(
            job_id=job.id, title="The day", starts_at=now + timedelta(days=9), ends_at=now + timedelta(days=9, hours=8)
        )  # fmt: skip
        session_id = book_session(db, new, now=now).session_id
        change_state(db, session_id, event="cancel", now=now + timedelta(days=1), reason="Storm")
        story = timeline_of(db, job_id=job.id)
    assert [(entry.action, entry.title, entry.before, entry.after, entry.reason) for entry in story] == [
        ("session", "The day", "booked", "cancelled", "Storm"),
        ("session", "The day", "", "booked", ""),
    ]
