"""The list of places: what stands in it, what a click shows, and which line is marked."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from focusflow_desktop.photos.library.filters import Filter
from focusflow_desktop.photos.library.rows import CollectionRow, SessionRow
from focusflow_desktop.ui.library.collections import PlacesList

SHOOT, PARENT, CHILD = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.fixture
def places(qtbot):
    made = PlacesList()
    qtbot.addWidget(made)
    shoot = SessionRow(
        id=SHOOT, title="The day", job_id=UUID(int=9), job="Weber", photos=12, unmarked=3, first_taken_at=None
    )
    child = CollectionRow(id=CHILD, name="Portraits", parent_id=PARENT, photos=2)
    parent = CollectionRow(id=PARENT, name="Album", parent_id=None, photos=5)
    made.places.show_places(total=20, sessions=[shoot], collections=[child, parent])
    return made


def lines(places):
    return [places.places.line_at(place) for place in range(places.places.rowCount())]


def test_all_photos_stand_first_then_shoots_then_collections_with_their_sets_below_them(places):
    assert [(line.name, line.count, line.depth) for line in lines(places)] == [
        ("All photos", 20, 0),
        ("Shoots", 0, 0),
        ("Weber · The day", 12, 0),
        ("Collections", 0, 0),
        ("Album", 5, 0),
        ("Portraits", 2, 1),
    ]


def test_headings_cannot_be_chosen(places):
    flags = [places.places.flags(places.places.index(place)) for place in (0, 1)]
    assert flags[0] & Qt.ItemFlag.ItemIsSelectable and flags[1] == Qt.ItemFlag.NoItemFlags


def test_a_click_asks_for_what_is_in_the_place(places, qtbot):
    told = []
    places.place_chosen.connect(told.append)
    places.clicked.emit(places.places.index(5))
    places.clicked.emit(places.places.index(1))
    assert told == [Filter(collection_id=CHILD)]


def test_the_place_stays_marked_whatever_else_narrows_it(places):
    places.show_chosen(Filter(session_ids=frozenset({SHOOT}), rating_at_least=4))
    assert places.chosen_line.name == "Weber · The day"
    places.show_chosen(Filter(rating_at_least=4))
    assert places.chosen_line.name == "All photos"


def test_without_shoots_and_collections_there_are_no_headings(places):
    places.places.show_places(total=0, sessions=[], collections=[])
    assert [line.name for line in lines(places)] == ["All photos"]
