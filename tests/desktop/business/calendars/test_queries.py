from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from focusflow_desktop.business.calendars.queries import entry_of, session_entries
from focusflow_desktop.shared.records.sessions import SessionState
from tests.support.calendars import BERLIN, berlin, item
from tests.support.factories import make_job, make_session

NOON = datetime(2026, 6, 20, 12, tzinfo=UTC)


def test_a_whole_day_is_the_day_of_its_place():
    tokyo = ZoneInfo("Asia/Tokyo")
    starts = datetime(2026, 5, 14, tzinfo=tokyo).astimezone(UTC)
    whole = item(starts=starts, ends=starts + timedelta(days=1), is_all_day=True, tz="Asia/Tokyo")
    entry = entry_of(whole, zone=BERLIN)
    assert entry.starts_at.date().day == 14
    assert entry_of(item(starts=berlin(14, 10), ends=berlin(14, 12)), zone=BERLIN).starts_at == berlin(14, 10)


def test_only_what_takes_place_stands_elsewhere(studio):
    with studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        db.add_all(make_session(job, title=state.value, state=state) for state in SessionState)
    with studio.read() as db:
        entries = session_entries(db, NOON - timedelta(days=1), NOON + timedelta(days=1)).values()
    firm = {entry.title.rpartition(": ")[2] for entry in entries if entry.status == "CONFIRMED"}
    assert firm == {"booked", "confirmed", "preparing", "completed"}
    assert {entry.title.rpartition(": ")[2] for entry in entries if entry.status == "TENTATIVE"} == {
        "held", "rescheduled",
    }  # fmt: skip
