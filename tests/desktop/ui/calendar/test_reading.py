from datetime import UTC, date, datetime

from focusflow_desktop.shared.records import StudioProfile
from focusflow_desktop.ui.calendar.reading import read_calendar
from tests.support.calendars import BERLIN
from tests.support.factories import make_allocation, make_job, make_member, make_session

NOW = datetime(2026, 5, 13, tzinfo=UTC)


def test_the_days_are_the_studios_and_each_item_knows_its_clashes(studio):
    job, anna = make_job(), make_member()
    late = datetime(2026, 6, 19, 22, 30, tzinfo=UTC)  # half past midnight of the 20th in Berlin
    with studio.write() as db:
        db.add(StudioProfile(id=studio.tenant_id, name="S", country="DE", currency="EUR", tz="Europe/Berlin"))
        db.add_all([job, anna])
        db.flush()
        sessions = [make_session(job, starts_at=late), make_session(job, starts_at=late)]
        db.add_all(sessions)
        db.flush()
        db.add_all(make_allocation(one, anna) for one in sessions)
    with studio.read() as db:
        found = read_calendar(db, span=(date(2026, 6, 20), date(2026, 6, 21)), zone=UTC, now=NOW)
    assert str(found.zone) == str(BERLIN)
    assert [item.clashes[0].names for item in found.items] == [("Anna",), ("Anna",)]
