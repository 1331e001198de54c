import pytest

from focusflow_desktop.business.lists.catalogue import LISTS, Kind

COLUMNS = [(one.id, column) for one in LISTS.values() for column in one.columns]


@pytest.mark.parametrize(("list_id", "column"), COLUMNS, ids=lambda value: getattr(value, "name", value))
def test_every_column_is_one_of_its_record_and_says_what_it_needs(list_id, column):
    assert column.name in LISTS[list_id].record.__table__.columns
    if column.kind is Kind.ONE_OF:
        assert column.of in LISTS
    if column.kind is Kind.CHOICE:
        assert column.choices
    if column.kind in (Kind.COUNT, Kind.MINUTES, Kind.DEGREES):
        assert column.at_most > 0


@pytest.mark.parametrize("one", LISTS.values(), ids=lambda one: one.id)
def test_every_list_goes_by_its_tables_name_and_can_be_put_away(one):
    table = one.record.__table__
    assert one.id == table.name
    assert {"name", "is_archived", "deleted"} <= set(table.columns.keys())
    assert one.column("name").is_optional is False


@pytest.mark.parametrize(("list_id", "column"), COLUMNS, ids=lambda value: getattr(value, "name", value))
def test_a_column_may_be_empty_only_where_its_table_allows_it(list_id, column):
    stored = LISTS[list_id].record.__table__.columns[column.name]
    assert not column.is_optional or stored.nullable
