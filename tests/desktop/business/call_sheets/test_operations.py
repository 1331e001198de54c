from datetime import UTC, datetime, timedelta

import pytest

from focusflow_desktop.business.call_sheets.operations import (
    EntryFacts,
    SheetField,
    add_entry,
    change_entry,
    change_sheet,
    remove_entry,
)
from focusflow_desktop.business.call_sheets.queries import sheet_of
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id

NOON = datetime(2026, 6, 20, 10, tzinfo=UTC)


def sheet(wedding):
    with wedding.studio.read() as db:
        return sheet_of(db, wedding.session)


def add(wedding, **facts):
    with wedding.studio.write("New line") as db:
        changes = add_entry(db, wedding.session, EntryFacts(**{"title": "Ceremony", **facts}))
        return next(iter(changes.rows["call_sheet_entries"]))


def test_a_sheet_begins_with_its_first_word_and_forgets_it_again(wedding):
    assert sheet(wedding).parking == ""
    for words in ("  Behind the church ", ""):
        with wedding.studio.write() as db:
            change_sheet(db, wedding.session, SheetField.PARKING, words)
        assert sheet(wedding).parking == words.strip()


def test_every_field_of_the_sheet_keeps_its_own_words(wedding):
    with wedding.studio.write() as db:
        for field in SheetField:
            change_sheet(db, wedding.session, field, f"about {field.value}")
    found = sheet(wedding)
    assert [getattr(found, field.value) for field in SheetField] == [
        f"about {field.value}" for field in SheetField
    ]


def test_lines_stand_by_their_time_and_those_without_one_last(wedding):
    add(wedding, title="Speeches")
    add(wedding, title="Dinner", starts_at=NOON + timedelta(hours=7))
    add(wedding, title="Ceremony", starts_at=NOON, ends_at=NOON + timedelta(hours=1), people=" Everybody ")
    found = sheet(wedding).entries
    assert [row.title for row in found] == ["Ceremony", "Dinner", "Speeches"]
    assert (found[0].people, found[0].ends_at) == ("Everybody", NOON + timedelta(hours=1))


def test_a_line_is_changed_and_taken_off(wedding):
    entry = add(wedding)
    with wedding.studio.write() as db:
        change_entry(db, entry, EntryFacts(title="Vows", location_id=wedding.place))
    (row,) = sheet(wedding).entries
    assert (row.title, row.place) == ("Vows", "Botanical garden")
    with wedding.studio.write("Take off") as db:
        remove_entry(db, entry)
    assert sheet(wedding).entries == ()
    with wedding.studio.write() as db:
        undo.undo(db)
    assert [row.title for row in sheet(wedding).entries] == ["Vows"]


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"title": "  "}, "title"),
        ({"starts_at": NOON, "ends_at": NOON - timedelta(minutes=1)}, "ends_at"),
        ({"ends_at": NOON}, "starts_at"),
        ({"location_id": new_id()}, "place"),
    ],
)
def test_a_line_that_is_none_is_refused_beside_its_field_and_leaves_nothing(wedding, facts, field):
    with pytest.raises(Refused) as refused:
        add(wedding, **facts)
    assert refused.value.fields["field"] == field
    assert sheet(wedding).entries == ()


def test_what_is_gone_is_refused(wedding):
    for act in (
        lambda db: change_sheet(db, new_id(), SheetField.NOTES, "x"),
        lambda db: remove_entry(db, new_id()),
    ):
        with wedding.studio.write() as db, pytest.raises(Refused):
            act(db)
