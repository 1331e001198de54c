from datetime import date

import pytest

from focusflow_desktop.business.lists.catalogue import LISTS
from focusflow_desktop.business.lists.operations import add_line, change_line, move_line, set_put_away
from focusflow_desktop.business.lists.queries import list_view
from focusflow_desktop.db.undo import undo
from focusflow_desktop.shared.errors import Refused
from focusflow_desktop.shared.ids import new_id


def add(studio, list_id, name):
    with studio.write("New line") as db:
        (row,) = add_line(db, list_id, name).rows[list_id]
    return row


def change(studio, list_id, row, column, value):
    with studio.write("Change") as db:
        change_line(db, list_id, row, column=column, value=value)


def line(studio, list_id, row):
    with studio.read() as db:
        return next(one for one in list_view(db, list_id).lines if one.id == row)


def names(studio, list_id):
    with studio.read() as db:
        return [(one.name, one.is_archived) for one in list_view(db, list_id).lines]


@pytest.mark.parametrize("list_id", LISTS)
def test_a_line_is_added_renamed_put_away_and_taken_back_by_undo(founded, list_id):
    row = add(founded, list_id, "  The   first ")
    assert names(founded, list_id) == [("The first", False)]
    change(founded, list_id, row, "name", "Another")
    with founded.write("Put away") as db:
        set_put_away(db, list_id, row, is_archived=True)
    assert names(founded, list_id) == [("Another", True)]
    with founded.write() as db:
        undo(db)
        undo(db)
    assert names(founded, list_id) == [("The first", False)]


@pytest.mark.parametrize(
    ("list_id", "column", "value", "kept"),
    [
        ("session_types", "duration_minutes", 90, 90),
        ("session_types", "kind", "consult", "consult"),
        ("session_types", "price_minor", 24_900, 24_900),
        ("session_types", "needs_approval", True, True),
        ("locations", "latitude", "48,137", 48.137),
        ("locations", "longitude", "-122.5", -122.5),
        ("locations", "travel_minutes", None, None),
        ("locations", "notes", "  Ring twice \n\n", "Ring twice"),
        ("kit_items", "service_due", date(2027, 1, 1), date(2027, 1, 1)),
        ("lead_sources", "channel", " ", None),
    ],
)
def test_a_value_is_kept_as_it_is_meant(founded, list_id, column, value, kept):
    row = add(founded, list_id, "One")
    change(founded, list_id, row, column, value)
    assert line(founded, list_id, row).values[column] == kept


@pytest.mark.parametrize(
    ("list_id", "column", "value", "code"),
    [
        ("session_types", "name", " ", "list.name_missing"),
        ("session_types", "duration_minutes", None, "list.value_missing"),
        ("session_types", "duration_minutes", -1, "list.no_number"),
        ("session_types", "duration_minutes", 9_999, "list.no_number"),
        ("session_types", "kind", "party", "list.no_choice"),
        ("session_types", "location_id", new_id(), "list.no_choice"),
        ("locations", "latitude", "north", "list.no_degrees"),
        ("locations", "latitude", "91", "list.no_degrees"),
        ("kit_items", "bought_on", "yesterday", "list.no_date"),
    ],
)
def test_what_cannot_be_is_refused_at_its_column_and_nothing_changes(founded, list_id, column, value, code):
    row = add(founded, list_id, "One")
    before = line(founded, list_id, row)
    with pytest.raises(Refused) as refused:
        change(founded, list_id, row, column, value)
    assert (refused.value.code, refused.value.fields["field"]) == (code, column)
    assert line(founded, list_id, row) == before


def test_two_lines_in_use_never_have_one_name(founded):
    first = add(founded, "rooms", "Daylight")
    with pytest.raises(Refused, match="already"):
        add(founded, "rooms", "daylight")
    with founded.write() as db:
        set_put_away(db, "rooms", first, is_archived=True)
    add(founded, "rooms", "Daylight")
    with founded.write() as db, pytest.raises(Refused, match="already"):
        set_put_away(db, "rooms", first, is_archived=False)


def test_ordered_lines_move_and_stop_at_the_ends(founded):
    rows = [add(founded, "job_types", name) for name in ("Wedding", "Family", "Newborn")]
    with founded.write() as db:
        move_line(db, "job_types", rows[2], by=-1)
    assert [name for name, _ in names(founded, "job_types")] == ["Wedding", "Newborn", "Family"]
    with founded.write() as db:
        move_line(db, "job_types", rows[0], by=-5)
    assert [name for name, _ in names(founded, "job_types")] == ["Wedding", "Newborn", "Family"]
    add(founded, "rooms", "Daylight")
    with founded.write() as db, pytest.raises(Refused, match="by name"):
        move_line(db, "rooms", rows[0], by=1)


def test_a_line_that_is_gone_is_said(founded):
    with founded.write() as db, pytest.raises(Refused, match="not there any more"):
        change_line(db, "brands", new_id(), column="name", value="X")
