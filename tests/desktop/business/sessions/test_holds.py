from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from focusflow_desktop.business.sessions.holds import has_expired, let_expired_holds_go
from focusflow_desktop.shared.records import Allocation, PhotoSession
from focusflow_desktop.shared.records.sessions import SessionState
from tests.support.factories import make_allocation, make_job, make_member, make_session

NOW = datetime(2026, 5, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "minutes", "after"),
    [
        (SessionState.HELD, 0, SessionState.INQUIRY),
        (SessionState.HELD, 1, SessionState.HELD),
        (SessionState.RESCHEDULED, -5, SessionState.RESCHEDULED),
        (SessionState.BOOKED, -5, SessionState.BOOKED),
    ],
)
def test_only_holds_that_have_run_out_are_given_back(studio, state, minutes, after):
    job, anna = make_job(), make_member()
    with studio.write() as db:
        db.add_all([job, anna])
        db.flush()
        session = make_session(job, state=state, hold_expires_at=NOW + timedelta(minutes=minutes))
        db.add(session)
        db.flush()
        db.add(make_allocation(session, anna, state=SessionState.HELD))
    is_due = minutes <= 0 and state is not SessionState.BOOKED
    with studio.write() as db:
        assert has_expired(db, now=NOW) is is_due
        assert let_expired_holds_go(db, now=NOW).touches("sessions") is is_due
        assert not has_expired(db, now=NOW)
    with studio.read() as db:
        session, taken = db.scalars(select(PhotoSession)).one(), db.scalars(select(Allocation)).one()
        assert session.state is after
        if is_due:
            assert session.hold_expires_at is None
            assert taken.state is after
