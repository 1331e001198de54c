from datetime import UTC, datetime, timedelta

import pytest

from focusflow_desktop.business.calendars.caldav import (
    changes_since,
    delete_event,
    everything,
    find_calendars,
    href_for,
    put_event,
    texts_of,
)
from focusflow_desktop.business.calendars.dav import DavServer, Login
from focusflow_desktop.business.calendars.ics import Entry, write_ics
from focusflow_desktop.shared.errors import Refused
from tests.support.calendar_servers import ANNA

NOW = datetime(2026, 5, 14, 12, tzinfo=UTC)
SPAN = {"first": NOW - timedelta(days=30), "last": NOW + timedelta(days=400)}


def event(uid="a@focusflow", title="Weber", days=0):
    start = NOW + timedelta(days=days)
    return write_ics(
        [Entry(uid=uid, title=title, starts_at=start, ends_at=start + timedelta(hours=1))], at=NOW
    )


def test_an_accounts_calendars_are_found_from_the_servers_address(calendar_server):
    [found] = find_calendars(calendar_server.dav)
    assert (found.name, found.url, found.may_write) == ("Private", calendar_server.calendar_url, True)


def test_a_calendars_own_address_is_enough(calendar_server):
    [found] = find_calendars(DavServer(calendar_server.calendar_url, ANNA))
    assert found.url == calendar_server.calendar_url


def test_a_wrong_password_is_said(calendar_server):
    with pytest.raises(Refused) as refused:
        find_calendars(DavServer(calendar_server.url, Login(username="anna", password="wrong")))
    assert refused.value.code == "calendar_password"


def test_events_are_written_seen_changed_and_deleted(calendar_server):
    dav, url = calendar_server.dav, calendar_server.calendar_url
    assert everything(dav, url, **SPAN).items == ()
    href = href_for(url, "a@focusflow")
    written = put_event(dav, href, event(), etag=None)
    assert written.etag
    whole = everything(dav, url, **SPAN)
    assert "SUMMARY:Weber" in whole.items[0].text
    assert changes_since(dav, url, whole.token).items == ()

    put_event(dav, href, event(title="Weber, moved"), etag=written.etag)
    changed = changes_since(dav, url, whole.token)
    [item] = texts_of(dav, url, [one.href for one in changed.items])
    assert "Weber\\, moved" in item.text

    delete_event(dav, href)
    delete_event(dav, href)  # gone already: nothing is wrong
    gone = changes_since(dav, url, changed.token)
    assert [one.rpartition("/")[2] for one in gone.gone] == ["a.ics"]


def test_an_event_that_was_changed_there_is_written_over(calendar_server):
    dav, href = calendar_server.dav, href_for(calendar_server.calendar_url, "a@focusflow")
    first = put_event(dav, href, event(), etag=None)
    put_event(dav, href, event(title="Moved on the phone"), etag=first.etag)
    put_event(dav, href, event(title="As the studio has it"), etag=first.etag)
    put_event(dav, href, event(title="As the studio has it"), etag=None)  # the studio forgot that it is there
    assert b"As the studio has it" in dav.ask("GET", href).body


def test_a_token_the_server_does_not_know_means_everything_is_read_again(calendar_server):
    token = "http://radicale.org/ns/sync/" + "0" * 64
    assert changes_since(calendar_server.dav, calendar_server.calendar_url, token) is None
    assert changes_since(calendar_server.dav, calendar_server.calendar_url, None) is None


def test_a_counter_is_used_where_there_are_no_tokens(calendar_server):
    assert changes_since(calendar_server.dav, calendar_server.calendar_url, "ctag:old") is None


def test_a_calendar_that_is_gone_is_said(calendar_server):
    with pytest.raises(Refused) as refused:
        everything(calendar_server.dav, f"{calendar_server.url}anna/other/", **SPAN)
    assert refused.value.code == "calendar_gone"
