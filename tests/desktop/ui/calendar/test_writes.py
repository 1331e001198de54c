from datetime import timedelta

from sqlalchemy import select

from focusflow_desktop.business.sessions.queries import session_item
from focusflow_desktop.shared.records import PhotoSession
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.writes import CalendarWrites
from tests.support.factories import make_job, make_session
from tests.support.studios import StillClock


def test_each_write_is_a_step_that_is_taken_back_and_done_again(house, page, qtbot):
    with house.studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        session = make_session(job)
        db.add(session)
        db.flush()
        item = session_item(db, session.id)
    writes = CalendarWrites(page, house.frame, StillClock())

    def state():
        with house.studio.read() as db:
            return db.execute(select(PhotoSession.state, PhotoSession.starts_at)).one()

    day = timedelta(days=1)
    writes.move(item, Proposal(starts_at=item.starts_at + day, ends_at=item.ends_at + day))
    qtbot.waitUntil(lambda: state()[1] == item.starts_at + day)
    writes.change_state(item, "cancel", reason="Rain")
    qtbot.waitUntil(lambda: state()[0] is SessionState.CANCELLED)
    qtbot.waitUntil(lambda: len(house.recorder.said) == 2)
    assert house.recorder.said[-1].text.endswith("is cancelled")
    writes.take_back()
    qtbot.waitUntil(lambda: state()[0] is SessionState.BOOKED)
    writes.do_again()
    qtbot.waitUntil(lambda: state()[0] is SessionState.CANCELLED)
