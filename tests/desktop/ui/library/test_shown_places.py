from uuid import UUID

import pytest
from PySide6.QtCore import QObject

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import FilterCounts
from focusflow_desktop.ui.library.collections import PlacesList
from focusflow_desktop.ui.library.filter_bar import FilterBar
from focusflow_desktop.ui.library.header import LibraryHeader
from focusflow_desktop.ui.library.shown_places import ShownPlaces
from tests.support.rooms import MemoryLibrary


class LateCounts(MemoryLibrary):
    """Counts that come when they are let."""

    def __init__(self) -> None:
        super().__init__(3)
        self.asked = []

    def counts(self, filter_, done):
        self.asked.append((filter_, done))


@pytest.fixture
def parts(qtbot):
    made = LibraryHeader(), FilterBar(), PlacesList()
    for part in made:
        qtbot.addWidget(part)
    return made


def test_counts_of_a_filter_that_was_changed_meanwhile_are_dropped(parts, qtbot):
    head, bar, places = parts
    library, owner = LateCounts(), QObject()
    shown = ShownPlaces(owner, library, head=head, bar=bar, places=places)
    shown.count_soon()
    shown.count_soon()
    qtbot.waitUntil(lambda: len(library.asked) == 1)
    _, late = library.asked[0]
    bar.show_filter(Filter(rating_at_least=3))
    late(FilterCounts(shown=1, total=77, unmarked=0, missing=0))
    assert shown.title == ""
    shown.count_soon()
    qtbot.waitUntil(lambda: len(library.asked) == 2)
    library.asked[1][1](FilterCounts(shown=1, total=78, unmarked=0, missing=0))
    assert shown.title == "All photos"


def test_a_shoot_is_told_once_and_only_when_nothing_else_narrows_it(parts):
    head, bar, places = parts
    owner = QObject()
    shown = ShownPlaces(owner, MemoryLibrary(3), head=head, bar=bar, places=places)
    told = []
    shown.shoot_opened.connect(told.append)
    shoot = Filter(session_ids=frozenset({UUID(int=7)}))
    shown.tell_shoot(Filter(session_ids=shoot.session_ids, rating_at_least=2), [UUID(int=1)])
    shown.tell_shoot(shoot, [UUID(int=1)])
    shown.tell_shoot(shoot, [UUID(int=1)])
    assert told == [[UUID(int=1)]]
