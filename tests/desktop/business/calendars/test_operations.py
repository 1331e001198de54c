from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from focusflow_desktop.business.calendars.operations import (
    NewAccount,
    add_account,
    remove_account,
    set_account,
)
from focusflow_desktop.business.calendars.queries import account_rows
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import ExternalBusy
from tests.support.factories import make_member

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
NEW = NewAccount(
    name="Private", url="https://cloud.example.com", calendar_url="https://cloud.example.com/anna/private/",
    username="anna",
)  # fmt: skip


def _add(studio, new=NEW):
    with studio.write() as db:
        [account_id] = add_account(db, new).rows["calendar_accounts"]
        db.add(ExternalBusy(calendar_account_id=account_id, external_id="a", starts_at=NOON, ends_at=NOON))
    return account_id


def _busy(studio):
    with studio.read() as db:
        return db.scalars(select(ExternalBusy).where(~ExternalBusy.deleted)).all()


def test_an_account_stands_in_the_list_with_its_person(studio):
    mia = make_member("Mia")
    with studio.write() as db:
        db.add(mia)
        db.flush()
        mia_id = mia.id
    _add(studio, NewAccount(**{**{name: getattr(NEW, name) for name in NEW.__slots__}, "member_id": mia_id}))
    with studio.read() as db:
        [row] = account_rows(db)
    assert (row.name, row.username, row.person, row.problem) == ("Private", "anna", "Mia", None)


def test_a_calendar_is_followed_once(studio):
    _add(studio)
    with pytest.raises(Refused) as refused:
        _add(studio)
    assert refused.value.code == "calendar_twice"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"username": " "}, "username"),
        ({"url": "http://example.com"}, "url"),
        ({"member_id": new_id()}, "member"),
    ],
)
def test_what_is_wrong_is_named(studio, changes, field):
    values = {name: getattr(NEW, name) for name in NEW.__slots__}
    with pytest.raises(Refused) as refused:
        _add(studio, NewAccount(**{**values, **changes}))
    assert refused.value.fields["field"] == field


def test_what_is_no_longer_read_goes(studio):
    account_id = _add(studio)
    with studio.write() as db:
        set_account(db, account_id, writes_sessions=True, reads_busy=False)
    assert not _busy(studio)


def test_an_account_that_is_removed_takes_its_busy_times_along(studio):
    account_id = _add(studio)
    with studio.write() as db:
        remove_account(db, account_id)
    assert not _busy(studio)
    with studio.read() as db:
        assert account_rows(db) == ()
    with pytest.raises(Refused), studio.write() as db:
        remove_account(db, account_id)
