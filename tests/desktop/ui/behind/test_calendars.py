from uuid import uuid4

import pytest
from sqlalchemy import select

from focusflow_desktop.business.calendars.dav import Login
from focusflow_desktop.business.calendars.operations import NewAccount, add_account
from focusflow_desktop.business.calendars.passwords import Passwords
from focusflow_desktop.shared.records import SessionExternalId
from focusflow_desktop.tasks.events import ChangeBus
from focusflow_desktop.ui.behind.calendars import CalendarKeeper
from tests.support.calendar_servers import ANNA, calendar_server, misbehaving
from tests.support.factories import make_job, make_session

__all__ = ["calendar_server"]


@pytest.fixture
def keeper(studio, clock, qapp):
    bus = ChangeBus()
    keeper = CalendarKeeper(studio, bus=bus, clock=clock, passwords=Passwords(studio.tenant_id, None))
    keeper.said, keeper.heard = [], []
    keeper.refused.connect(keeper.said.append)
    bus.changed.connect(lambda changes, _origin: keeper.heard.append(changes))
    yield keeper
    keeper.close()


def _follow(studio, url, calendar_url):
    with studio.write() as db:
        job = make_job()
        db.add(job)
        db.flush()
        db.add(make_session(job))
        new = NewAccount(name="Private", url=url, calendar_url=calendar_url, username="anna")
        [account_id] = add_account(db, new).rows["calendar_accounts"]
    return account_id


def test_an_address_is_looked_at_and_its_calendars_come_back(keeper, calendar_server, qtbot):
    found = []
    keeper.find(calendar_server.url, ANNA, done=found.append, failed=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert [one.name for one in found[0]] == ["Private"]
    keeper.find(
        calendar_server.url, Login(username="anna", password="no"), done=found.append, failed=found.append
    )
    qtbot.waitUntil(lambda: len(found) == 2)
    assert found[1].code == "calendar_password"


def test_a_password_that_is_given_starts_a_round(keeper, studio, calendar_server, qtbot):
    account_id = _follow(studio, calendar_server.url, calendar_server.calendar_url)
    with qtbot.waitSignal(keeper.rounded):
        keeper.keep_password(account_id, ANNA.password)
    with studio.read() as db:
        assert db.scalars(select(SessionExternalId)).one().etag
    assert not keeper.said


def test_what_goes_wrong_is_said_once(keeper, studio, qtbot):
    with misbehaving(lambda _: None) as url:
        pass
    account_id = _follow(studio, url, url + "private/")
    keeper.forget_password(uuid4())
    for _ in range(2):
        with qtbot.waitSignal(keeper.rounded):
            keeper.keep_password(account_id, "secret")
    assert [error.code for error in keeper.said] == ["calendar_away"]
    assert len(keeper.heard) == 1


def test_whether_passwords_are_kept_is_told(keeper, qtbot):
    told = []
    keeper.ask_if_kept(told.append)
    qtbot.waitUntil(lambda: told == [False])


def test_closed_it_begins_nothing(keeper):
    keeper.close()
    keeper.look()
    assert keeper.is_resting
