from datetime import timedelta

from sqlalchemy import select

from focusflow_desktop.shared.records import PhotoSession
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.behind.holds import HoldKeeper
from tests.support.factories import make_job, make_session


def test_a_hold_that_runs_out_while_the_program_runs_is_given_back_and_told(house, qtbot, clock):
    with house.studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        expires = clock.now() + timedelta(minutes=5)
        db.add(make_session(job, state=SessionState.HELD, hold_expires_at=expires))
    heard = []
    house.frame.door.bus.changed.connect(lambda changes, _origin: heard.append(changes))
    keeper = HoldKeeper(house.frame.door, clock)
    keeper.look()
    qtbot.waitUntil(lambda: house.runner.is_idle)
    assert not heard
    clock.advance(minutes=5)
    keeper.look()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].touches("sessions")
    with house.studio.read() as db:
        assert db.scalars(select(PhotoSession.state)).one() is SessionState.INQUIRY
