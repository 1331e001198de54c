"""The chips hold the filter: what one changes, what it leaves alone, and what stands where."""

from itertools import pairwise
from uuid import UUID

import pytest

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import FilterCounts
from focusflow_desktop.shared.records.photos import Flag
from focusflow_desktop.ui.library.filter_bar import FilterBar

SHOOT = frozenset({UUID(int=7)})


@pytest.fixture
def bar(qtbot):
    made = FilterBar()
    qtbot.addWidget(made)
    made.resize(1180, made.height())
    made.show()
    made.show_counts(FilterCounts(shown=3, total=9, unmarked=2, missing=1, trashed=2, by_flag={"pick": 4}))
    return made


def chip(bar, name):
    return bar._toggles[name]


def told(bar):
    filters = []
    bar.filter_changed.connect(filters.append)
    return filters


def test_a_chip_toggles_its_own_field_and_leaves_the_others(bar):
    bar.apply(Filter(rating_at_least=3))
    filters = told(bar)
    chip(bar, "picks").click()
    chip(bar, "picks").click()
    assert filters == [Filter(rating_at_least=3, flags=frozenset({Flag.PICK})), Filter(rating_at_least=3)]


def test_showing_a_filter_announces_nothing(bar):
    filters = told(bar)
    bar.show_filter(Filter(is_unmarked=True))
    assert filters == [] and chip(bar, "unmarked").isChecked()


def test_clearing_keeps_the_shoot(bar):
    bar.apply(Filter(session_ids=SHOOT, rating_at_least=3, text="cover"))
    bar.clear()
    assert bar.filter == Filter(session_ids=SHOOT)
    assert bar.search.text() == ""


def test_typing_is_one_change_once_it_rests(bar, qtbot):
    filters = told(bar)
    bar.search.setFocus()
    qtbot.keyClicks(bar.search, "cover")
    qtbot.waitUntil(lambda: filters == [Filter(text="cover")])


def test_missing_and_trash_stand_only_where_there_is_something(bar):
    assert chip(bar, "missing").isVisible() and chip(bar, "trashed").isVisible()
    bar.show_counts(FilterCounts(shown=3, total=9, unmarked=2, missing=0, trashed=0))
    assert not chip(bar, "missing").isVisible() and not chip(bar, "trashed").isVisible()


def test_the_trash_is_a_place_of_its_own_with_a_way_out_and_a_way_back(bar):
    bar.apply(Filter(session_ids=SHOOT, flags=frozenset({Flag.PICK})))
    assert not bar.put_back.isVisible()
    chip(bar, "trashed").click()
    assert bar.filter == Filter(session_ids=SHOOT, is_trashed=True)
    assert bar.put_back.isVisible() and not chip(bar, "picks").isVisible()
    chip(bar, "trashed").click()
    assert bar.filter == Filter(session_ids=SHOOT)
    assert chip(bar, "picks").isVisible() and not bar.put_back.isVisible()


def test_nothing_lies_over_anything_else_with_every_chip_shown(bar, qtbot):
    bar.apply(Filter(is_missing=True))
    qtbot.wait(10)
    shown = [part for part in bar.children() if part.isWidgetType() and part.isVisible()]
    shown.sort(key=lambda part: part.x())
    for left, right in pairwise(shown):
        assert left.geometry().right() < right.x(), (left, right)
