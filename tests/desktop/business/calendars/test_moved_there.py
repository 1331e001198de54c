from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from focusflow_desktop.business.calendars.caldav import Item
from focusflow_desktop.business.calendars.ics import Entry, Window, write_ics
from focusflow_desktop.business.calendars.moved_there import move_here, moved_there
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import PhotoSession
from tests.support.factories import make_job, make_session

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
WINDOW = Window(first=NOW - timedelta(days=30), last=NOW + timedelta(days=400), zone=UTC)
MINE = Entry(uid="7@focusflow", title="Weber: The day", starts_at=NOW, ends_at=NOW + 2 * HOUR)


def there(**changed):
    facts = {"uid": MINE.uid, "title": MINE.title, "starts_at": MINE.starts_at, "ends_at": MINE.ends_at}
    return Item(href="/7.ics", etag='"2"', text=write_ics([Entry(**{**facts, **changed})], at=NOW).decode())


def seen(item, mine=MINE):
    return moved_there(UUID(int=7), mine, item, window=WINDOW)


def test_another_time_there_is_seen_with_its_title_and_stamp():
    found = seen(there(starts_at=NOW + HOUR, ends_at=NOW + 4 * HOUR))
    assert (found.title, found.starts_at, found.ends_at, found.etag) == (
        "Weber: The day",
        NOW + HOUR,
        NOW + 4 * HOUR,
        '"2"',
    )


@pytest.mark.parametrize(
    "item",
    [
        None,
        Item(href="/7.ics", etag='"2"'),
        Item(href="/7.ics", etag='"2"', text="not a calendar"),
        there(),
        there(title="Renamed"),
        there(uid="8@focusflow", starts_at=NOW + HOUR),
        there(starts_at=NOW + HOUR, ends_at=NOW + HOUR),
    ],
)
def test_what_is_not_another_time_of_this_event_is_no_move(item):
    assert seen(item) is None


def test_a_whole_day_is_not_given_a_time_by_another_calendar():
    day = Entry(uid=MINE.uid, title="", starts_at=NOW, ends_at=NOW + timedelta(days=1), is_all_day=True)
    assert seen(there(starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR), mine=day) is None


def test_a_session_that_is_gone_is_not_moved_and_nothing_breaks(studio):
    job = make_job("Weber")
    session = make_session(job)
    session.deleted = True
    with studio.write() as db:
        db.add_all([job, session])
        gone = session.id
    moved = seen(there(starts_at=NOW + HOUR, ends_at=NOW + 4 * HOUR))
    assert moved is not None
    assert not move_here(studio, new_id(), moved, NOW)  # no session of this id
    with studio.read() as db:
        assert db.get(PhotoSession, (studio.tenant_id, gone)) is not None
