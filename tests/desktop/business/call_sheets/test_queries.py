from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from focusflow_desktop.business.call_sheets.operations import EntryFacts, SheetField, add_entry, change_sheet
from focusflow_desktop.business.call_sheets.queries import near_sessions, photos_for_item, sheet_of
from focusflow_desktop.business.call_sheets.shot_lists import ItemFacts, add_items, add_list, link_photos
from focusflow_desktop.shared.ids import new_id
from focusflow_desktop.shared.records import CallSheet, CallSheetEntry, PhotoSession, PhotoState
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.shared.records.sessions import SessionState


def sheet(wedding):
    with wedding.studio.read() as db:
        return sheet_of(db, wedding.session)


def test_the_sheet_knows_day_place_light_and_the_papers_country(wedding):
    found = sheet(wedding)
    assert (found.title, found.job, found.studio, found.country) == (
        "Ceremony",
        "Weber, wedding",
        "Brandt Studio",
        "DE",
    )
    assert found.day.isoformat() == "2026-06-20"
    assert (found.place.name, found.place.address) == ("Botanical garden", "Unter den Eichen 5, Berlin")
    assert (found.sun.sunset.hour, found.sun.sunset.utcoffset().total_seconds()) == (21, 7200)


def test_a_session_without_time_and_place_still_has_a_sheet(wedding):
    with wedding.studio.write() as db:
        session = db.get_one(PhotoSession, (wedding.studio.tenant_id, wedding.session))
        session.starts_at = session.ends_at = session.location_id = None
    found = sheet(wedding)
    assert (found.day, found.place, found.sun) == (None, None, None)


def test_a_session_that_is_gone_has_none(wedding):
    with wedding.studio.read() as db:
        assert sheet_of(db, new_id()) is None


def test_what_two_machines_began_is_read_as_one(wedding):
    with wedding.studio.write() as db:
        change_sheet(db, wedding.session, SheetField.NOTES, "Mine")
        other = CallSheet(id=new_id(), session_id=wedding.session, notes="Theirs", dress="Black")
        other.created_at = datetime(2030, 1, 1, tzinfo=UTC)
        db.add(other)
        db.flush()
        db.add(CallSheetEntry(call_sheet_id=other.id, title="Dinner"))
    found = sheet(wedding)
    assert (found.notes, found.dress, [row.title for row in found.entries]) == ("Mine", "Black", ["Dinner"])


def test_the_hours_go_along_when_the_session_moves(wedding):
    noon = datetime(2026, 6, 20, 10, tzinfo=UTC)
    with wedding.studio.write() as db:
        add_entry(db, wedding.session, EntryFacts(title="Dinner", starts_at=noon + timedelta(hours=7)))
        session = db.get_one(PhotoSession, (wedding.studio.tenant_id, wedding.session))
        session.starts_at += timedelta(days=14)
        session.ends_at += timedelta(days=14)
        add_entry(db, wedding.session, EntryFacts(title="Ceremony", starts_at=noon + timedelta(days=14)))
    rows = sheet(wedding).entries
    assert [(row.title, row.starts_at) for row in rows] == [
        ("Ceremony", noon + timedelta(days=14)),
        ("Dinner", noon + timedelta(days=14, hours=7)),
    ]


def test_grandmother_has_no_picks(wedding, photos):
    with wedding.studio.write() as db:
        (formals,) = add_list(db, wedding.session, "Formals").rows["shot_lists"]
        wishes = [ItemFacts(title=name, is_must=True) for name in ("Grandmother", "Both", "Cake")]
        add_items(db, formals, wishes)
    grandmother, both, _cake = sheet(wedding).lists[0].items
    with wedding.studio.write() as db:
        link_photos(db, grandmother.id, photos[:2])
        link_photos(db, both.id, photos[2:])
        db.get_one(PhotoState, (wedding.studio.tenant_id, photos[3])).flag = Flag.PICK
    found = sheet(wedding)
    assert [(item.photos, item.picks) for item in found.lists[0].items] == [(2, 0), (2, 1), (0, 0)]
    assert [item.title for item in found.missing] == ["Grandmother", "Cake"]
    assert found.photos == 4


def test_the_sessions_photos_are_shown_for_an_item_as_they_were_taken(wedding, photos):
    with wedding.studio.write() as db:
        (formals,) = add_list(db, wedding.session, "Formals").rows["shot_lists"]
        (item,) = add_items(db, formals, [ItemFacts(title="Grandmother")]).rows["shot_list_items"]
        db.flush()
        link_photos(db, item, photos[1:2])
        db.get_one(PhotoState, (wedding.studio.tenant_id, photos[3])).flag = Flag.PICK
    with wedding.studio.read() as db:
        found = photos_for_item(db, wedding.session, item)
        assert photos_for_item(db, wedding.other_session, item) == ()
    assert [(row.id, row.is_linked, row.is_pick) for row in found] == [
        (photo, at == 1, at == 3) for at, photo in enumerate(photos)
    ]
    assert found[0].name == "AB5_0001.CR3"


def test_before_the_shoot_nothing_is_missing(wedding):
    with wedding.studio.write() as db:
        (formals,) = add_list(db, wedding.session, "Formals").rows["shot_lists"]
        add_items(db, formals, [ItemFacts(title="Grandmother", is_must=True)])
    assert sheet(wedding).missing == ()


@pytest.mark.parametrize("lists", [1, 6])
def test_the_statements_do_not_grow_with_what_is_on_the_sheet(wedding, lists):
    with wedding.studio.write() as db:
        for number in range(lists):
            (made,) = add_list(db, wedding.session, f"List {number}").rows["shot_lists"]
            add_items(db, made, [ItemFacts(title=str(at)) for at in range(20)])
    asked = []
    with wedding.studio.read() as db:
        event.listen(db.get_bind(), "before_cursor_execute", lambda *said: asked.append(said[2]))
        sheet_of(db, wedding.session)
    assert len([one for one in asked if one.lstrip().upper().startswith("SELECT")]) <= 13


@pytest.mark.parametrize(("month", "first"), [(5, "Engagement"), (7, "Ceremony"), (9, "Ceremony")])
def test_what_comes_next_stands_first_and_what_was_after_it(wedding, month, first):
    with wedding.studio.write() as db:
        engagement = db.get_one(PhotoSession, (wedding.studio.tenant_id, wedding.other_session))
        engagement.starts_at = datetime(2026, 6, 1, 12, tzinfo=UTC)
        cancelled = PhotoSession(job_id=engagement.job_id, title="Cancelled", state=SessionState.CANCELLED)
        cancelled.starts_at = engagement.starts_at
        db.add(cancelled)
    with wedding.studio.read() as db:
        found = near_sessions(db, now=datetime(2026, month, 13, tzinfo=UTC))
    assert [row.title for row in found] == [first, *({"Ceremony", "Engagement"} - {first})]
    assert found[0].job == "Weber, wedding"
