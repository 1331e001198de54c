from datetime import UTC, datetime, timedelta

import pytest

from focusflow_desktop.business.sessions.items import ItemKind
from focusflow_desktop.business.sessions.time_off import (
    TimeOff,
    add_blackout,
    blackouts_and_busy,
    change_blackout,
    delete_blackout,
)
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.records import CalendarAccount, ExternalBusy
from focusflow_desktop.shared.records.allocations import ResourceKind
from focusflow_desktop.shared.rules.clashes import Resource
from tests.support.factories import make_member

FROM = datetime(2026, 7, 4, tzinfo=UTC)
TO = FROM + timedelta(days=2)
FAIR = TimeOff(title=" Fair ", starts_at=FROM, ends_at=TO)


def _read(studio):
    with studio.read() as db:
        return blackouts_and_busy(db, FROM, TO)


def test_a_day_off_is_added_changed_deleted_and_comes_back(studio):
    with studio.write() as db:
        [blackout_id] = add_blackout(db, FAIR).rows["blackouts"]
    [item] = _read(studio)
    assert (item.title, item.kind, item.is_all_day, item.resources) == ("Fair", ItemKind.BLACKOUT, True, ())
    anna = make_member()
    with studio.write() as db:
        db.add(anna)
        db.flush()
        whose = Resource(kind=ResourceKind.USER, id=anna.id)
        off = TimeOff(title="Holiday", starts_at=FROM, ends_at=TO, resource=whose)
        change_blackout(db, blackout_id, off)
    assert _read(studio)[0].people == ("Anna",)
    with studio.write("Delete day off") as db:
        delete_blackout(db, blackout_id)
    assert not _read(studio)
    with studio.write() as db:
        undo.undo(db)
    assert _read(studio)


@pytest.mark.parametrize(
    ("off", "field"),
    [
        (TimeOff(title=" ", starts_at=FROM, ends_at=TO), "title"),
        (TimeOff(title="Fair", starts_at=TO, ends_at=FROM), "ends_at"),
    ],
)
def test_what_is_wrong_is_named(studio, off, field):
    with pytest.raises(Refused) as refused, studio.write() as db:
        add_blackout(db, off)
    assert refused.value.fields["field"] == field


def test_other_calendars_entries_belong_to_the_accounts_person(studio):
    mia = make_member("Mia")
    with studio.write() as db:
        db.add(mia)
        db.flush()
        account = CalendarAccount(name="Private", member_id=mia.id)
        db.add(account)
        db.flush()
        db.add(ExternalBusy(calendar_account_id=account.id, external_id="a", starts_at=FROM, ends_at=TO))
    [item] = _read(studio)
    assert (item.title, item.kind, item.people) == ("Private", ItemKind.BUSY, ("Mia",))
