from datetime import timedelta

from sqlalchemy import select

from focusflow_desktop.business.sessions.queries import session_item
from focusflow_desktop.shared.records import PhotoSession
from focusflow_desktop.shared.records.sessions import SessionState
from focusflow_desktop.ui.calendar.moves import Proposal
from focusflow_desktop.ui.calendar.writes import CalendarWrites
from tests.support.factories import make_allocation, make_job, make_member, make_session
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


def _two_of_anna(house):
    """Two sessions of hers, a day apart."""
    job, anna = make_job(), make_member()
    with house.studio.write() as db:
        db.add_all([job, anna])
        db.flush()
        one = make_session(job)
        two = make_session(job, title="Album", starts_at=one.starts_at + timedelta(days=1))
        db.add_all([one, two])
        db.flush()
        db.add_all([make_allocation(one, anna), make_allocation(two, anna)])
        db.flush()
        return session_item(db, one.id)


def test_a_move_that_makes_a_clash_says_so_and_is_made(house, page, qtbot):
    item = _two_of_anna(house)
    day = timedelta(days=1)
    moved = Proposal(starts_at=item.starts_at + day, ends_at=item.ends_at + day)
    CalendarWrites(page, house.frame, StillClock()).move(item, moved)
    qtbot.waitUntil(lambda: bool(house.recorder.said))
    assert ". Anna is at Weber, wedding: Album, " in house.recorder.only.text


def test_a_session_is_saved_as_a_file(house, page, qtbot, tmp_path):
    writes = CalendarWrites(page, house.frame, StillClock())
    writes.save_file(_two_of_anna(house), tmp_path / "day.ics")
    qtbot.waitUntil(lambda: bool(house.recorder.said))
    assert b"SUMMARY:Weber\\, wedding: Ceremony" in (tmp_path / "day.ics").read_bytes()
