import pytest
from sqlalchemy import event

from focusflow_desktop.business.session_types.operations import SESSION_TYPES
from focusflow_desktop.business.studio.lists import choices_of, source_of
from focusflow_desktop.business.studio.operations import found_studio
from focusflow_desktop.db import undo
from focusflow_desktop.shared.errors import Refused
from tests.support.lists import Listed


@pytest.fixture
def types(studio):
    with studio.write() as db:
        found_studio(db, studio.tenant_id, name="Anna Studio", country="DE", currency="EUR")
    return Listed(studio, source_of(SESSION_TYPES))


def test_a_new_row_comes_last_and_a_taken_name_gets_a_number(types):
    types.add("Portrait")
    types.add("Call")
    types.add("Portrait")
    assert types.names == ["Portrait", "Call", "Portrait 2"]


def test_what_was_typed_is_kept_and_one_undo_takes_it_back(types, studio):
    row = types.add("Portrait")
    types.change(row, "price_minor", "450")
    assert types.value(row, "price_minor") == 45000
    with studio.write() as db:
        undo.undo(db)
    assert types.value(row, "price_minor") is None


def test_money_is_in_the_studios_currency(types):
    row = types.add("Portrait")
    types.change(row, "price_minor", "450")
    assert types.row(row).currency == "EUR"


def test_a_name_that_is_taken_is_refused_beside_the_name(types):
    types.add("Portrait")
    row = types.add("Call")
    with pytest.raises(Refused) as refused:
        types.change(row, "name", " portrait ")
    assert refused.value.fields["field"] == "name"
    types.change(row, "name", "CALL")  # its own name, written otherwise
    assert types.names == ["Portrait", "CALL"]


def test_a_refused_value_leaves_everything_as_it_was(types):
    row = types.add("Portrait")
    with pytest.raises(Refused):
        types.change(row, "duration_minutes", "soon")
    assert types.value(row, "duration_minutes") == 60


def test_rows_that_are_put_away_come_last_and_are_no_choice(types, studio):
    first = types.add("Portrait")
    second = types.add("Call")
    types.archive(first, is_archived=True)
    assert types.names == ["Call", "Portrait"]
    with studio.read() as db:
        assert choices_of(db, SESSION_TYPES) == [(second, "Call")]
    types.archive(first, is_archived=False)
    assert types.names == ["Portrait", "Call"]


def test_the_order_is_the_persons(types):
    ids = [types.add(name) for name in ("A", "B", "C")]
    types.order(ids[::-1])
    assert types.names == ["C", "B", "A"]


def test_a_row_that_is_gone_is_said(types, studio):
    row = types.add("A")
    with studio.write() as db:
        undo.undo(db)
    with pytest.raises(Refused, match="no longer"):
        types.change(row, "name", "B")


def test_a_list_costs_two_statements_however_long_it_is(types, studio):
    for number in range(5):
        types.add(f"Type {number}")
    asked = []
    with studio.read() as db:
        event.listen(db.connection(), "before_cursor_execute", lambda *a: asked.append(a[2]))
        types.source.rows(db)
    assert len(asked) <= 2
