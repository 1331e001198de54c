from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt

from focusflow_desktop.ui.models.lazy_table import ID_ROLE, PLACEHOLDER, ROW_ROLE, Column, LazyTable

IDS = [UUID(int=number) for number in range(500)]


@pytest.fixture
def asked():
    return []


@pytest.fixture
def table(qapp, asked, qtmodeltester):
    columns = [
        Column(title="Number", show=str),
        Column(title="Twice", show=lambda row: str(row * 2), is_number=True),
    ]
    table = LazyTable[int](columns, ask=asked.append, unreadable="cannot be read")
    table.show_ids(IDS)
    return table


def _answer(table, asked, *, without=()):
    wanted = asked.pop()
    table.take(wanted, {row: row.int for row in wanted if row not in without})


def test_nothing_is_read_until_it_is_in_sight(table, asked):
    assert (table.rowCount(), table.columnCount(), asked) == (500, 2, [])


def test_a_row_in_sight_is_a_placeholder_and_then_itself(table, asked, qtbot):
    index = table.index(7, 0)
    assert index.data() == PLACEHOLDER
    with qtbot.waitSignal(table.dataChanged):
        _answer(table, asked)
    assert index.data() == "7"
    assert table.index(7, 1).data() == "14"
    assert index.data(ROW_ROLE) == 7
    assert index.data(ID_ROLE) == IDS[7]


def test_a_row_that_cannot_be_read_is_disabled_and_says_so(table, asked):
    index = table.index(0, 0)
    index.data()
    _answer(table, asked, without=[IDS[0]])
    assert index.data() == "cannot be read"
    assert index.flags() == Qt.ItemFlag.NoItemFlags


def test_a_changed_row_is_read_again_when_it_is_in_sight(table, asked):
    index = table.index(0, 0)
    index.data()
    _answer(table, asked)
    table.mark_stale([IDS[0]])
    assert index.data() == "0"
    assert asked == [[IDS[0]]]


def test_numbers_stand_at_the_right(table):
    assert table.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert table.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) == "Twice"


def test_it_keeps_the_rules_of_models(table, qtmodeltester):
    qtmodeltester.check(table)
    assert not table.data(QModelIndex())
