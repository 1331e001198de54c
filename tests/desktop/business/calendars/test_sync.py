from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from focusflow_desktop.business.calendars.caldav import everything, href_for, put_event
from focusflow_desktop.business.calendars.gate import Gate
from focusflow_desktop.business.calendars.ics import Entry, write_ics
from focusflow_desktop.business.calendars.operations import NewAccount, add_account, set_account
from focusflow_desktop.business.calendars.queries import account_rows
from focusflow_desktop.business.calendars.sync import path_of, sync_account
from focusflow_desktop.business.sessions.operations import change_state, move_session
from focusflow_desktop.db.undo import undo
from focusflow_desktop.shared.records import (
    CalendarAccount,
    ExternalBusy,
    PhotoSession,
    SessionExternalId,
    SessionMove,
)
from tests.support.calendar_servers import ANNA, misbehaving
from tests.support.factories import make_job, make_session

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def dentist(title="Dentist", hours=0, uid="dentist"):
    start = NOW + timedelta(days=2, hours=hours)
    return write_ics([Entry(uid=uid, title=title, starts_at=start, ends_at=start + HOUR)], at=NOW)


@pytest.fixture
def account_id(studio, calendar_server):
    """Anna's private calendar is followed; the studio has one booked session."""
    return _follow(studio, calendar_server.url, calendar_server.calendar_url)


def _follow(studio, url, calendar_url):
    job = make_job("Weber")
    with studio.write() as db:
        db.add(job)
        db.flush()
        db.add(make_session(job, title="The day"))
        new = NewAccount(name="Private", url=url, calendar_url=calendar_url, username=ANNA.username)
        [account_id] = add_account(db, new).rows["calendar_accounts"]
        return account_id


def _sync(studio, account_id, *, after=timedelta(), password=ANNA.password):
    return sync_account(studio, account_id, password, now=NOW + after)


def _good(studio, account_id, **more):
    found = _sync(studio, account_id, **more)
    assert found.problem is None, found.problem
    return found


def _there(server):
    found = everything(
        server.dav, server.calendar_url, first=NOW - 30 * 24 * HOUR, last=NOW + 400 * 24 * HOUR
    )
    return sorted(item.text.split("SUMMARY:")[1].split("\n")[0].strip() for item in found.items)


def _busy(studio):
    with studio.read() as db:
        rows = db.scalars(select(ExternalBusy).where(~ExternalBusy.deleted).order_by(ExternalBusy.title))
        return [(row.title, row.starts_at) for row in rows]


def _session_id(studio):
    with studio.read() as db:
        return db.scalars(select(PhotoSession.id)).one()


def test_sessions_go_there_and_what_stands_there_becomes_busy_time(studio, calendar_server, account_id):
    put_event(calendar_server.dav, href_for(calendar_server.calendar_url, "dentist"), dentist(), etag=None)
    found = _good(studio, account_id)
    assert found.changes.touches("external_busy")
    assert _there(calendar_server) == ["Dentist", "Weber: The day"]
    assert _busy(studio) == [("Dentist", NOW + timedelta(days=2))]
    again = _good(studio, account_id, after=HOUR)
    assert not again.changes.kinds  # nothing is new: no page reads again
    assert _busy(studio) == [("Dentist", NOW + timedelta(days=2))]


def test_what_changes_there_changes_here_and_what_goes_there_goes(studio, calendar_server, account_id):
    href = href_for(calendar_server.calendar_url, "dentist")
    put_event(calendar_server.dav, href, dentist(), etag=None)
    _good(studio, account_id)
    put_event(calendar_server.dav, href, dentist("Dentist, later", hours=3), etag=None)
    _good(studio, account_id, after=HOUR)
    assert _busy(studio) == [("Dentist, later", NOW + timedelta(days=2, hours=3))]
    calendar_server.dav.ask("DELETE", href)
    _good(studio, account_id, after=2 * HOUR)
    assert _busy(studio) == []


def test_a_session_that_moves_moves_there_and_one_that_is_cancelled_goes(studio, calendar_server, account_id):
    _good(studio, account_id)
    session_id = _session_id(studio)
    with studio.write() as db:
        move_session(db, session_id, starts_at=NOW + 48 * HOUR, ends_at=NOW + 50 * HOUR, at=NOW)
    _good(studio, account_id, after=HOUR)
    text = calendar_server.dav.ask("GET", href_for(calendar_server.calendar_url, str(session_id))).body
    assert b"DTSTART:20260516T120000Z" in text
    with studio.write() as db:
        change_state(db, session_id, event="cancel", now=NOW, reason="Rain")
    _good(studio, account_id, after=2 * HOUR)
    assert _there(calendar_server) == []
    with studio.read() as db:
        assert not db.scalars(select(SessionExternalId).where(~SessionExternalId.deleted)).all()


def _ours(studio, *, hours=0, title="Weber: The day"):
    """The session's event as a telephone would write it, so many hours later."""
    with studio.read() as db:
        row = db.scalars(select(PhotoSession)).one()
    shift = timedelta(hours=hours)
    entry = Entry(
        uid=f"{row.id}@focusflow", title=title, starts_at=row.starts_at + shift, ends_at=row.ends_at + shift
    )
    return write_ics([entry], at=NOW)


def _time(studio):
    with studio.read() as db:
        row = db.scalars(select(PhotoSession)).one()
        return row.starts_at, row.ends_at


@pytest.mark.parametrize("is_deleted", [False, True])
def test_what_else_was_changed_of_a_session_there_is_put_right_and_said(
    studio, calendar_server, account_id, is_deleted
):
    _good(studio, account_id)
    before = _time(studio)
    href = href_for(calendar_server.calendar_url, str(_session_id(studio)))
    if is_deleted:
        calendar_server.dav.ask("DELETE", href)
    else:
        put_event(calendar_server.dav, href, _ours(studio, title="Renamed"), etag=None)
    found = _good(studio, account_id, after=HOUR)
    assert found.put_right == {_session_id(studio): "Weber: The day"}
    assert _there(calendar_server) == ["Weber: The day"]
    assert (_time(studio), _busy(studio)) == (before, [])
    assert not _good(studio, account_id, after=2 * HOUR).put_right  # once


def test_a_session_that_was_moved_there_moves_here_and_can_be_taken_back(studio, calendar_server, account_id):
    _good(studio, account_id)
    starts_at, ends_at = _time(studio)
    href = href_for(calendar_server.calendar_url, str(_session_id(studio)))
    put_event(calendar_server.dav, href, _ours(studio, hours=3), etag=None)
    found = _good(studio, account_id, after=HOUR)
    assert [one.session_id for one in found.moved] == [_session_id(studio)]
    assert found.changes.touches("sessions")
    assert _time(studio) == (starts_at + 3 * HOUR, ends_at + 3 * HOUR)
    with studio.read() as db:
        assert db.scalars(select(SessionMove.previous_starts_at)).one() == starts_at
    with studio.write() as db:
        assert undo(db) is not None
    assert _time(studio) == (starts_at, ends_at)
    assert not _good(studio, account_id, after=2 * HOUR).moved
    assert not _good(studio, account_id, after=3 * HOUR).moved
    text = calendar_server.dav.ask("GET", href).body
    assert f"DTSTART:{starts_at:%Y%m%dT%H%M%SZ}".encode() in text  # the studio's word went there


def test_a_session_that_moved_on_both_sides_keeps_the_studios_time(studio, calendar_server, account_id):
    _good(studio, account_id)
    session_id = _session_id(studio)
    href = href_for(calendar_server.calendar_url, str(session_id))
    put_event(calendar_server.dav, href, _ours(studio, hours=3), etag=None)
    with studio.write() as db:
        move_session(db, session_id, starts_at=NOW + 48 * HOUR, ends_at=NOW + 50 * HOUR, at=NOW)
    found = _good(studio, account_id, after=HOUR)
    assert (found.moved, set(found.put_right)) == ((), {session_id})
    assert _time(studio) == (NOW + 48 * HOUR, NOW + 50 * HOUR)
    assert b"DTSTART:20260516T120000Z" in calendar_server.dav.ask("GET", href).body


def test_a_session_made_to_repeat_or_to_end_before_it_begins_there_stays_as_it_is(
    studio, calendar_server, account_id
):
    _good(studio, account_id)
    before = _time(studio)
    href = href_for(calendar_server.calendar_url, str(_session_id(studio)))
    weekly = _ours(studio, hours=1).replace(b"END:VEVENT", b"RRULE:FREQ=WEEKLY;COUNT=4\r\nEND:VEVENT")
    put_event(calendar_server.dav, href, weekly, etag=None)
    found = _good(studio, account_id, after=HOUR)
    assert (found.moved, len(found.put_right)) == ((), 1)
    assert _time(studio) == before
    assert b"RRULE" not in calendar_server.dav.ask("GET", href).body


def test_only_what_is_wished_is_read_or_written(studio, calendar_server, account_id):
    put_event(calendar_server.dav, href_for(calendar_server.calendar_url, "dentist"), dentist(), etag=None)
    with studio.write() as db:
        set_account(db, account_id, writes_sessions=False, reads_busy=False)
    _good(studio, account_id)
    assert _there(calendar_server) == ["Dentist"]
    assert _busy(studio) == []


def test_a_week_later_everything_is_read_again_without_doubles(studio, calendar_server, account_id):
    put_event(calendar_server.dav, href_for(calendar_server.calendar_url, "dentist"), dentist(), etag=None)
    _good(studio, account_id)
    _good(studio, account_id, after=timedelta(days=8))
    assert len(_busy(studio)) == 1
    assert _there(calendar_server) == ["Dentist", "Weber: The day"]


def test_a_session_that_is_long_past_stays_there(studio, calendar_server, account_id):
    _good(studio, account_id)
    _good(studio, account_id, after=timedelta(days=200))
    text = calendar_server.dav.ask(
        "GET", href_for(calendar_server.calendar_url, str(_session_id(studio)))
    ).body
    assert b"SUMMARY:Weber: The day" in text


def test_what_is_no_longer_written_is_taken_away_there(studio, calendar_server, account_id):
    _good(studio, account_id)
    with studio.write() as db:
        set_account(db, account_id, writes_sessions=False, reads_busy=True)
    _good(studio, account_id, after=HOUR)
    assert _there(calendar_server) == []


def test_a_wrong_password_is_noted_and_said_once(studio, calendar_server, account_id):
    first = _sync(studio, account_id, password="wrong")
    assert (first.problem.code, first.is_new_problem) == ("calendar_password", True)
    assert not _sync(studio, account_id, password="wrong").is_new_problem
    with studio.read() as db:
        assert account_rows(db)[0].problem == "calendar_password"
    _good(studio, account_id)
    with studio.read() as db:
        assert account_rows(db)[0].problem is None


def test_without_a_password_nobody_is_asked(studio, calendar_server, account_id):
    assert _sync(studio, account_id, password=None).problem.code == "calendar_no_password"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"/>',
        b'<!DOCTYPE x [<!ENTITY a "b">]><d:multistatus xmlns:d="DAV:">&a;</d:multistatus>',
    ],
)
def test_a_server_that_answers_nonsense_changes_nothing_here(studio, body):
    def nonsense(request):
        request.send_response(207)
        request.end_headers()
        request.wfile.write(body)

    with misbehaving(nonsense) as url:
        account_id = _follow(studio, url, url + "private/")
        found = _sync(studio, account_id)
    assert found.problem is not None
    assert _busy(studio) == []


def test_a_server_that_is_away_keeps_what_was_known(studio, calendar_server, account_id):
    put_event(calendar_server.dav, href_for(calendar_server.calendar_url, "dentist"), dentist(), etag=None)
    _good(studio, account_id)
    with misbehaving(lambda _: None) as gone:
        pass
    with studio.write() as db:
        account = db.scalars(select(CalendarAccount)).one()
        account.url = account.calendar_url = gone
    assert _sync(studio, account_id, after=HOUR).problem.code == "calendar_away"
    assert len(_busy(studio)) == 1


def test_one_address_is_written_one_way():
    base = "https://cloud.example.com/anna/my%20own/"
    for href in ("/anna/my own/a.ics", "/anna/my%20own/a.ics", base + "a.ics", "a.ics"):
        assert path_of(base, href) == "/anna/my own/a.ics"


def test_after_the_program_closed_nobody_is_asked_and_nothing_is_written(studio, calendar_server, account_id):
    gate = Gate()
    gate.shut()
    found = sync_account(studio, account_id, ANNA.password, now=NOW, gate=gate)
    assert (found.problem, found.changes.kinds) == (None, frozenset())
    assert _there(calendar_server) == []
